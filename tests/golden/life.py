"""What people do in a release's store, through its front door, its mails and its operators' commands."""

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from chalicelib.domain.rules.lifecycle import Action, ReplyAction
from tests.golden.tale import AUTHORS, TEXTS
from tests.journeys.people import send

if TYPE_CHECKING:
    from tests.golden.stacks import Opened


class Life:
    """What happened so far: organisations by role, reviews, cases and runs by name."""

    def __init__(self) -> None:
        self.organisations: dict[str, dict[str, Any]] = {}
        self.reviews: dict[str, str] = {}
        self.about: dict[str, str] = {}
        self.notices: dict[str, str] = {}
        self.appeals: dict[str, str] = {}
        self.sent: dict[str, dict[str, Any]] = {}  # by the idempotency key that came along
        self.opened: Opened

    def ids(self) -> dict[str, dict[str, str]]:
        """The ids of everything, by the names that the chapters give."""
        return {
            "organisations": {role: each["id"] for role, each in self.organisations.items()},
            "reviews": dict(self.reviews),
            "notices": dict(self.notices),
            "appeals": dict(self.appeals),
        }

    def words(self) -> list[str]:
        """Queries that visitors may send."""
        names = (each["name"] for each in self.organisations.values())
        return [
            *(f"q={quote(name)}" for name in names),
            "sector=youth_care&all=true",
            "q=",
            "postal_code=9000&all=true",
        ]

    def submit(self, name: str, role: str, month: str, **headers: str) -> None:
        organisation = self.organisations[role]
        first, last = AUTHORS[len(self.reviews) % len(AUTHORS)]
        author = {"first_name": first, "last_name": last, "email": f"{name.replace('_', '-')}@schrijver.example"}
        body = self.opened.town.review_form(organisation["id"], text=TEXTS[name], experienced=month, author=author)
        marks = enumerate(body["aspect_ratings"], len(self.reviews))
        body["aspect_ratings"] = {aspect: None if number % 6 == 0 else number % 6 for number, aspect in marks}
        if headers:
            self.sent[headers["Idempotency_Key"]] = body
        answer = self.opened.town.post("/reviews", body, **headers)
        assert answer.status == 202, (name, answer.text)
        self.reviews[name], self.about[name] = answer.json["review_id"], role

    def link(self, name: str, kind: str) -> str:
        return self.opened.town.mailbox.link(f"{name.replace('_', '-')}@schrijver.example", kind)

    def confirm(self, name: str, role: str, month: str) -> None:
        self.submit(name, role, month)
        answer = send("POST", self.link(name, "confirm"), {})
        assert answer.json["status"] == "pending", (name, answer.text)

    def decide(self, name: str, *actions: str, kind: str = "reviews", editor: int = 0, **more: Any) -> None:
        for action in actions:
            told = {"rule": "", "explanation": "", **more}
            act = Action(action) if kind == "reviews" else ReplyAction(action)
            answer = self.opened.town.act(act, self.reviews[name], editor=editor, **told)
            assert answer.status == 200, (name, action, answer.text)

    def publish(self, name: str, role: str, month: str) -> None:
        self.confirm(name, role, month)
        self.decide(name, "approve")

    def reply(self, name: str) -> str:
        town, role = self.opened.town, self.about[name]
        link = town.reply_link(self.organisations[role]["email"], self.reviews[name])
        text = f"Bedankt om dit te vertellen. We bespraken het met het team: {TEXTS[name].split('.')[0].lower()}."
        answer = send("POST", link, {"text": text})
        assert answer.status == 202, (name, answer.text)
        return link

    def manage(self, name: str, action: str, **more: object) -> None:
        answer = send("POST", self.link(name, "manage"), {"action": action, **more})
        assert answer.status in {200, 202}, (name, action, answer.text)

    def appeal(self, key: str, name: str) -> None:
        self.manage(name, "appeal", explanation=TEXTS["appeal"])
        self.appeals[key] = send("GET", self.link(name, "manage")).json["appeal"]["appeal_id"]

    def organisation(self, role: str, action: str, editor: int = 0, /, **more: object) -> None:
        town = self.opened.town
        path = f"/editor/organisations/{self.organisations[role]['id']}"
        version = town.get(path, **town.as_editor()).json["version"]
        body = {"action": action, "version": version, **more}
        answer = town.post(f"{path}/decisions", body, **town.as_editor(editor))
        assert answer.status == 200, (role, action, answer.text)

    def notice(self, key: str, about: str, reason: str, **more: object) -> None:
        body = {"subject": "review", "reason": reason, "explanation": TEXTS["notice"], "good_faith": True, **more}
        answer = self.opened.town.post(f"/reviews/{self.reviews[about]}/notices", body)
        assert answer.status == 202, (key, answer.text)
        self.notices[key] = answer.json["notice_id"]

    def judge(self, kind: str, case_id: str, action: str, editor: int, **more: object) -> None:
        town = self.opened.town
        version = town.get(f"/editor/{kind}s/{case_id}", **town.as_editor(editor)).json["version"]
        body = {"action": action, "version": version, "explanation": TEXTS["why"], **more}
        answer = town.post(f"/editor/{kind}s/{case_id}/decisions", body, **town.as_editor(editor))
        assert answer.status == 200, (kind, action, answer.text)

    def mails(self, **wish: object) -> None:
        assert send("POST", f"{self.opened.town.mailbox.url}/control", wish).status == 200

    def register(self, path: str = "", **wish: object) -> None:
        register = self.opened.town.stack.settings.register_url.removesuffix("/api")
        answer = send("PATCH" if path else "POST", f"{register}/control{path}", wish)
        assert answer.status == 200, answer.text

    def run(self, *words: str, ends: int = 0) -> str:
        done = self.opened.command(*words)
        assert done.returncode == ends, (words, done.stdout, done.stderr)
        return done.stdout
