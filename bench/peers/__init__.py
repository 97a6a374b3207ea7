"""The same pages and acts as others would write them: what our figures are set beside."""
