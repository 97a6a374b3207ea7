"""The front door: builds the Chalice app and hangs the blueprints; no route and no rule lives here."""

from aws_lambda_powertools import Logger
from chalice.app import Chalice

from chalicelib.entrypoints import (
    assets,
    author,
    cases,
    editor,
    editor_organisations,
    mail_events,
    middleware,
    notices,
    openness,
    organisation,
    schedules,
    sessions,
    streams,
    sync_runs,
    visitor,
)

logger = Logger(service="waardering")
app = Chalice(app_name="waardering", configure_logs=False)
app.register_middleware(middleware.watch, "http")
for audience in (
    *(assets, visitor, notices, openness),
    *(author, organisation),
    *(sessions, editor, editor_organisations, cases, sync_runs),
    *(schedules, streams, mail_events),
):
    app.register_blueprint(audience.blueprint)
