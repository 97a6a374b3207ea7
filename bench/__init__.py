"""Figures: what the platform costs in time, memory, requests and money, each beside its target."""
