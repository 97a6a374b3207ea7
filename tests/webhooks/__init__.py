"""Webhooks: what is told, to whom, how it is signed and sent, and what becomes of an address that takes nothing."""
