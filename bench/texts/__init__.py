"""`make bench PARTS=texts`: the signals beside texts of which it is known what they are to find, by kind.

Batteries of ours stand beside this module, a file a kind: harmless sentences that look like it among those that are
it. A folder of corpora (`CORPORA=`) is read beside them, in the same form; see `docs/signals.md`. Of each kind the
table has precision and recall, by today's code and by that of release 0.1.0, taken from this repository's history.
"""
