"""Programs run in the tree of a build, today's or an older one, with that build's own modules."""
