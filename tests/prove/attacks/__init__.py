"""What the attacks of `tests.prove.rows` share: the ground they happen on, valid bodies, and bad ones."""
