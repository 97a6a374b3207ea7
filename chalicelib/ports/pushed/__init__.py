"""The ports of what is pushed; see `stores.py`."""
