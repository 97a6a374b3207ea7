"""The figures of functions, as Lambda starts and calls them: ours, and those of peers."""
