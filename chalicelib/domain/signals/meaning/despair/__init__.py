"""The tables of despair: said plainly, veiled, and in French."""
