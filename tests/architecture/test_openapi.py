"""The OpenAPI document says what the doors do."""

from openapi_spec_validator import validate

import app as front_door
from chalicelib.entrypoints.http.door import ROUTES
from chalicelib.entrypoints.http.openapi import document
from chalicelib.settings import Settings

SETTINGS = Settings(
    stage="test",
    region="eu-west-1",
    site_url="https://site.example",
    link_key="k" * 40,
    mail_from="noreply@site.example",
    care_directory_url="https://register.example/api",
)


def test_the_document_is_valid_openapi() -> None:
    validate(document(SETTINGS))


def test_every_route_stands_in_it() -> None:
    assert front_door.app.routes  # hanging the blueprints filled the table of routes
    paths = document(SETTINGS)["paths"]
    assert {(route.method.lower(), route.path) for route in ROUTES} == {
        (method, path) for path, methods in paths.items() for method in methods
    }


def test_every_refusal_of_a_route_stands_under_its_status() -> None:
    decision = document(SETTINGS)["paths"]["/editor/reviews/{review_id}/decisions"]["post"]
    assert "changed_meanwhile" in decision["responses"]["409"]["description"]
    assert "needs_another_editor" in decision["responses"]["409"]["description"]
    assert decision["security"] == [{"editor": []}]
