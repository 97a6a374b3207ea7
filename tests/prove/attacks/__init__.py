"""The common part of the attacks of `tests.prove.rows`: their ground, valid bodies, and bad ones."""
