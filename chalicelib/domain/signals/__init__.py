"""Signals of improper use [Z]: small checks that tell an editor what stands out, and why. A signal, never a verdict.

`list.py` is the place to start: the checks in order, and `look`, which runs them over the `Facts` of one review.
`facts.py` says what a check may look at; others gather it beforehand. `reading.py` is how a text is read,
`hints.py` what helps an author while writing, `near_duplicates.py` what finds copies among a million texts.
Nothing is imported here, so that the index of copies loads without the word lists.
"""
