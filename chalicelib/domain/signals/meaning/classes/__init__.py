"""The tables of each kind by classes of words that stand in one sentence, in whatever order."""
