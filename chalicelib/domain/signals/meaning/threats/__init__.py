"""The tables of threats: said plainly, veiled, and in French."""
