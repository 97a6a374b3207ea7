"""The form in which everything moves in and out."""
