"""Programs run in the tree of a build, today's or an older one, with that build's own modules; and that tree."""

import io
import subprocess
import tarfile
from pathlib import Path
from typing import Final

from infra.local.environment import ROOT

RELEASE: Final = "3970329"  # 0.1.0, whose figures stand beside today's


def released(place: Path, *parts: str) -> Path | None:
    """Unpack that release, or these parts of it, from this copy's history; None where it does not hold it."""
    git = ["git", "-C", str(ROOT), "archive", RELEASE, *parts]
    done = subprocess.run(git, capture_output=True, check=False)  # noqa: S603 - our own command
    if done.returncode:
        return None
    with tarfile.open(fileobj=io.BytesIO(done.stdout)) as archive:
        archive.extractall(place, filter="data")
    return place


def of_0_1_0(body: dict[str, object]) -> dict[str, object]:
    """A review's form as that release takes it too: it knows no other way than the web, and no cards."""
    return {name: value for name, value in body.items() if name not in {"channel", "invitation"}}
