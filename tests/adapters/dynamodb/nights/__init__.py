"""The nights over the store: whose turn it is, what that costs, and how what stops goes on."""
