"""A weak sign where a text is worded like those of a kind, though no table knows its words."""
