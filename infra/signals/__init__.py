"""The signals of texts that a file brings, without a store."""
