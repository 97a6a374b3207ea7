"""Ways to take part for whom the ordinary form is too much, and what they lead to."""
