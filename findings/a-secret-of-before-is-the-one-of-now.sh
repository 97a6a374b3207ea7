#!/usr/bin/env bash
# aws-lambda-powertools 3.37.0 (Python) gives the current secret to whoever asks for the previous one, and the reverse.
#
# Its parameters are kept by name for five minutes, or as long as one says, and what was asked besides the name is not
# part of the key. `get_secret(name)` and then `get_secret(name, VersionStage="AWSPREVIOUS")` give the same text twice:
# so code that takes what either of two keys signed, while they change, knows one of them, and which one depends on who
# asked first. Of SSM, `get_parameters(path, recursive=True)` gives what came of `recursive=False`, and a parameter
# asked for with `decrypt=True` comes back sealed if it was asked for without just before. Its sister for TypeScript had
# this too (aws-powertools/powertools-lambda-typescript#5622). `force_fetch=True` asks anew.
#
# Expected: that two questions with other answers are kept apart.
# Here: of this library we use the logger and the metrics. The keys' secret is read by `chalicelib/adapters/keys.py`,
# which asks for the current one alone: it holds the keys of before as well.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check \
  aws-lambda-powertools==3.37.0 boto3==1.44.5 "moto[secretsmanager,ssm]==5.2.5"
"$place/env/bin/python" - <<'PYTHON'
import os
import sys
from importlib.metadata import version

os.environ.update(AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test", AWS_DEFAULT_REGION="eu-west-1")

import boto3
from aws_lambda_powertools.utilities import parameters
from moto import mock_aws

print("aws-lambda-powertools", version("aws-lambda-powertools"))
with mock_aws():
    secrets = boto3.client("secretsmanager")
    secrets.create_secret(Name="key", SecretString="of before")
    secrets.put_secret_value(SecretId="key", SecretString="of now")
    stages = ("AWSCURRENT", "AWSPREVIOUS")
    by_aws = [secrets.get_secret_value(SecretId="key", VersionStage=each)["SecretString"] for each in stages]
    asked = [parameters.get_secret("key", VersionStage=each) for each in stages]
    parameters.clear_caches()
    reversed_ = [parameters.get_secret("key", VersionStage=each) for each in reversed(stages)]
    anew = parameters.get_secret("key", VersionStage="AWSCURRENT", force_fetch=True)
    print("current and previous, by boto3:", by_aws)
    print("current and previous, by powertools:", asked)
    print("previous and current, by powertools:", reversed_, "and with force_fetch:", anew)

    store = boto3.client("ssm")
    store.put_parameter(Name="/key", Value="open", Type="SecureString")
    by_store = store.get_parameter(Name="/key", WithDecryption=True)["Parameter"]["Value"]
    sealed, opened = (parameters.get_parameter("/key", decrypt=each) for each in (False, True))
    print(f"opened by boto3: {by_store}; by powertools, after it was asked for sealed: {opened}")
    store.put_parameter(Name="/house/name", Value="De Linde", Type="String")
    store.put_parameter(Name="/house/kitchen/name", Value="De Lepel", Type="String")
    near, deep = (sorted(parameters.get_parameters("/house", recursive=each)) for each in (False, True))
    print("of a path, not recursive:", near, "recursive:", deep)

found = (by_aws, asked, reversed_, anew, by_store, opened == sealed, near, deep)
wanted = (["of now", "of before"], ["of now"] * 2, ["of before"] * 2, "of now", "open", True, ["name"], ["name"])
if found != wanted:
    sys.exit("it is not as written any more")
PYTHON
