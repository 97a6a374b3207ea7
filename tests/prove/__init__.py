"""`make prove`: does it keep its word? Faults, load and attacks, each a row that says what was tried and what was lost.

A row is a module of `tests.prove.rows` named after its place in the list (`r03_throttling`, `s02_links_only_looked_at`)
with one function, `prove(ask: Scale) -> Outcome`. Rows are found by listing the package; there is no other list.
"""
