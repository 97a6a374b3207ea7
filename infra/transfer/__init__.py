"""The form in which a whole platform is exported and imported (docs/transfer.md)."""
