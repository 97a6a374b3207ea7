"""A proxy between the register and us: it changes answers on their way, as no setting of the register does."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

Reply = tuple[str, list[tuple[str, str]], bytes]  # status, headers, body
JSON: Final = ("Content-Type", "application/json")
HTML: Final[Reply] = ("200 OK", [("Content-Type", "text/html")], b"<h1>Even geduld</h1>")


@dataclass(frozen=True)
class Asked:
    """A question to the register's API."""

    path: str
    query: Mapping[str, Sequence[str]]
    headers: Mapping[str, str]

    @property
    def rubric(self) -> str:
        return self.query.get("rubrics", [""])[0]

    @property
    def page(self) -> int:
        return int(self.query.get("page", ["-1"])[0])

    @property
    def for_one(self) -> bool:
        return "/leaflet/" in self.path


@dataclass
class Between:
    """Wraps the register; set `answer` to answer in its stead, `rewrite` to change a page, `spoil` its bytes."""

    answer: Callable[[Asked], Reply | None] = lambda _: None
    rewrite: Callable[[Asked, Any], Any] = lambda _, body: body
    spoil: Callable[[Asked, bytes], bytes] = lambda _, body: body
    asked: list[Asked] = field(default_factory=list)

    def around(self, app: "WSGIApplication") -> "WSGIApplication":
        def wrapped(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            if environ["PATH_INFO"].startswith(("/control", "/oauth")):
                return app(environ, start_response)
            headers = {name: value for name, value in environ.items() if isinstance(value, str)}
            asked = Asked(environ["PATH_INFO"], parse_qs(environ.get("QUERY_STRING", "")), headers)
            self.asked.append(asked)
            status, given, body = self.answer(asked) or self._register(app, environ, asked)
            kept = [(name, value) for name, value in given if name != "Content-Length"]
            start_response(status, [*kept, ("Content-Length", str(len(body)))])
            return [body]

        return wrapped

    def _register(self, app: "WSGIApplication", environ: "WSGIEnvironment", asked: Asked) -> Reply:
        said: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
            said.append((status, headers))
            return len

        body = b"".join(app(environ, start))
        status, headers = said[0]
        if asked.rubric and status.startswith("200"):
            body = self.spoil(asked, json.dumps(self.rewrite(asked, json.loads(body))).encode())
        return status, headers, body

    def for_one(self, reply: Reply) -> None:
        """Answer so whenever one listing is asked for by its id."""
        self.answer = lambda asked: reply if asked.for_one else None

    def hide(self, listings: Sequence[Mapping[str, Any]]) -> None:
        """Leave these out of every list, and out of its total; by their ids they are still there."""
        ids = {each["id"] for each in listings}

        def rewrite(asked: Asked, body: Any) -> Any:
            rows = [row for row in body["content"] if row["id"]["id"] not in ids]
            total = body["page"]["totalElements"] - sum(asked.rubric in each["rubrics"] for each in listings)
            return {**body, "content": rows, "page": {**body["page"], "totalElements": total}}

        self.rewrite = rewrite
