"""Take restored tables into a stage's stack: `.venv/bin/python -m infra.aws.restored STAGE GENERATION`.

A restore makes new tables. Under `waardering-STAGE-GENERATION-` they become the stage's own in two steps, as
CloudFormation has it ("Import AWS resources into a CloudFormation stack with a resource import"): an import adds them
as they are, beside the old ones, and changes nothing else; the next deployment of the stage, which names the generation
(`Stage.generation`), gives them what a restore forgets and moves every function over. The old tables stay, outside it.

This writes `build/STAGE/import.json`, the stack's template as it is now with the tables added, and
`build/STAGE/resources-to-import.json`, which says of each which it is; and prints the commands that carry it out.
"""

import json
import re
import sys
from collections.abc import Mapping, Sequence
from typing import Any, Final

import boto3

from infra.aws.stages import STAGES, Stage
from infra.aws.template.tables import generation_of, tables
from infra.commands import OneLineParser, run
from infra.local.environment import ROOT

# What a restored table does not have ("Restoring a table in DynamoDB"): the deployment after the import gives it.
FORGOTTEN: Final = (
    *("TimeToLiveSpecification", "StreamSpecification", "PointInTimeRecoverySpecification"),
    *("DeletionProtectionEnabled", "OnDemandThroughput"),
)


def import_template(now: Mapping[str, Any], stage: Stage) -> dict[str, Any]:
    """The template of the stack as it is, and the restored tables as they are.

    Raises:
        ValueError: the stack has tables of this generation.
    """
    added = {name: _as_restored(resource) for name, resource in tables(stage).items()}
    if twice := sorted(added.keys() & now["Resources"].keys()):
        raise ValueError(f"the stack has {twice[0]} already: choose another generation")
    return {**now, "Resources": {**now["Resources"], **added}}


def to_import(stage: Stage) -> list[dict[str, Any]]:
    """Each restored table, by the property that identifies one to CloudFormation."""
    return [
        {
            "ResourceType": resource["Type"],
            "LogicalResourceId": name,
            "ResourceIdentifier": {"TableName": resource["Properties"]["TableName"]},
        }
        for name, resource in tables(stage).items()
    ]


def _as_restored(resource: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: each for name, each in resource["Properties"].items() if name not in FORGOTTEN}
    indexes = [
        {name: each for name, each in index.items() if name not in FORGOTTEN}
        for index in properties.get("GlobalSecondaryIndexes", [])
    ]
    return {
        **resource,
        "DeletionPolicy": "Retain",  # an import takes nothing in without it
        "Properties": {**properties, **({"GlobalSecondaryIndexes": indexes} if indexes else {})},
    }


def commands(stage: Stage) -> str:
    """The import, to be typed; it changes nothing of what is there."""
    where = f"build/{stage.name}"
    kept = f"s3://$BUCKET/{stage.name}/import-{stage.generation}.json"
    change = f"--stack-name {stage.prefix} --change-set-name import-{stage.generation}"
    return "\n".join(
        [
            f"aws s3 cp {where}/import.json {kept}",
            f"aws cloudformation create-change-set {change} --change-set-type IMPORT \\",
            f"  --resources-to-import file://{where}/resources-to-import.json --capabilities CAPABILITY_NAMED_IAM \\",
            f'  --template-url "$(aws s3 presign {kept} | cut -d? -f1)" \\',
            f'  --parameters "$(aws cloudformation describe-stacks --stack-name {stage.prefix} --output json \\',
            "    --query 'Stacks[0].Parameters[].{ParameterKey: ParameterKey, UsePreviousValue: `true`}')\"",
            f"aws cloudformation wait change-set-create-complete {change}",
            f"aws cloudformation execute-change-set {change}",
            f"aws cloudformation wait stack-import-complete --stack-name {stage.prefix}",
        ]
    )


def main(arguments: Sequence[str], session: boto3.Session | None = None) -> int:
    parser = OneLineParser(prog="python -m infra.aws.restored", description=__doc__)
    parser.add_argument("stage", choices=sorted(STAGES.keys() - {"emulator"}))
    parser.add_argument("generation", help="r1, r2, …: what stands before the names of the restored tables")
    asked = parser.parse_args(arguments)
    if not re.fullmatch("r[1-9][0-9]?", asked.generation):
        parser.error(f"a generation is r1 to r99, not {asked.generation!r}")
    stage = generation_of(STAGES[asked.stage], asked.generation)
    stacks: Any = (session or boto3.Session()).client("cloudformation")
    # As CloudFormation wrote SAM's shorthand out: an import is compared with that.
    found = stacks.get_template(StackName=stage.prefix, TemplateStage="Processed")["TemplateBody"]
    now = json.loads(found) if isinstance(found, str) else found
    try:
        merged = import_template(now, stage)
    except ValueError as wrong:
        print(wrong, file=sys.stderr)
        return 1
    into = ROOT / "build" / stage.name
    into.mkdir(parents=True, exist_ok=True)
    for name, content in (("import.json", merged), ("resources-to-import.json", to_import(stage))):
        (into / name).write_text(json.dumps(content, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        print(f"build/{stage.name}/{name}")
    print(f"{commands(stage)}\nThen generation={asked.generation!r} in infra/aws/stages.py, and make deploy.")
    return 0


if __name__ == "__main__":
    run(lambda: main(sys.argv[1:]))
