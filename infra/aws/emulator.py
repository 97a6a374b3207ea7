"""The package as it is deployed, on an emulator that enforces IAM: `make deploy-emulator`.

It builds the stage `emulator`, starts ministack with AUTH=true in a directory of its own, deploys the whole stack, and
walks the loop through the API: a review is written, confirmed, published, replied to. Functions run in processes of
their own, with their roles' credentials: what a policy does not grant, the emulator denies.
"""

import argparse
import contextlib
import io
import json
import os
import re
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import boto3

from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.domain.mails import MailKind
from infra.aws.build import build
from infra.aws.cloudformation import logical_id
from infra.aws.deploy import Deployment
from infra.aws.stages import STAGES
from infra.local.environment import LOOPBACK, REGION, ROOT
from infra.local.plan import store_service
from infra.local.processes import Child, answers
from infra.local.register import make_app, serve
from infra.local.stack import free_port

STAGE: Final = STAGES["emulator"]
_PATIENCE: Final = int(os.environ.get("PATIENCE", "90"))  # seconds
_BUCKET: Final = "waardering-packages"
_TICK: Final = {  # what a schedule sends
    "version": "0",
    "id": "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa",
    "detail-type": "Scheduled Event",
    "source": "aws.events",
    "account": "000000000000",
    "time": "2026-01-01T00:00:00Z",
    "region": REGION,
    "resources": ["arn:aws:events:eu-west-1:000000000000:rule/a-rule"],
    "detail": {},
}
SCHEDULED: Final = (
    *("sweep_outbox", "lift_blocks", "keep_deadlines", "send_digests", "count_figures", "reconcile_copies"),
    *("compare_sectors", "look_again_at_published", "settle_search"),
)
_EDITOR: Final = "an@redactie.example"


@dataclass(frozen=True)
class Cloud:
    """A running emulator with the stack on it."""

    endpoint: str
    api: str = ""

    def client(self, service: str) -> Any:
        session: Any = self.session
        return session.client(service)

    @property
    def session(self) -> boto3.Session:
        os.environ["AWS_ENDPOINT_URL"] = self.endpoint
        return boto3.Session("test", "test", region_name=REGION)

    def call(self, method: str, path: str, body: object = None, **headers: str) -> tuple[int, Any]:
        """One request to the deployed API."""
        request = urllib.request.Request(  # noqa: S310  (the emulator's own address)
            f"{self.endpoint}/_aws/execute-api/{self.api}/api{path}",
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json", **headers},
            method=method,
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:  # noqa: S310  (the same)
                text = answer.read().decode()
                return answer.status, json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def mails(self) -> list[dict[str, Any]]:
        with urllib.request.urlopen(f"{self.endpoint}/_ministack/ses/messages", timeout=30) as answer:  # noqa: S310
            found = json.loads(answer.read())
        kept = found["messages"]
        return [mail for mails in kept.values() for mail in mails] if isinstance(kept, dict) else list(kept)

    def link(self, to: str, kind: str) -> str:
        """The path of such a link in a mail to somebody; waits for it."""

        def look() -> str:
            for mail in reversed(self.mails()):
                text = json.dumps(mail)
                found = re.search(rf"/{kind}/[A-Za-z0-9_.-]+", text)
                if to in text and found:
                    return found[0]
            return ""

        return str(waited(look, f"a mail to {to} with a link to /{kind}/"))

    def invoke(self, function: str) -> None:
        """Run a function once, as a schedule would.

        Raises:
            RuntimeError: it failed.
        """
        name = f"{STAGE.prefix}-{function}"
        answer = self.client("lambda").invoke(FunctionName=name, Payload=json.dumps(_TICK).encode())
        said = answer["Payload"].read().decode()
        if answer.get("FunctionError"):
            raise RuntimeError(f"{function} failed: {said[:2000]}")


def waited(look: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        if found := look():
            return found
        time.sleep(0.3)
    raise RuntimeError(f"waited {_PATIENCE} seconds for {what}")


@contextlib.contextmanager
def running_cloud(directory: Path) -> Iterator[Cloud]:
    """An emulator of all services that the stack uses, with IAM enforced."""
    port = free_port()
    service = store_service(directory, port, dict(os.environ))
    wanted = {"AUTH": "true", "SERVICES": "", "PERSIST_STATE": "0", "AWS_DEFAULT_REGION": REGION}
    environment = {name: value for name, value in {**service.environment, **wanted}.items() if value}
    child = Child(service.command, environment, directory / "emulator.log")
    try:
        endpoint = f"http://{LOOPBACK}:{port}"
        waited(lambda: answers(f"{endpoint}/_ministack/ready"), "the emulator to start")
        yield Cloud(endpoint)
    finally:
        child.terminate()
        time.sleep(1)
        if child.ended() is None:
            child.kill()


def deployed(cloud: Cloud, built: Path, register: str) -> Cloud:
    """The stack on the emulator."""
    cloud.client("s3").create_bucket(Bucket=_BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    parameters = {
        "SiteUrl": "https://platform.example",
        "MailDomain": "platform.example",
        "OperatorMail": "operator@platform.example",
        "SocialeKaartUrl": register,
        "SocialeKaartConfig": '{"page_size": 20}',
    }
    deployment = Deployment(STAGE, bucket=_BUCKET, session=cloud.session, quick=True)
    outputs = deployment.deploy(built, parameters, template="emulated.json")
    return Cloud(cloud.endpoint, api=outputs["RestAPIId"])


def _as_checked_here(template: dict[str, Any]) -> dict[str, Any]:
    """The emulator holds a mail against no identity, only against `*`: that one grant is wider here than on AWS."""
    for resource in template["Resources"].values():
        for policy in resource["Properties"].get("Policies", []) if resource["Type"] == "AWS::IAM::Role" else []:
            for statement in policy["PolicyDocument"]["Statement"]:
                if statement["Action"] == ["ses:SendEmail"]:
                    statement["Resource"] = "*"
    return template


def walk(cloud: Cloud, register_editor: Callable[[], None]) -> None:
    """A review's whole way through the deployed API; each step says what it saw."""
    saw("health", cloud.call("GET", "/health"), 200)
    cloud.invoke("sync_organisations")
    register_editor()
    saw("ask for a way in", cloud.call("POST", "/editor/sign-in", {"email": _EDITOR}), 202)
    session = saw("sign in", cloud.call("POST", cloud.link(_EDITOR, "editor/session"), {}), 200)
    editor = {"Authorization": f"Bearer {session['access_token']}"}
    found = saw("organisations", cloud.call("GET", "/editor/organisations?limit=100", **editor), 200)["items"]
    home = next(item for item in found if item["email_status"] == "ok")
    decisions = f"/editor/organisations/{home['id']}/decisions"
    saw("enrol", cloud.call("POST", decisions, {"action": "enrol", "version": home["version"]}, **editor), 200)
    seen = saw("the organisation", cloud.call("GET", f"/organisations/{home['id']}"), 200)
    author = {"first_name": "Noor", "last_name": "Wouters", "email": "noor@post.example"}
    review = {
        "organisation_id": home["id"],
        "text": "De begeleiders nemen de tijd en luisteren echt. Het gebouw is wat gehorig.",
        "aspect_ratings": {aspect["id"]: 4 for aspect in seen["theme_set"]["aspects"]},
        "capacity": "relative",
        "experienced": time.strftime("%Y-%m"),
        "author": author,
        "consent": True,
    }
    review_id = saw("write", cloud.call("POST", "/reviews", review), 202)["review_id"]
    saw("confirm", cloud.call("POST", cloud.link(author["email"], "confirm"), {}), 200)
    _decide(cloud, editor, "reviews", review_id)
    reply = cloud.link(home["email"], "reply")
    saw("read to reply", cloud.call("GET", reply), 200)
    saw("reply", cloud.call("POST", reply, {"text": "Dank je wel, we bekijken wat er aan de muren kan."}), 202)
    _decide(cloud, editor, "replies", review_id)
    items = saw("the page", cloud.call("GET", f"/organisations/{home['id']}/reviews"), 200)["items"]
    if [(item["id"], bool(item["reply"])) for item in items] != [(review_id, True)]:
        raise RuntimeError(f"the page shows {items}")
    _figures(cloud, home, review_id)
    for function in SCHEDULED:
        cloud.invoke(function)
        print(f"  ran    {function}", flush=True)
    saw("ready", cloud.call("GET", "/health/ready"), 200)
    manage = cloud.link(author["email"], "manage")
    saw("what we hold", cloud.call("GET", f"{manage}/export"), 200)
    saw("erase", cloud.call("POST", manage, {"action": "erase"}), 200)
    saw("nobody reads it any more", cloud.call("GET", f"/reviews/{review_id}"), 404)
    _bounce(cloud, home, editor)


def _figures(cloud: Cloud, home: dict[str, Any], review_id: str) -> None:
    """What the organisation sees of itself."""
    saw("ask for figures", cloud.call("POST", f"/organisations/{home['id']}/insights-link", {}), 202)
    insights = cloud.link(home["email"], "insights")
    saw("the figures", cloud.call("GET", insights), 200)
    saw("a link to reply", cloud.call("POST", f"{insights}/reply-link", {"review_id": review_id}), 409)


def _bounce(cloud: Cloud, home: dict[str, Any], editor: dict[str, str]) -> None:
    """A mail to the organisation comes back, as the mail service tells it; editors see it."""
    items = cloud.client("dynamodb").scan(TableName=f"{STAGE.prefix}-outbox")["Items"]
    left = next(item for item in items if "message_id" in item and MailKind.INSIGHTS_LINK in json.dumps(str(item)))
    said = {
        "eventType": "Bounce",
        "bounce": {
            "feedbackId": "a-bounce",
            "bounceType": "Permanent",
            "bouncedRecipients": [{"emailAddress": home["email"]}],
        },
        "mail": {"messageId": left["message_id"]["S"], "tags": {MAIL_ID_TAG: [left["mail_id"]["S"]]}},
    }
    topics = cloud.client("sns").list_topics()["Topics"]
    (topic,) = [each["TopicArn"] for each in topics if each["TopicArn"].endswith("-mail-events")]
    cloud.client("sns").publish(TopicArn=topic, Message=json.dumps(said))

    def marked() -> bool:
        found = cloud.call("GET", "/editor/organisations?limit=100", **editor)[1]["items"]
        return any(each["id"] == home["id"] and each["email_status"] != "ok" for each in found)

    waited(marked, "editors to see that the address does not work")
    print("  heard  a bounce, and editors see it", flush=True)


def _decide(cloud: Cloud, editor: dict[str, str], kind: str, review_id: str) -> None:
    found = saw("the case", cloud.call("GET", f"/editor/reviews/{review_id}", **editor), 200)
    version = found["version"] if kind == "reviews" else found["reply"]["version"]
    decision = {"action": "approve", "version": version}
    saw(f"approve ({kind})", cloud.call("POST", f"/editor/{kind}/{review_id}/decisions", decision, **editor), 200)


def saw(what: str, answer: tuple[int, Any], status: int) -> Any:
    print(f"  {answer[0]}    {what}", flush=True)
    if answer[0] != status:
        raise RuntimeError(f"{what}: {answer}")
    return answer[1]


def _register_editor(cloud: Cloud) -> None:
    """Somebody must be the first editor: an operator puts them in the table."""
    os.environ |= {
        "STAGE": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "SITE_URL": "https://platform.example",
        "LINK_KEY": "not used by an operator's command",
        "STORE_ENDPOINT": cloud.endpoint,
        "TABLE_PREFIX": f"{STAGE.prefix}-",
    }
    from chalicelib.bootstrap import platform  # noqa: PLC0415  (only now the environment names this store)
    from chalicelib.domain.editor import Editor  # noqa: PLC0415

    platform.cache_clear()  # an emulator before this one had another address
    platform().editors.register(Editor(id="editor-an", email=_EDITOR, name="An Declercq"))


def grants_of(template: dict[str, Any], function: str) -> list[tuple[str, str]]:
    """What a function's role allows, one action of one statement at a time."""
    policy = template["Resources"][f"{logical_id(function).replace('APIHandler', 'ApiHandler')}Role"]["Properties"]
    found = [each for one in policy["Policies"] for each in one["PolicyDocument"]["Statement"]]
    return [(statement["Sid"], action) for statement in found for action in statement["Action"]]


def without(template: dict[str, Any], function: str, sid: str, action: str) -> dict[str, Any]:
    """The template with one grant less."""
    changed: dict[str, Any] = json.loads(json.dumps(template))
    policy = changed["Resources"][f"{logical_id(function).replace('APIHandler', 'ApiHandler')}Role"]["Properties"]
    for one in policy["Policies"]:
        for statement in one["PolicyDocument"]["Statement"]:
            if statement["Sid"] == sid:
                statement["Action"] = [each for each in statement["Action"] if each != action] or [
                    "sts:GetCallerIdentity"
                ]
    return changed


def try_out(built: Path, template: dict[str, Any]) -> None:
    """Deploy this template on an emulator of its own, and walk.

    Raises:
        RuntimeError: a step did not go as it should.
    """
    (built / "emulated.json").write_text(json.dumps(_as_checked_here(template)), encoding="utf-8")
    with (
        tempfile.TemporaryDirectory() as scratch,
        serve(make_app(None, listings=40)) as register,
        running_cloud(Path(scratch)) as cloud,
    ):
        try:
            stack = deployed(cloud, built, f"{register}/api")
            walk(stack, lambda: _register_editor(stack))
        except Exception:
            log = Path(scratch) / "emulator.log"
            print(log.read_text(encoding="utf-8", errors="replace")[-3000:], file=sys.stderr)
            raise


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m infra.aws.emulator", description=__doc__)
    parser.add_argument(
        "--removals", metavar="FUNCTION", help="walk once more for each grant of it, without that grant"
    )
    wish = parser.parse_args(arguments)
    built = build(STAGE, ROOT / "build" / STAGE.name)
    template = json.loads((built / "expanded.json").read_text(encoding="utf-8"))
    if not wish.removals:
        try_out(built, template)
        print("The deployed package walked the whole loop, with IAM enforced.")
        return 0
    for sid, action in grants_of(template, wish.removals):
        try:
            with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
                try_out(built, without(template, wish.removals, sid, action))
        except RuntimeError as failed:
            print(f"without {sid} {action}: {str(failed)[:90]}", flush=True)
        else:
            print(
                f"without {sid} {action}: this walk does not need it; tests/infra/aws/test_policies.py does", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
