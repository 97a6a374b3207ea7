"""One module per promise; see `tests.prove`."""
