"""What everybody may take along and check: the log for strangers, and the places of reviews in the open data."""
