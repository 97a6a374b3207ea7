"""A local stand-in for the Sociale Kaart, the Flemish register of care providers.

It speaks the shape that public code reads from the real register, over invented listings, and misbehaves on
request: that is how the sync is tried without the real thing.

    rubrics, places, names     what listings are made of
    mess, contacts, generator  one listing from (seed, index), nothing stored
    edits                      what people changed, kept over a restart
    catalogue, changes         the listings as they stand now: generated, edited, faults applied
    faults, kinds              the table of misbehaviours and what each accepts
    offers, tally              one page of a rubric, with the faults of paging; whose turn it is
    access, api                the register's own routes, its keys and tokens
    control                    the routes that set misbehaviour
    layout, pages, forms       the same for people
    exchange, server, serving  requests and answers, routing, the socket
"""

from infra.local.register.server import make_app
from infra.local.register.serving import serve

__all__ = ["make_app", "serve"]
