"""The emulator of an account, run by the Python of `.venv-store`: ministack with all its services, and what we add.

Around its DynamoDB lies the strict layer (`infra/local/strict`), with the settings that `STRICT` has as JSON. SAM's
shorthand it writes out by the translator of `.venv-package`, which is AWS's own. Where it refuses a stack for what it
does not know, though AWS takes it, the stack is made without that, and a line says so.
"""

import importlib
import json
import os
import sys
from collections.abc import Callable, Mapping, MutableMapping
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final

from infra.local.strict.rules import Settings
from infra.local.strict.served import around

Properties = Mapping[str, Any]
Made = tuple[str, Properties]  # a resource: its physical id, and its attributes
KEYS: Final = "AWS::SecretsManager::Secret"
_ROOT: Final = Path(__file__).parents[3]
# What the emulator does not know at all: such a step is done in name only.
IN_NAME_ONLY: Final = (
    *("AWS::Budgets::Budget", "AWS::Route53::RecordSetGroup"),
    *("AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentGroup"),
    *("AWS::WAFv2::LoggingConfiguration", "AWS::WAFv2::WebACLAssociation"),
)


def without_metric_math(name: str, properties: Properties) -> Properties:
    """Return an alarm's properties as the emulator takes them: of the figures that it reckons with, the first alone."""
    metrics = properties.get("Metrics")
    if not metrics:
        return properties
    first = next(each["MetricStat"] for each in metrics if "MetricStat" in each)
    print(f"here without metric math, on one of its {len(metrics)} figures: the alarm {name}", flush=True)
    return {
        **{key: value for key, value in properties.items() if key != "Metrics"},
        **first["Metric"],
        "Period": first["Period"],
        "Statistic": first["Stat"],
    }


def in_name_only(kind: str) -> dict[str, Any]:
    """Return how the emulator makes, changes and ends a kind of resource of which nothing exists here."""

    def create(logical_id: str, _: Properties, stack: str) -> Made:
        print(f"here in name only: {kind} {logical_id}", flush=True)
        return f"{stack}-{logical_id}", {}

    return {
        "create": create,
        "update": lambda physical_id, *_: (physical_id, {}),
        "delete": lambda *_: None,
    }


def with_dkim(made: Made, *_: object) -> Made:
    """Add the records of a domain that sends mail, as AWS gives them: the emulator knows its tokens, and not these."""
    identity, attributes = made
    tokens = [f"token{number}" for number in (1, 2, 3)]
    names = {f"DkimDNSTokenName{n}": f"{each}._domainkey.{identity}" for n, each in enumerate(tokens, 1)}
    values = {f"DkimDNSTokenValue{n}": f"{each}.dkim.amazonses.com" for n, each in enumerate(tokens, 1)}
    return identity, {**attributes, **names, **values}


def named(secret: str) -> str:
    """Return the name in a secret's ARN, which adds six characters to it: the emulator knows secrets by their names."""
    return secret.rpartition(":")[2].rpartition("-")[0]


def sent_as(path: str, body: bytes, region: str, account: str) -> str:
    """Return what a mail is held against: the domain that it comes from, as AWS does; empty for another request."""
    if not path.endswith("/outbound-emails"):
        return ""
    address = parseaddr(str(json.loads(body).get("FromEmailAddress", "")))[1]
    return f"arn:aws:ses:{region}:{account}:identity/{address.rpartition('@')[2]}"


def _then(first: Callable[..., Made], after: Callable[..., Made]) -> Callable[..., Made]:
    """Return an act that does the first, and then this with what came of it and with what was given."""
    return lambda *given: after(first(*given), *given)


def adapt(
    kinds: dict[str, dict[str, Any]],
    imports: dict[str, Any],
    *,
    recovery: MutableMapping[str, bool],
    expiry: MutableMapping[str, Mapping[str, str]],
) -> None:
    """Have the emulator's stacks take what AWS takes of ours.

    Args:
        kinds: its acts by kind of resource.
        imports: of the kinds that a stack can take in, what identifies one and what says that it is not there.
        recovery: which tables can be restored to a point in time.
        expiry: of which tables items expire, and by which attribute.
    """
    kinds.update({kind: in_name_only(kind) for kind in IN_NAME_ONLY})
    identity, table, secret = kinds["AWS::SES::EmailIdentity"], kinds["AWS::DynamoDB::Table"], kinds[KEYS]
    for act, given in (("create", 1), ("update", 2)):
        identity[act] = _then(identity[act], with_dkim)

        def remember(made: Made, *said: Any, given: int = given) -> Made:
            asked = said[given].get("PointInTimeRecoverySpecification", {})
            recovery[made[0]] = bool(asked.get("PointInTimeRecoveryEnabled"))
            by = said[given].get("TimeToLiveSpecification", {})
            if by.get("Enabled"):
                expiry[made[0]] = {"TimeToLiveStatus": "ENABLED", "AttributeName": by["AttributeName"]}
            return made

        table[act] = _then(table[act], remember)
    secret["import"] = lambda identifier: (named(identifier["Id"]), {"Id": identifier["Id"], "Arn": identifier["Id"]})
    imports[KEYS] = (("Id",), lambda _: None)  # whoever imports one has asked for it just before


def main() -> int:
    # At the end: what both have is the emulator's own.
    sys.path += [str(each) for each in _ROOT.glob(".venv-package/lib/python3.*/site-packages")]
    store = importlib.import_module("ministack.app")
    made: Any = importlib.import_module("ministack.services.cloudformation.provisioners")
    changes: Any = importlib.import_module("ministack.services.cloudformation.changesets")
    access: Any = importlib.import_module("ministack.core.iam_actions")
    tables: Any = importlib.import_module("ministack.services.dynamodb")
    # It has no other places where these are made known to it.
    forgotten = {"recovery": tables._pitr_settings, "expiry": tables._ttl_settings}  # noqa: SLF001
    adapt(made._RESOURCE_HANDLERS, changes._IMPORT_LOOKUPS, **forgotten)  # noqa: SLF001
    whole, about = made._cw_metric_alarm_record, access._ses_v2_resource_arn  # noqa: SLF001
    made._cw_metric_alarm_record = lambda name, properties: whole(name, without_metric_math(name, properties))  # noqa: SLF001
    access._ses_v2_resource_arn = lambda method, path, body, *where: (  # noqa: SLF001
        sent_as(path, body, *where) or about(method, path, body, *where)
    )
    settings = Settings(**json.loads(os.environ.get("STRICT") or "{}"))
    store.app = around(store.app, settings)  # type: ignore[attr-defined]  # what its `main` serves
    store.main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
