"""The local store: ministack, whose state is saved while it runs and read again by whoever starts it next."""
