"""`python isso_comments.py PORT`: isso, for the flow that it has, served as `isso run` serves it.

A page of twenty comments, comments handed in, and comments let through by the links that its mails carry; these are
printed, one a line, and its mails stay away, as those of the others do. Else its defaults, with moderation.
"""

import json
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any

import isso
from isso import config
from werkzeug.serving import run_simple
from werkzeug.test import Client

TEXT = "Vriendelijke mensen die luisteren, al moest ik soms lang wachten op een antwoord aan het onthaal. " * 4
PAGE = 20
LINKS = 1_000  # more than any round takes


def main(port: int) -> None:
    logging.disable(logging.CRITICAL)
    settings = config.load(Path(isso.__file__).with_name("isso.cfg"))
    for section, name, value in (
        ("general", "dbpath", str(Path(tempfile.mkdtemp()) / "comments.db")),
        ("general", "host", f"http://127.0.0.1:{port}"),
        ("general", "notify", ""),
        ("moderation", "enabled", "true"),
        ("guard", "enabled", "false"),  # the bench comes from one address
    ):
        settings.set(section, name, value)
    app = isso.make_app(settings)
    signs = _signer(settings)
    client = Client(app)
    for _ in range(PAGE):
        client.post(_link(_handed_in(client, "page"), signs))
    _handed_in(client, "new")
    for _ in range(LINKS):
        print(_link(_handed_in(client, "pending"), signs))
    print("ready", flush=True)
    run_simple("127.0.0.1", port, app, threaded=True)


def _handed_in(client: Client, page: str) -> int:
    comment = {"text": TEXT, "author": "An Claes", "email": "an.claes@example.org", "title": page}
    answer = client.post(f"/new?uri=/{page}", data=json.dumps(comment), content_type="application/json")
    return int(json.loads(answer.get_data())["id"])


def _signer(settings: Any) -> Any:
    """A second application over the same file signs as the first does."""
    return type("Signer", (isso.Isso, isso.ThreadedMixin), {})(settings).sign


def _link(comment: int, signs: Any) -> str:
    return f"/id/{comment}/activate/{signs(comment)}"


if __name__ == "__main__":
    main(int(sys.argv[1]))
