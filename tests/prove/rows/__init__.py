"""One module per promise, in the folder of its kind; see `tests.prove`."""
