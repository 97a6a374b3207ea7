"""What is pushed, for editors."""
