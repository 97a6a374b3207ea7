"""Words that name no house, and how many of them search takes for a slip in some name."""
