"""The packages of functions: what is made for them beforehand, and how they are packed."""
