"""The front door: builds the Chalice app and hangs the blueprints; no route and no rule lives here."""

from aws_lambda_powertools import Logger
from chalice.app import Chalice

from chalicelib.entrypoints import (
    accounts,
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
    *(sessions, accounts, editor_queue, editor, editor_organisations, cases, editor_log, sync_runs),
    *(schedules, streams, mail_events),
):
    app.register_blueprint(audience.blueprint)
