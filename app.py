"""The front door: builds the Chalice app and hangs the blueprints; no route and no rule lives here."""

import gc

gc.disable()  # nothing that is made while a process starts is garbage; looking for it is a sixth of a cold start

from aws_lambda_powertools import Logger  # noqa: E402 - after the line above
from chalice.app import Chalice  # noqa: E402 - the same

from chalicelib.entrypoints import (  # noqa: E402 - the same
    assets,
    author,
    cases,
    digests,
    editor,
    editor_log,
    editor_organisations,
    editor_queue,
    embeds,
    insights,
    mail_events,
    middleware,
    notices,
    openness,
    organisation,
    personal_data,
    schedules,
    sessions,
    sharing,
    streams,
    sync_runs,
    visitor,
    writing,
)

logger = Logger(service="waardering")
app = Chalice(app_name="waardering", configure_logs=False)
app.register_middleware(middleware.watch, "http")
for audience in (
    *(assets, visitor, writing, embeds, sharing, notices, openness),
    *(author, personal_data, organisation, insights, digests),
    *(sessions, editor_queue, editor, editor_organisations, cases, editor_log, sync_runs),
    *(schedules, streams, mail_events),
):
    app.register_blueprint(audience.blueprint)
gc.freeze()  # what was made stays for the life of the process: no later search goes through it again
gc.enable()
