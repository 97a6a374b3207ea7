"""The log for strangers: its entries, what may be said of them, the tree that they form, and its signed head."""
