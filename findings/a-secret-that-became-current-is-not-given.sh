#!/usr/bin/env bash
# moto 5.2.5 gives the old secret once a new version has become the current one, unless its stage is named.
#
# A rotation puts the new secret under AWSPENDING, tries it, and moves AWSCURRENT to it with UpdateSecretVersionStage.
# moto moves the label, and DescribeSecret tells so; but GetSecretValue without a stage, and BatchGetSecretValue, go on
# with the version that was current when it was put. AWS documents that without a stage the current version is given.
# A test of one's rotation finds that it did nothing, or, if it asks with the stage, finds all right where the code that
# asks without would have been shown the old secret. `put_secret_value` without stages has it right.
#
# Expected: that AWSCURRENT and no stage at all are one question.
# Here: keys are changed by putting a new value without stages (`docs/operations.md`), which is what
# `tests/adapters/test_keys.py` does on moto. A test that moved a stage would have to name it.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check boto3==1.44.5 "moto[secretsmanager]==5.2.5"
"$place/env/bin/python" - <<'PYTHON'
import os
import sys
from importlib.metadata import version

os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="eu-west-1")

import boto3
from moto import mock_aws

print("moto", version("moto"))
with mock_aws():
    secrets = boto3.client("secretsmanager")

    def given(**stage):
        return secrets.get_secret_value(SecretId="key", **stage)["SecretString"]

    old = secrets.create_secret(Name="key", SecretString="old")["VersionId"]
    new = secrets.put_secret_value(SecretId="key", SecretString="new", VersionStages=["AWSPENDING"])["VersionId"]
    secrets.update_secret_version_stage(
        SecretId="key", VersionStage="AWSCURRENT", MoveToVersionId=new, RemoveFromVersionId=old
    )
    labels = secrets.describe_secret(SecretId="key")["VersionIdsToStages"]
    named, unnamed = given(VersionStage="AWSCURRENT"), given()
    (batch,) = secrets.batch_get_secret_value(SecretIdList=["key"])["SecretValues"]
    print("the new version is", *sorted(labels[new]), "and the old one", *labels[old])
    print(f"asked for AWSCURRENT: {named}; without a stage: {unnamed}; in a batch: {batch['SecretString']}")
    secrets.put_secret_value(SecretId="key", SecretString="newer")
    put = given()
    print("after a value that was put without stages:", put)
found = ("AWSCURRENT" in labels[new], named, unnamed, batch["SecretString"], put)
if found != (True, "new", "old", "old", "newer"):
    sys.exit("it is not as written any more")
PYTHON
