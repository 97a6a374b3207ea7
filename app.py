"""The front door: builds the Chalice app and registers the blueprints; no route and no rule lives here."""

import gc

gc.disable()  # nothing that is made while a process starts is garbage; looking for it is a sixth of a cold start

from chalicelib import made_methods  # noqa: E402 - after the line above

made_methods.install()  # before any class is made; compiling the methods of a hundred is a quarter of a cold start

from chalicelib.entrypoints import front_door  # noqa: E402 - after the line above

app = front_door.opened()
gc.freeze()  # what was made stays for the life of the process: no later search goes through it again
gc.set_threshold(10_000, 10, 10)  # what a first look at a text loads stays too; a request leaves fewer behind
gc.enable()
