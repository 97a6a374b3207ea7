"""The loop, walked through what is deployed on an emulator: `.venv/bin/python -m infra.aws.journey STAGE`.

A stage in an account to practise in (docs/operations.md) has the editors of `EDITORS` already. `make deploy-emulator`
makes a stage, lets them in and walks by itself. There a sample of the functions also runs with one grant less, really:
each is denied what it was denied.
"""

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from chalicelib.adapters.ses_events import MAIL_ID_TAG
from chalicelib.domain.rules.mails import MailKind
from infra.aws.cloud import EDITORS, Cloud, waited
from infra.aws.stacks.stack import Stack
from infra.aws.stages import STAGES
from infra.aws.template.cloudformation import logical_id
from infra.commands import OneLineParser, Refused, run
from infra.local.environment import LOOPBACK

SCHEDULED: Final = (
    *("sweep_outbox", "lift_blocks", "keep_deadlines", "send_digests", "count_figures", "reconcile_copies"),
    *("compare_sectors", "look_again_at_published", "settle_search", "send_organisation_digests"),
    *("migrate_forms", "publish_log", "push_changes"),
)
_HEARS: Final = {"url": "https://hook.example/", "events": ["published"]}
# What a run needs that has nothing to do: without it, any run is denied.
NEEDED: Final[Mapping[str, tuple[str, str]]] = {
    "sweep_outbox": ("OutboxIndexDue", "dynamodb:Query"),
    "lift_blocks": ("Queue", "dynamodb:Query"),
    "keep_deadlines": ("Deadlines", "dynamodb:Query"),
    "count_figures": ("LogIndexByDay", "dynamodb:Query"),
    "compare_sectors": ("Sync", "dynamodb:GetItem"),
    "look_again_at_published": ("LogIndexByDay", "dynamodb:Query"),
    "settle_search": ("Directory", "dynamodb:Query"),
    "migrate_forms": ("Sync", "dynamodb:PutItem"),
    "publish_log": ("Figures", "dynamodb:Query"),
    "push_changes": ("WebhooksIndexDue", "dynamodb:Query"),
    "sync_organisations": ("Sync", "dynamodb:GetItem"),
}


def walk(cloud: Cloud, register_editor: Callable[[], None] = lambda: None) -> str:
    """A review's whole way through the deployed API, to its erasure; each step says what it saw.

    Returns the organisation that it was about.
    """
    saw("health", cloud.call("GET", "/health"), 200)
    cloud.invoke("sync_organisations")
    register_editor()
    editor, other = (_signed_in(cloud, email) for email in EDITORS)
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
        "experienced": f"{datetime.now(UTC):%Y-%m}",
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
    _notice(cloud, editor, other, review_id)
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
    return str(home["id"])


def there_again(cloud: Cloud, organisation: str) -> None:
    """A stack that was taken away and came back has what it had: organisations, editors, keys, and what sends mail."""
    saw("the organisation is there again", cloud.call("GET", f"/organisations/{organisation}"), 200)
    editor = _signed_in(cloud, EDITORS[0])
    found = saw("editors see it", cloud.call("GET", "/editor/organisations?limit=100", **editor), 200)["items"]
    if organisation not in {each["id"] for each in found}:
        raise RuntimeError(f"editors do not see {organisation} any more")


def _signed_in(cloud: Cloud, email: str) -> dict[str, str]:
    before = len(cloud.mails())
    saw("ask for a way in", cloud.call("POST", "/editor/sign-in", {"email": email}), 202)
    session = saw("sign in", cloud.call("POST", cloud.link(email, "editor/session", after=before), {}), 200)
    return {"Authorization": f"Bearer {session['access_token']}"}


def _notice(cloud: Cloud, editor: dict[str, str], other: dict[str, str], review_id: str) -> None:
    """Somebody gives notice of the review, is told no, and appeals; another editor decides on that."""
    address = "nel@post.example"
    said = {
        "subject": "review",
        "reason": "untrue",
        "explanation": "Wat hier staat, is volgens mij nooit gebeurd.",
        "name": "Nel",
        "email": address,
        "good_faith": True,
    }
    words = {"rule": "respectful_language", "explanation": "Er staat niets in dat niet mag."}
    notice = saw("give notice", cloud.call("POST", f"/reviews/{review_id}/notices", said), 202)["notice_id"]
    case = saw("the notice", cloud.call("GET", f"/editor/notices/{notice}", **editor), 200)
    decision = {"action": "dismiss", "version": case["version"], **words}
    saw("dismiss it", cloud.call("POST", f"/editor/notices/{notice}/decisions", decision, **editor), 200)
    appeal = {"action": "appeal", "explanation": "Kijk alsjeblieft nog eens, ik was er zelf bij."}
    saw("appeal", cloud.call("POST", cloud.link(address, "notice"), appeal), 202)
    (found,) = [
        each["id"]
        for each in saw("its cases", cloud.call("GET", f"/editor/reviews/{review_id}", **other), 200)["cases"]
        if each["id"] != notice
    ]
    case = saw("the appeal", cloud.call("GET", f"/editor/appeals/{found}", **other), 200)
    decision = {"action": "dismiss", "version": case["version"], **words}
    saw("nobody decides twice", cloud.call("POST", f"/editor/appeals/{found}/decisions", decision, **editor), 409)
    saw("decide the appeal", cloud.call("POST", f"/editor/appeals/{found}/decisions", decision, **other), 200)


def _figures(cloud: Cloud, home: dict[str, Any], review_id: str) -> None:
    """The figures that the organisation sees of itself."""
    saw("ask for figures", cloud.call("POST", f"/organisations/{home['id']}/insights-link", {}), 202)
    insights = cloud.link(home["email"], "insights")
    saw("the figures", cloud.call("GET", insights), 200)
    asked = cloud.call("POST", f"{insights}/reply-link", {"review_id": review_id})
    saw("no second reply", asked, 404)
    wanted = {"number": 5, "group": "families", "everyone": True}
    hook = saw("a webhook", cloud.call("POST", f"{insights}/webhooks", _HEARS), 201)["webhook_id"]
    saw("without it", cloud.call("POST", f"{insights}/webhooks/{hook}/removal", {}), 200)
    saw("cards", cloud.call("POST", f"{insights}/invitations", wanted), 201)


def _bounce(cloud: Cloud, home: dict[str, Any], editor: dict[str, str]) -> None:
    """A mail to the organisation comes back, as the mail service tells it; editors see it."""
    items = cloud.client("dynamodb").scan(TableName=f"{cloud.stage.table_prefix}outbox")["Items"]
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
    (topic,) = [each["TopicArn"] for each in topics if each["TopicArn"].endswith(f"{cloud.stage.prefix}-mail-events")]
    # The mail service sends a subject and no attributes; the emulator leaves out what is empty, which AWS never does.
    some = {"source": {"DataType": "String", "StringValue": "the walk"}}
    subject = "Amazon SES Email Event Notification"
    cloud.client("sns").publish(TopicArn=topic, Subject=subject, Message=json.dumps(said), MessageAttributes=some)

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


def removals(cloud: Cloud) -> None:
    """Take one grant away from a function's role, run it, and put the grant back.

    Raises:
        RuntimeError: a function did not miss it, or failed of something else.
    """
    iam, stacks = cloud.client("iam"), cloud.client("cloudformation")
    for function, (sid, action) in NEEDED.items():
        resource = {"StackName": cloud.stage.prefix, "LogicalResourceId": f"{logical_id(function)}Role"}
        role = stacks.describe_stack_resource(**resource)["StackResourceDetail"]["PhysicalResourceId"]
        (name,) = iam.list_role_policies(RoleName=role)["PolicyNames"]
        whole = iam.get_role_policy(RoleName=role, PolicyName=name)["PolicyDocument"]
        less = json.dumps(without(whole, sid, action))
        iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=less)
        try:
            cloud.invoke(function)
        except RuntimeError as failed:
            if "AccessDenied" not in str(failed):
                raise
            print(f"  denied {function}, without {action} in {sid}", flush=True)
        else:
            raise RuntimeError(f"{function} does not miss {action} in {sid}")
        finally:
            iam.put_role_policy(RoleName=role, PolicyName=name, PolicyDocument=json.dumps(whole))


def without(policy: Mapping[str, Any], sid: str, action: str) -> dict[str, Any]:
    """The policy with one action of one statement less."""
    statements = []
    for each in policy["Statement"]:
        left = [one for one in each["Action"] if (each["Sid"], one) != (sid, action)]
        statements += [{**each, "Action": left}] if left else []
    return {**policy, "Statement": statements}


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.journey", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    stage = STAGES[parser.parse_args(arguments).stage]
    endpoint = os.environ.get("AWS_ENDPOINT_URL", "")
    if not endpoint.startswith(f"http://{LOOPBACK}:"):
        raise Refused("This reads everybody's mails: only on an emulator, which AWS_ENDPOINT_URL names (make emulator)")
    found = Cloud(endpoint, stage=stage)
    api = Stack(found.client("cloudformation"), stage.prefix, stage.description).outputs().get("RestAPIId")
    if not api:
        raise Refused(f"{stage.prefix} is not deployed there")
    try:
        walk(Cloud(endpoint, api=api, stage=stage))
    except RuntimeError as missed:
        raise Refused(str(missed)) from missed
    print(f"{stage.prefix} walked the whole loop.")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
