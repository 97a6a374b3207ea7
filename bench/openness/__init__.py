"""The cost of the log for strangers: of its making, and of a stranger's check."""
