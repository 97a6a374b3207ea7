"""All that Chalice does not make, as the template that `chalice package --merge-template` lays over its own."""

from typing import Any, Final

from chalice.app import Chalice

from chalicelib.settings import RELEASE_0_1_0, TODAY
from infra.aws import shipping
from infra.aws.packing import layer
from infra.aws.stages import Stage
from infra.aws.template.edge import edge
from infra.aws.template.functions import functions
from infra.aws.template.keys import keys
from infra.aws.template.mail import CONDITIONS as MAIL_CONDITIONS
from infra.aws.template.mail import PARAMETERS as MAIL_PARAMETERS
from infra.aws.template.mail import mail
from infra.aws.template.tables import tables
from infra.aws.template.watch import watch

_TEXT: Final = {"Type": "String"}
_EDGE_PARAMETERS: Final = {
    "DomainName": _TEXT | {"Description": "The platform's own name, such as waardering.example"},
    "CertificateArn": _TEXT | {"Description": "A certificate for it, in us-east-1, where the CDN looks"},
    "EdgeFirewallArn": _TEXT | {"Description": "The firewall at the CDN, as its stack in us-east-1 says it"},
    "OriginKeyVersion": _TEXT
    | {"Default": "", "Description": "The version of the CDN's key to the API; empty: the newest at the time"},
    "HostedZoneId": _TEXT | {"Default": "", "Description": "Its zone in Route 53; empty: the name is kept elsewhere"},
}
_PARAMETERS: Final = {
    "SiteUrl": _TEXT | {"Description": "Where people reach the platform", "AllowedPattern": "https?://[^/]+"},
    "MailDomain": _TEXT | {"Description": "The domain that mails come from"},
    "OperatorMail": _TEXT | {"Description": "Who hears of alarms and costs"},
    "CorsOrigins": _TEXT | {"Default": "", "Description": "Web frontends of others that may call, by commas"},
    "Redress": _TEXT | {"Default": "", "Description": "JSON: where decisions are taken beside us, per controller"},
    "ContactEmail": _TEXT
    | {
        "Default": "",
        "Description": "Where people write to, and where answers to mails go: an address, or JSON by sector",
    },
    "Contact": _TEXT | {"Default": "", "Description": "JSON: telephone and postal address, per controller"},
    "SocialeKaartUrl": _TEXT | {"Default": "https://www.desocialekaart.be/api"},
    "SocialeKaartConfig": _TEXT | {"Default": "", "Description": "JSON: what this stage's register has different"},
    "SyncFirstRunMinimum": {
        "Type": "Number",
        "Default": 1,
        "MinValue": 0,
        "Description": "Listings: a first sync that finds fewer takes in none: it may look at the wrong place",
    },
    "OriginLimitFactor": {
        "Type": "Number",
        "Default": 1,
        "MinValue": 1,
        "Description": "How many times wider the limits for one connection are; those for a mailbox stay",
    },
    # What is not given is what the release before can live with: a stage that it made is brought on by hand.
    "OldestReader": {
        "Type": "String",
        "Default": RELEASE_0_1_0,
        "AllowedValues": [RELEASE_0_1_0, TODAY],
        "Description": "The oldest release that has to read what this stage writes; `today` for a new stage",
    },
    "OldestWriter": {
        "Type": "String",
        "Default": RELEASE_0_1_0,
        "AllowedValues": [RELEASE_0_1_0, TODAY],
        "Description": "The oldest release that wrote something this stage keeps; `today` for a new stage",
    },
    "FormsPerSecond": {
        "Type": "Number",
        "Default": 200,
        "MinValue": 1,
        "Description": "Items that a migration to new forms looks at in a second, at most",
    },
    "ReplyMendMinutes": {
        "Type": "Number",
        "Default": 30,
        "MinValue": 0,
        "Description": "How long an organisation may send its reply anew, before an editor decides",
    },
    "FirstAdditionMonths": {
        "Type": "Number",
        "Default": 6,
        "MinValue": 0,
        "Description": "How many months after publication an author may add to a review for the first time",
    },
    "Authorities": _TEXT
    | {"Default": "", "Description": "JSON: to whom editors may refer a review, with a name and an address each"},
}


def template(app: Chalice, stage: Stage, architecture: str) -> dict[str, Any]:
    """The parts of one stage, in one document."""
    parts = (
        *(tables(stage), functions(app, stage), mail(stage), keys(stage), edge(stage), watch(app, stage)),
        layer.layer(stage, architecture),
    )
    resources: dict[str, Any] = {}
    for part in parts:
        if twice := resources.keys() & part.keys():
            raise ValueError(f"two parts of the template make {', '.join(sorted(twice))}")
        resources |= part
    conditions: dict[str, Any] = {**layer.CONDITIONS}
    if stage.edge:
        conditions["HasZone"] = {"Fn::Not": [{"Fn::Equals": [{"Ref": "HostedZoneId"}, ""]}]}
        conditions |= MAIL_CONDITIONS
    return {
        "Description": stage.description,
        "Parameters": _PARAMETERS
        | layer.PARAMETERS
        | (shipping.PARAMETERS if stage.gradual else {})
        | (_EDGE_PARAMETERS | MAIL_PARAMETERS if stage.edge else {}),
        "Conditions": conditions,
        "Globals": {"Api": {"OpenApiVersion": "2.0"}},  # without it SAM makes a second stage, named Stage
        "Resources": resources,
    }
