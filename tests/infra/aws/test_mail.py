"""Mail on AWS: whatever the parameters, a template has its sender proved, and the command says what is missing."""

from itertools import product
from typing import Any, Final

import boto3
import pytest
from botocore.stub import Stubber

import app as front_door
from infra.aws import mail
from infra.aws.stages import STAGES
from infra.aws.template.whole import template

EDGED: Final = sorted(name for name, stage in STAGES.items() if stage.edge)


def made(stage: str) -> dict[str, Any]:
    return template(front_door.app, STAGES[stage], "arm64")


def holds(whole: dict[str, Any], name: str, given: dict[str, str]) -> bool:
    """Whether a condition of a template holds with these parameters; as CloudFormation reads it, for what ours say."""

    def value(said: Any) -> Any:
        return given.get(said["Ref"], "") if isinstance(said, dict) else said

    def true(said: dict[str, Any]) -> bool:
        ((word, of),) = said.items()
        match word:
            case "Condition":
                return true(whole["Conditions"][of])
            case "Fn::Equals":
                return bool(value(of[0]) == value(of[1]))
            case "Fn::Not":
                return not true(of[0])
            case "Fn::Or":
                return any(map(true, of))
            case "Fn::And":
                return all(map(true, of))
        raise AssertionError(word)

    return true(whole["Conditions"][name])


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_no_bounce_is_mailed_to_anybody_and_none_is_lost(stage: str) -> None:
    """Who switches forwarding off has to hear of bounces and complaints otherwise, and does through its set."""
    resources = made(stage)["Resources"]
    senders = [each["Properties"] for each in resources.values() if each.get("Type") == "AWS::SES::EmailIdentity"]
    assert senders
    for sender in senders:
        assert sender["FeedbackAttributes"] == {"EmailForwardingEnabled": False}
        through = sender["ConfigurationSetAttributes"]["ConfigurationSetName"]
        told = [
            each["Properties"]["EventDestination"]
            for each in resources.values()
            if each.get("Type") == "AWS::SES::ConfigurationSetEventDestination"
            and each["Properties"]["ConfigurationSetName"] == through
        ]
        assert any({"BOUNCE", "COMPLAINT"} <= set(each["MatchingEventTypes"]) and each["Enabled"] for each in told)


@pytest.mark.parametrize("stage", EDGED)
def test_the_zone_gets_all_that_proves_the_sender_and_nothing_else(stage: str) -> None:
    whole = made(stage)
    records = whole["Resources"]["MailRecords"]["Properties"]["RecordSets"]
    dkim = [(each["Name"], each["ResourceRecords"]) for each in records if each["Type"] == "CNAME"]
    assert dkim == [
        (
            {"Fn::GetAtt": ["MailIdentity", f"DkimDNSTokenName{number}"]},
            [{"Fn::GetAtt": ["MailIdentity", f"DkimDNSTokenValue{number}"]}],
        )
        for number in (1, 2, 3)
    ]
    returns = whole["Resources"]["MailIdentity"]["Properties"]["MailFromAttributes"]["MailFromDomain"]
    rest = {(each["Type"], each["Name"]["Fn::Sub"]): each["ResourceRecords"] for each in records[3:]}
    assert rest == {
        ("MX", returns["Fn::Sub"]): [{"Fn::Sub": "10 feedback-smtp.${AWS::Region}.amazonses.com"}],
        ("TXT", returns["Fn::Sub"]): ['"v=spf1 include:amazonses.com ~all"'],
        ("TXT", "_dmarc.${MailDomain}"): ['"v=DMARC1; p=quarantine"'],
    }


@pytest.mark.parametrize("stage", EDGED)
def test_records_are_made_only_in_a_zone_that_holds_the_senders_domain(stage: str) -> None:
    whole = made(stage)
    records = whole["Resources"]["MailRecords"]
    chosen, own, site = records["Properties"]["HostedZoneId"]["Fn::If"]
    for zone, mail_zone, domain in product(("", "Z1"), ("", "Z2"), ("site.example", "mail.example")):
        given = {
            "HostedZoneId": zone,
            "MailHostedZoneId": mail_zone,
            "DomainName": "site.example",
            "MailDomain": domain,
        }
        makes = holds(whole, records["Condition"], given)
        assert makes == bool(mail_zone or (zone and domain == "site.example"))
        if makes:
            assert given[(own if holds(whole, chosen, given) else site)["Ref"]] == (mail_zone or zone)


def test_a_stage_without_a_domain_of_its_own_has_no_zone_either() -> None:
    whole = made("emulator")
    assert "MailRecords" not in whole["Resources"]
    assert {"MailHostedZoneId"}.isdisjoint(whole["Parameters"])


NEW: Final[dict[str, Any]] = {
    "VerifiedForSendingStatus": False,
    "FeedbackForwardingStatus": True,
    "DkimAttributes": {"Status": "PENDING", "Tokens": ["aaa", "bbb", "ccc"]},
    "MailFromAttributes": {
        "MailFromDomain": "bounce.waardering.example",
        "MailFromDomainStatus": "PENDING",
        "BehaviorOnMxFailure": "USE_DEFAULT_VALUE",
    },
}
WELL: Final = {
    "VerifiedForSendingStatus": True,
    "FeedbackForwardingStatus": False,
    "ConfigurationSetName": "waardering-prod-mail",
    "DkimAttributes": {"Status": "SUCCESS", "Tokens": ["aaa", "bbb", "ccc"]},
    "MailFromAttributes": NEW["MailFromAttributes"] | {"MailFromDomainStatus": "SUCCESS"},
}
SANDBOX: Final = {
    "ProductionAccessEnabled": False,
    "SendingEnabled": True,
    "EnforcementStatus": "HEALTHY",
    "SendQuota": {"Max24HourSend": 200.0, "MaxSendRate": 1.0, "SentLast24Hours": 3.0},
}
FREE: Final = SANDBOX | {
    "ProductionAccessEnabled": True,
    "SendQuota": {"Max24HourSend": 50_000.0, "MaxSendRate": 14.0, "SentLast24Hours": 3.0},
}


class Session:
    """A session of AWS whose answers are given, each held to the shape that the service declares."""

    region_name = "eu-west-1"

    def __init__(self, identity: dict[str, Any] | None, account: dict[str, Any], *, may_ask: bool = True) -> None:
        real = boto3.Session(aws_access_key_id="a", aws_secret_access_key="b", region_name=self.region_name)
        ses, stacks = real.client("sesv2"), real.client("cloudformation")
        self._clients: dict[str, Any] = {"sesv2": ses, "cloudformation": stacks}
        parameters = {"MailDomain": "waardering.example", "SiteUrl": "https://waardering.example"}
        stack = {
            "StackName": "waardering-prod",
            "CreationTime": "2026-11-29T00:00:00Z",
            "StackStatus": "CREATE_COMPLETE",
            "Parameters": [{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        }
        stub = Stubber(stacks)
        if may_ask:
            stub.add_response("describe_stacks", {"Stacks": [stack]}, {"StackName": "waardering-prod"})
        else:
            stub.add_client_error("describe_stacks", "AccessDenied", http_status_code=403)
        stub.activate()
        stub = Stubber(ses)
        if identity is None:
            stub.add_client_error("get_email_identity", "NotFoundException", http_status_code=404)
        else:
            stub.add_response("get_email_identity", identity, {"EmailIdentity": "waardering.example"})
        stub.add_response("get_account", account)
        stub.activate()

    def client(self, name: str) -> Any:
        return self._clients[name]


def told(
    capsys: pytest.CaptureFixture[str], identity: dict[str, Any] | None, account: dict[str, Any]
) -> tuple[bool, str]:
    ready = mail.tell(STAGES["prod"], Session(identity, account))  # type: ignore[arg-type]  # as far as it is asked
    return ready, capsys.readouterr().out


def test_a_new_sender_in_the_sandbox_reads_each_step(capsys: pytest.CaptureFixture[str]) -> None:
    ready, said = told(capsys, NEW, SANDBOX)
    lines = said.splitlines()
    assert not ready
    assert lines[0].startswith("NO  sender: waardering.example is not verified - ")
    for record in (
        "aaa._domainkey.waardering.example CNAME aaa.dkim.amazonses.com",
        "bounce.waardering.example MX 10 feedback-smtp.eu-west-1.amazonses.com",
        'bounce.waardering.example TXT "v=spf1 include:amazonses.com ~all"',
        '_dmarc.waardering.example TXT "v=DMARC1; p=quarantine"',
    ):
        assert f"ok  record: {record}" in lines
    assert [each[:3].strip() for each in lines if each.startswith(("NO", "ok")) and " record: " not in each] == [
        *("NO", "NO", "NO", "NO", "NO"),
        *("NO", "ok", "ok"),
    ]
    (sandbox,) = [each for each in lines if "sandbox" in each]
    assert "put-account-details --production-access-enabled" in sandbox
    assert "--website-url https://waardering.example" in sandbox
    assert lines[-1].startswith("Until all of it is ok, mails wait")


def test_a_sender_that_is_well_is_told_in_a_line_a_thing(capsys: pytest.CaptureFixture[str]) -> None:
    ready, said = told(capsys, WELL, FREE)
    assert ready
    assert "NO" not in said
    assert "record" not in said
    assert "50000 a day, of which 3 went; 14 a second" in said


@pytest.mark.parametrize(
    ("identity", "account", "words"),
    [
        (None, FREE, "SES knows no waardering.example"),
        (WELL | {"FeedbackForwardingStatus": True}, FREE, "with people's addresses"),
        (WELL, SANDBOX | {"Details": {"ReviewDetails": {"Status": "PENDING"}}}, "asked, pending"),
        (WELL, FREE | {"SendingEnabled": False}, "off, healthy"),
        (WELL, FREE | {"EnforcementStatus": "SHUTDOWN"}, "on, shutdown"),
    ],
)
def test_one_thing_that_is_missing_is_one_line(
    capsys: pytest.CaptureFixture[str], identity: dict[str, Any] | None, account: dict[str, Any], words: str
) -> None:
    ready, said = told(capsys, identity, account)
    (missing,) = [each for each in said.splitlines() if each.startswith("NO")]
    assert not ready
    assert words in missing


def test_who_may_not_ask_reads_which_right_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    session = Session(WELL, FREE, may_ask=False)
    assert not mail.tell(STAGES["prod"], session)  # type: ignore[arg-type]  # as far as it is asked
    assert "these credentials may not DescribeStacks" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [[], ["nowhere"], ["emulator"], ["prod", "--wait", "soon"], ["prod", "--wait", "-1"]])
def test_what_cannot_be_asked_is_one_line(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        mail.main(wrong)
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
