"""The driver through HTTP, at whatever answers a request: the front door in this process, or a stack that runs."""

import io
import json
from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final

from chalicelib.domain.rules.actor import Actor
from chalicelib.domain.rules.lifecycle import (
    Action,
    AppealAction,
    NoticeAction,
    OrganisationAction,
    PromiseAction,
    ReadingAction,
    ReplyAction,
)
from chalicelib.domain.rules.mails import Purpose
from tests.builders import ADDED
from tests.story.acts import AnyAction, Story, whose
from tests.story.forms import (
    appeal_form,
    decision_form,
    notice_form,
    outcome_form,
    promise_form,
    reading_form,
    reply_form,
    revision_form,
)

_KINDS: Final[Mapping[type, str]] = {
    Action: "reviews",
    ReplyAction: "replies",
    PromiseAction: "replies",
    NoticeAction: "notices",
    AppealAction: "appeals",
    OrganisationAction: "organisations",
}
_DONE: Final = 300


@dataclass(frozen=True)
class Call:
    """One request; with an editor's number, theirs."""

    path: str
    body: Any = None
    editor: int | None = None
    headers: Mapping[str, str] | None = None
    method: str = "POST"


@dataclass(frozen=True)
class Answer:
    """An answer, as it went over the wire."""

    status: int
    headers: Mapping[str, str] = field(compare=False)  # by their names in small letters
    body: bytes

    @cached_property
    def json(self) -> Any:
        is_page = self.headers.get("content-type", "").startswith("text/html")
        return json.loads(self.body) if self.body and not is_page else {}

    @property
    def code(self) -> str:
        return str(self.json.get("code", ""))

    @property
    def text(self) -> str:
        return self.body.decode()


def over_wsgi(served: Any, method: str, path: str, body: bytes, headers: Mapping[str, str]) -> Answer:
    """One request at a WSGI application in this process; JSON unless the headers say otherwise."""
    named = {"content-type": "application/json", **{name.lower(): value for name, value in headers.items()}}
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method,
        "REQUEST_URI": path,
        "CONTENT_TYPE": named.pop("content-type"),
        "CONTENT_LENGTH": str(len(body)),
        "REMOTE_ADDR": "192.0.2.1",
        "SERVER_NAME": "platform.example",
        "SERVER_PORT": "443",
        "wsgi.input": io.BytesIO(body),
        **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in named.items()},
    }
    said: list[Any] = []
    found = b"".join(served(environ, lambda status, told: said.extend((status, told))))
    return Answer(int(said[0].split()[0]), {name.lower(): value for name, value in said[1]}, found)


class Requests(Story):
    """People who send requests; a driver says who answers them, and where a link is found."""

    @abstractmethod
    def ask(self, call: Call) -> Answer:
        """One request."""

    @abstractmethod
    def link_for(self, purpose: Purpose, item_id: str) -> str:
        """Return the live link that opens this for whoever is concerned."""

    @abstractmethod
    def request_of_review(self, **changes: Any) -> Call:
        """Return the request of an author who nobody else is."""

    def participation_link(self, organisation_id: str) -> str:
        """Have the link mailed with which an organisation asks to take part, and return it."""
        self.done(Call(f"/organisations/{organisation_id}/participation-requests", {}))
        return self.link_for(Purpose.PARTICIPATION, organisation_id)

    def version(self, kind: str, item_id: str) -> int:
        """Return the version that an editor decides on: reviews and their replies share one."""
        kind = "reviews" if kind == "replies" else kind
        found = self.ask(Call(f"/editor/{kind}/{item_id}", editor=0, method="GET"))
        return int(found.json["version"])

    # The acts as requests

    def request_of(
        self, action: AnyAction, about: str, *, editor: int = 0, by: Actor | None = None, **changes: Any
    ) -> Call:
        """Return the request of an act, by whoever it belongs to or else by somebody who may do it too."""
        who = by or whose(action)
        if who is Actor.EDITOR:
            return replace(self._of_editor(action, about, **changes), editor=editor)
        if action in {Action.CONFIRM, ReplyAction.SUBMIT}:
            reply = action is ReplyAction.SUBMIT
            link = self.link_for(Purpose.REPLY if reply else Purpose.CONFIRM, about)
            return Call(link, reply_form(**changes) if reply else changes)
        if isinstance(action, PromiseAction):
            return self._on_promise(action, about, **changes)
        if action is OrganisationAction.APPLY:
            return Call(self.participation_link(about), {"contact_name": "Rik Maes", "consent": True, **changes})
        link = self.link_for(Purpose.MANAGE, about)
        if action is Action.REVISE:
            rated = changes.pop("aspect_ratings", None) or self.ask(Call(link, method="GET")).json["aspect_ratings"]
            return Call(link, revision_form(rated, **changes))
        return Call(link, {"action": action, **({"text": ADDED} if action is Action.ADD else {}), **changes})

    def _of_editor(self, action: AnyAction, about: str, **changes: Any) -> Call:
        if isinstance(action, ReadingAction):
            end = "decisions" if action is ReadingAction.READ_AGAIN else "settlement"
            return Call(f"/editor/second-readings/{about}/{end}", reading_form(action, **changes))
        kind = _KINDS[type(action)]
        at = changes.pop("version") if "version" in changes else self.version(kind, about)
        form = decision_form(action, at, **changes)
        if isinstance(action, OrganisationAction):
            form.pop("rule")  # of the conduct of authors
        return Call(f"/editor/{kind}/{about}/decisions", form)

    def _on_promise(self, action: PromiseAction, about: str, **changes: Any) -> Call:
        if action is PromiseAction.ANSWER:
            return Call(self.link_for(Purpose.PROMISE, about), outcome_form(**changes))
        agrees = action is PromiseAction.AGREE
        return Call(self.link_for(Purpose.PROMISE_CHECK, about), {"agrees": agrees, **changes})

    def request_of_appeal(self, about: str, item_id: str, **changes: Any) -> Call:
        """Return the request of an appeal against what was decided on a `review`, a `reply` or a `notice`."""
        form = appeal_form(**changes)
        if about == "reply":
            del form["action"]
            return Call(f"{self.link_for(Purpose.REPLY, item_id)}/appeal", form)
        return Call(self.link_for(Purpose.NOTICE if about == "notice" else Purpose.MANAGE, item_id), form)

    def request_of_objection(self, link: str, **changes: Any) -> Call:
        """Return the request of an organisation that objects to the decision behind its link."""
        form = appeal_form(**changes)
        del form["action"]
        return Call(link, form)

    def request_of_notice(self, review_id: str, *, number: int = 0, **changes: Any) -> Call:
        """Return the request of the nth notifier."""
        return Call(f"/reviews/{review_id}/notices", notice_form(number, **changes))

    # The acts

    def act(self, action: AnyAction, about: str, **how: Any) -> Answer:
        """Do an act; `how` is as of `request_of`."""
        return self.ask(self.request_of(action, about, **how))

    def does(self, action: AnyAction, about: str, *, editor: int = 0, **how: Any) -> Answer:
        if action is OrganisationAction.WARN:  # it takes two
            self.done(self.request_of(action, about, editor=0 if editor else 2, **how))
        return self.done(self.request_of(action, about, editor=editor, **how))

    def submit(self, **changes: Any) -> str:
        return str(self.done(self.request_of_review(**changes)).json["review_id"])

    def reply_with_promise(self, review_id: str) -> Answer:
        return self.done(self.request_of(ReplyAction.SUBMIT, review_id, promise=promise_form()))

    def notify(self, review_id: str, **changes: Any) -> str:
        return str(self.done(self.request_of_notice(review_id, **changes)).json["notice_id"])

    def appeal(self, about: str, item_id: str, **changes: Any) -> str:
        self.done(self.request_of_appeal(about, item_id, **changes))
        review_id = item_id
        if about == "notice":
            review_id = self.ask(Call(f"/editor/notices/{item_id}", editor=0, method="GET")).json["review_id"]
        found = self.ask(Call(f"/editor/reviews/{review_id}", editor=0, method="GET"))
        return str(found.json["cases"][-1]["id"])

    def done(self, call: Call) -> Answer:
        """One request that must succeed."""
        answer = self.ask(call)
        assert answer.status < _DONE, (call, answer)
        return answer
