"""The strict store: its front on moto, and a scene for each of its rules."""
