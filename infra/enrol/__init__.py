"""Operators' command that enrols many organisations at once: `python -m infra.enrol FILE.csv`."""
