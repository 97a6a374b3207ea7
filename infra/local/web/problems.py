"""Answers that the gateway gives by itself, in the shape the platform uses for its own (RFC 9457)."""

import json
from dataclasses import dataclass, field
from typing import Final

CONTENT_TYPE: Final = "application/problem+json"


@dataclass(frozen=True)
class Problem:
    """One refusal: `code` is stable and for programs, `detail` is Dutch and for people."""

    status: int
    title: str
    code: str
    detail: str
    headers: tuple[tuple[str, str], ...] = field(default=())

    def body(self) -> bytes:
        document = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            "errors": [],
        }
        return json.dumps(document, ensure_ascii=False).encode()


UNREADABLE: Final = Problem(400, "Bad Request", "unreadable", "Dit verzoek kunnen we niet lezen.")
NOT_ENCODED: Final = Problem(
    400, "Bad Request", "unreadable", "Dit adres heeft letters die zo niet mogen. Stuur é als %C3%A9, en zo verder."
)
NOT_FOUND: Final = Problem(404, "Not Found", "not_found", "Deze pagina bestaat niet.")
TOO_LARGE: Final = Problem(413, "Content Too Large", "too_large", "Dit bericht is te groot.")
HEADERS_TOO_LARGE: Final = Problem(
    431, "Request Header Fields Too Large", "headers_too_large", "De kop van dit verzoek is te groot."
)
FAULT: Final = Problem(500, "Internal Server Error", "fault", "Er liep iets mis. Probeer het later opnieuw.")


def method_not_allowed(allowed: str) -> Problem:
    return Problem(
        405,
        "Method Not Allowed",
        "method_not_allowed",
        "Op dit adres kan dat soort verzoek niet.",
        headers=(("Allow", allowed),),
    )
