#!/usr/bin/env bash
# openapi-core 0.23.1 finds every answer of application/problem+json wrong, whatever is in it.
#
# RFC 9457 gives errors that type, RFC 6839 says that what ends in "+json" is JSON, and OpenAPI has a schema for it as
# for any other. This validator reads JSON under two names only, application/json and application/vnd.api+json. Of a
# type that it does not know it holds the bytes against the schema, and finds that they are "not valid for schema of
# type object"; that it does not know the type it neither says nor warns of. One body passes under the one name and
# fails under the other. With `extra_media_type_deserializers` it is read.
#
# Expected: that a validator for OpenAPI reads JSON by its suffix, or says that it does not know a type.
# Here: every refusal is application/problem+json (`chalicelib/entrypoints/http/faults.py`). Nothing of ours goes
# through this library; whoever tries our answers with it tells it of that type, and of application/ld+json.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check openapi-core==0.23.1
"$place/env/bin/python" - <<'PYTHON'
import json
import sys
import warnings
from importlib.metadata import version

from openapi_core import Config, OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse

SCHEMA = {"type": "object", "required": ["title"], "properties": {"title": {"type": "string"}}}
KINDS = ("application/json", "application/problem+json", "application/ld+json")
NONE = {"description": "None such", "content": {kind: {"schema": SCHEMA} for kind in KINDS}}
DOCUMENT = {
    "openapi": "3.1.0",
    "info": {"title": "Reviews", "version": "1"},
    "servers": [{"url": "https://site.example"}],
    "paths": {"/o/1": {"get": {"responses": {"404": NONE}}}},
}


def judged(kind, **settings):
    """Return what is found of one body under a type."""
    answer = MockResponse(b'{"title": "Not Found"}', status_code=404, content_type=kind)
    try:
        OpenAPI.from_dict(DOCUMENT, config=Config(**settings)).validate_response(
            MockRequest("https://site.example", "get", "/o/1"), answer
        )
    except OpenAPIError as error:
        return str(error.__cause__).splitlines()[0]
    return "right"


with warnings.catch_warnings(record=True) as warned:
    warnings.simplefilter("always")
    found = {kind: judged(kind) for kind in KINDS}
    found["… told how to read it"] = judged(
        "application/problem+json", extra_media_type_deserializers={"application/problem+json": json.loads}
    )
print(f"openapi-core {version('openapi-core')}")
for kind, verdict in found.items():
    print(f"{kind}: {verdict}")
unknown = [each for each in warned if "json" in str(each.message)]
if [verdict == "right" for verdict in found.values()] != [True, False, False, True] or unknown:
    sys.exit("it is not as written any more")
PYTHON
