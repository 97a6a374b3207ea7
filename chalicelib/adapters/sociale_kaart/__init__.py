"""The Sociale Kaart as a source of listings; nothing outside this package knows its names.

`config.py` says where everything stands in its answers, `client.py` asks politely, `mapping.py` puts its words in
ours, `source.py` is the port. Another register of the same kind (REST, JSON, pages) needs another configuration only.
"""
