"""The front door: which audiences there are, and when their routes are registered."""

import os
from importlib import import_module
from typing import Any, Final

from aws_lambda_powertools import Logger
from chalice.app import Chalice

from chalicelib.entrypoints.http import observability
from chalicelib.entrypoints.site import visitor

_OTHERS: Final = (
    *("site.assets", "site.writing", "site.easy", "site.embeds", "site.sharing", "site.notices", "site.transparency"),
    *("site.reaching", "site.asking"),
    *("links.author", "links.personal_data", "links.organisation", "links.insights", "links.digests"),
    *("console.sessions", "console.accounts", "console.editor_queue", "console.colleagues"),
    *("console.editor", "console.replies", "console.beside"),
    *("links.objections", "links.notices", "links.organisation_data"),
    *("console.editor_organisations", "console.cases", "console.dossiers", "console.editor_log", "console.sync_runs"),
    *("events.schedules", "events.streams", "events.mail_events"),
)


class FrontDoor(Chalice):
    """An app that registers its other audiences when the first of them comes: most functions only meet visitors."""

    all_registered = False

    def register_all(self) -> None:
        if not self.all_registered:
            self.all_registered = True
            for audience in _OTHERS:
                self.register_blueprint(import_module(f"chalicelib.entrypoints.{audience}").blueprint)

    def __call__(self, event: Any, context: Any) -> Any:
        asked = event.get("requestContext", {})
        if asked.get("httpMethod") not in self.routes.get(asked.get("resourcePath"), {}):
            self.register_all()
        return super().__call__(event, context)


def opened() -> FrontDoor:
    """The app with what visitors read; anywhere but in a function with all the rest too."""
    Logger(service="waardering")  # the parent of every module's own
    app = FrontDoor(app_name="waardering", configure_logs=False)
    app.register_middleware(observability.watch, "http")
    app.register_blueprint(visitor.blueprint)
    if "AWS_LAMBDA_FUNCTION_NAME" not in os.environ:
        app.register_all()
    return app
