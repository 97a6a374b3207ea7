"""The front door: builds the Chalice app and hangs the blueprints; no route and no rule lives here."""

import gc

gc.disable()  # nothing that is made while a process starts is garbage; looking for it is a sixth of a cold start

import os  # noqa: E402 - after the line above
from importlib import import_module  # noqa: E402 - the same
from typing import Any, Final  # noqa: E402 - the same

from chalice.app import Chalice  # noqa: E402 - the same

from chalicelib.entrypoints import logs, middleware, visitor  # noqa: E402 - the same

_OTHERS: Final = (
    *("assets", "writing", "embeds", "sharing", "notices", "openness"),
    *("author", "personal_data", "organisation", "insights", "digests"),
    *("sessions", "editor_queue", "editor", "editor_organisations", "cases", "editor_log", "sync_runs"),
    *("schedules", "streams", "mail_events"),
)


class FrontDoor(Chalice):
    """An app whose other audiences are hung when the first of them comes: most functions only ever meet visitors."""

    all_hung = False

    def hang_all(self) -> None:
        if not self.all_hung:
            self.all_hung = True
            for audience in _OTHERS:
                self.register_blueprint(import_module(f"chalicelib.entrypoints.{audience}").blueprint)

    def __call__(self, event: Any, context: Any) -> Any:
        asked = event.get("requestContext", {})
        if asked.get("httpMethod") not in self.routes.get(asked.get("resourcePath"), {}):
            self.hang_all()
        return super().__call__(event, context)


logs.begin()
app = FrontDoor(app_name="waardering", configure_logs=False)
app.register_middleware(middleware.watch, "http")
app.register_blueprint(visitor.blueprint)
if "AWS_LAMBDA_FUNCTION_NAME" not in os.environ:
    app.hang_all()
gc.freeze()  # what was made stays for the life of the process: no later search goes through it again
gc.enable()
