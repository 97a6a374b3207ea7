"""Starts the parts of the local stack in order, keeps them running and stops them: the plan and who carries it out."""
