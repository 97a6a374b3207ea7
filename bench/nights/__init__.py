"""The work that the nights ask of the store, and what a year of them costs."""
