#!/usr/bin/env bash
# openapi-python-client 0.29.1 leaves an endpoint out of the client it makes, and ends with success.
#
# A parameter that is 1, 2 or "all" is a valid enumeration of OpenAPI 3.1, and openapi-spec-validator 0.9.0 finds
# nothing wrong. The generator knows no enumeration of numbers and texts together: it says "Endpoint will not be
# generated" among its warnings, makes the rest, and exits 0. In an answer in the place of a parameter the endpoint is
# there, and gives None for every answer. A build that makes a client from a document passes, and whoever imports the
# endpoint finds none.
#
# Expected: that a generator which cannot make what the document says fails, or makes it without the type.
# Here: `tests/clients/making.py` makes the client with `--fail-on-warning`, which ends with 1.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
cd "$place"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check openapi-python-client==0.29.1 openapi-spec-validator==0.9.0
cat > document.json <<'JSON'
{
  "openapi": "3.1.0",
  "info": {"title": "Reviews", "version": "1"},
  "paths": {
    "/reviews": {"get": {
      "operationId": "reviews",
      "parameters": [{"name": "pages", "in": "query", "schema": {"enum": [1, 2, "all"]}}],
      "responses": {"200": {"description": "Reviews", "content": {"application/json": {"schema": {"type": "string"}}}}}
    }},
    "/organisations": {"get": {
      "operationId": "organisations",
      "responses": {"200": {"description": "All", "content": {"application/json": {"schema": {"type": "string"}}}}}
    }}
  }
}
JSON
env/bin/openapi-spec-validator document.json
code=0
env/bin/openapi-python-client generate --path document.json --output-path made --meta none >said 2>&1 || code=$?
strict=0
env/bin/openapi-python-client generate --path document.json --output-path strict --meta none --fail-on-warning \
  >/dev/null 2>&1 || strict=$?
made=$(cd made/api/default && echo [a-z]*.py)
echo "openapi-python-client $(env/bin/pip show openapi-python-client 2>/dev/null | sed -n 's/^Version: //p'):" \
  "exit $code, made: $made; with --fail-on-warning exit $strict"
grep "Endpoint will not be generated" said
if [ "$code $strict $made" != "0 1 organisations.py" ]; then
  echo "it is not as written any more" >&2
  exit 1
fi
