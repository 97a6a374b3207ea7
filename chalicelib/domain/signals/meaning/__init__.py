"""What words mean together: who does what to whom, as tables of frames, and what in a sentence takes it back."""
