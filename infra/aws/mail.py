"""Tell how far mail is on a stage: `python -m infra.aws.mail STAGE [--wait MINUTES]`.

One line for each thing that SES wants before anybody gets a mail: the sender and its records, bounces, the account's
sandbox and pace. It changes nothing. Leaves with 1 while something is missing; what is missing comes with what to do.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import boto3
from botocore.exceptions import ClientError

from infra.aws.stages import STAGES, Stage
from infra.aws.template.mail import RECORDS
from infra.commands import OneLineParser, run

_EVERY: Final = 30.0  # seconds between two looks at a sender that SES does not know yet
_SES: Final = "dkim.amazonses.com"
_LEAVE: Final = (
    "ask for production access: aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL "
    "--contact-language EN --website-url {site}; AWS answers within a day, and may ask what is sent and to whom"
)


@dataclass(frozen=True)
class Line:
    """One thing, whether it is as it should be, and what to do where it is not."""

    thing: str
    state: str
    ready: bool = True
    to_do: str = ""

    def __str__(self) -> str:
        told = f"{'ok' if self.ready else 'NO':3} {self.thing}: {self.state}"
        return f"{told} - {self.to_do}" if self.to_do else told


class MailState:
    """The mail of one stage's stack, as its account and region have it."""

    def __init__(self, stage: Stage, session: boto3.Session | None = None) -> None:
        session = session or boto3.Session()
        self._stage = stage
        self._region = session.region_name
        self._ses: Any = session.client("sesv2")
        self._stacks: Any = session.client("cloudformation")

    def lines(self) -> list[Line]:
        """Ask for everything anew.

        Raises:
            ClientError: there is no such stack, or these credentials may not ask.
        """
        (stack,) = self._stacks.describe_stacks(StackName=self._stage.prefix)["Stacks"]
        parameters = {each["ParameterKey"]: each.get("ParameterValue", "") for each in stack["Parameters"]}
        domain = parameters["MailDomain"]
        return [*self._sender(domain), *self._account(parameters["SiteUrl"])]

    def _sender(self, domain: str) -> Iterator[Line]:
        try:
            found = self._ses.get_email_identity(EmailIdentity=domain)
        except self._ses.exceptions.NotFoundException:
            yield Line("sender", f"SES knows no {domain}", ready=False, to_do="deploy the stage")
            return
        knows = bool(found["VerifiedForSendingStatus"])
        signs = found["DkimAttributes"]
        returns = found.get("MailFromAttributes") or {}
        records = f"the records below must stand in the zone of {domain}; SES finds them within 72 hours"
        yield Line("sender", f"{domain} is {'' if knows else 'not '}verified", knows, "" if knows else records)
        signed = signs.get("Status") == "SUCCESS"
        yield Line("DKIM", str(signs.get("Status", "none")).lower(), signed, "" if signed else records)
        returned = returns.get("MailFromDomainStatus") == "SUCCESS"
        state = f"{returns.get('MailFromDomain', 'none')} {returns.get('MailFromDomainStatus', '')}".strip().lower()
        yield Line("MAIL FROM", state, returned, "" if returned else records)
        if not (knows and signed and returned):
            for name, kind, value in self._records(domain, signs.get("Tokens", [])):
                yield Line("record", f"{name} {kind} {value}")
        forwarded = bool(found.get("FeedbackForwardingStatus"))
        yield Line(
            "bounces",
            "mailed to the sender, with people's addresses" if forwarded else "told to the platform alone",
            not forwarded,
            "deploy the stage anew: its template switches that off" if forwarded else "",
        )
        through = found.get("ConfigurationSetName")
        yield Line("configuration set", through or "none", bool(through), "" if through else "deploy the stage anew")

    def _records(self, domain: str, tokens: Sequence[str]) -> Iterator[tuple[str, str, str]]:
        for token in tokens:
            yield f"{token}._domainkey.{domain}", "CNAME", f"{token}.{_SES}"
        for under, kind, value in RECORDS:
            yield f"{under}{domain}", kind, value.replace("${AWS::Region}", self._region)

    def _account(self, site: str) -> Iterator[Line]:
        found = self._ses.get_account()
        free = bool(found["ProductionAccessEnabled"])
        asked = (found.get("Details") or {}).get("ReviewDetails", {}).get("Status")
        state = "left" if free else "mails go to verified addresses only"
        if asked and not free:
            state += f"; asked, {str(asked).lower()}"
        yield Line("sandbox", state, free, "" if free or asked == "PENDING" else _LEAVE.format(site=site))
        sends = bool(found["SendingEnabled"])
        health = str(found.get("EnforcementStatus", "HEALTHY"))
        well = sends and health != "SHUTDOWN"
        heal = "the console of SES says why, and how to answer"
        yield Line("sending", f"{'on' if sends else 'off'}, {health.lower()}", well, "" if well else heal)
        quota = found["SendQuota"]
        day, second, sent = (quota[name] for name in ("Max24HourSend", "MaxSendRate", "SentLast24Hours"))
        yield Line("pace", f"{day:.0f} a day, of which {sent:.0f} went; {second:g} a second")


def tell(stage: Stage, session: boto3.Session | None = None) -> bool:
    """Print how far mail is, and whether people can get mails now."""
    try:
        found = MailState(stage, session).lines()
    except ClientError as refused:
        if "AccessDenied" not in refused.response["Error"]["Code"]:
            raise
        found = [Line("mail", "not asked", ready=False, to_do=f"these credentials may not {refused.operation_name}")]
    print("\n".join(str(each) for each in found))
    ready = all(each.ready for each in found)
    if not ready:
        print("Until all of it is ok, mails wait and none is lost; who writes a review cannot confirm it yet.")
    return ready


def main(arguments: Sequence[str]) -> int:
    parser = OneLineParser(prog="python -m infra.aws.mail", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    parser.add_argument(
        "--wait", type=_minutes, default=0, metavar="MINUTES", help="look again until all is ok, or so long"
    )
    asked = parser.parse_args(arguments)
    ends = time.monotonic() + asked.wait * 60
    while not (ready := tell(STAGES[asked.stage])) and time.monotonic() < ends:
        time.sleep(min(_EVERY, max(0.0, ends - time.monotonic())))
    return 0 if ready else 1


def _minutes(text: str) -> int:
    if not text.isdecimal() or int(text) > 72 * 60:
        raise ValueError
    return int(text)


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
