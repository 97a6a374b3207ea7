"""Schemas of what is pushed."""
