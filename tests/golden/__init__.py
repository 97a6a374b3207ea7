"""Stores that releases wrote, each by its own hand, and whether today's build still opens them."""
