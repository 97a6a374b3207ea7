"""The way out to addresses that others gave."""
