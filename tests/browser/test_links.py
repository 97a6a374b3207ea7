"""S2: a browser that opens a link, with scripts and as often as it likes, changes nothing."""

import os
import subprocess
import sys
import time
from typing import Final

import pytest

from chalicelib.entrypoints.http.door import Route
from infra.local.environment import ROOT
from tests.browser.people import Seats, person
from tests.browser.scene import LINKED, Scene
from tests.journeys.people import PATIENCE, Town, send

OPENED: Final = 3  # as scanner, as person, and once more


@pytest.mark.parametrize("route", LINKED, ids=lambda route: route.path)
def test_a_browser_that_opens_a_link_again_and_again_changes_nothing(seats: Seats, scene: Scene, route: Route) -> None:
    town, address = scene.town, scene.address(route)
    _wait_for_late_mails(town)
    before, mails = send("GET", address), len(send("GET", f"{town.mailbox.url}/mails").json)
    log = _log(scene)
    with person(seats) as scanner:
        asked: list[str] = []
        scanner.page.on("request", lambda request: asked.append(request.method))
        for _ in range(OPENED):
            scanner.open(address)
        scanner.page.wait_for_load_state("networkidle")
        assert set(asked) == {"GET"}
        assert len(asked) >= OPENED
    after = send("GET", address)
    assert (after.status, after.body) == (before.status, before.body)
    assert len(send("GET", f"{town.mailbox.url}/mails").json) == mails
    assert _log(scene) == log


def _wait_for_late_mails(town: Town) -> None:
    """Until nothing waits to be sent: what came before was asked for by the scene, or by another test."""
    command = [sys.executable, "-m", "infra.mails", "waiting", "--only-waiting"]
    here = {**os.environ, "DATA_DIR": str(town.stack.settings.data_dir)}
    deadline = time.monotonic() + PATIENCE
    said = ""
    while time.monotonic() < deadline:
        said = subprocess.run(command, cwd=ROOT, env=here, check=True, capture_output=True, text=True).stdout  # noqa: S603 - ours
        if said == "no mail waits\n":
            return
    raise AssertionError(f"mails do not leave:\n{said}")


def _log(scene: Scene) -> object:
    subjects = (f"review/{scene.fills['review_id']}", f"organisation/{scene.fills['organisation_id']}")
    asked = (scene.town.get(f"/editor/log?subject={each}", **scene.town.as_editor()) for each in subjects)
    return [answer.json for answer in asked]
