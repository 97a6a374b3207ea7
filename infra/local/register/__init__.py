"""A local stand-in for the Sociale Kaart, the Flemish register of care providers.

It speaks the shape that public code reads from the real register, over invented listings, and misbehaves on
request: that is how the sync is tried without the real thing.

    ingredients, generator   one listing from (seed, index), nothing stored
    edits                    what people changed, kept over a restart
    settings                 the table of misbehaviours, and whose turn it is
    catalogue, paging        the listings as they stand now, and one page of them: generated, edited, faults applied
    api                      the register's own routes, its keys and tokens
    control, pages           misbehaviour and edits, in JSON for tests and on pages for people
    app                      which path goes where
"""

from infra.local.register.app import make_app
from infra.local.web.server import serving as serve

__all__ = ["make_app", "serve"]
