"""What each release exported comes in, by its version."""

import json
import lzma
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chalicelib.adapters.dynamodb.client.tables import CaseItem, IdentityItem, LogItem, OrganisationItem, ReviewItem
from chalicelib.adapters.dynamodb.projections.organisation_items import ORGANISATION_PART
from chalicelib.bootstrap import Platform, platform
from chalicelib.domain.projections.integrity import counted
from chalicelib.domain.reviews.review import Review
from chalicelib.use_cases.upkeep.integrity_figures import figures_of
from infra.transfer.files import import_from
from tests.conftest import DynamoWorld
from tests.golden.kept import HERE

EXPORTS = sorted(HERE.glob("*/export.jsonl.xz"))


@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.parent.name)
def test_an_export_of_an_older_release_comes_in_whole(
    export: Path,
    dynamodb_world: DynamoWorld,  # noqa: ARG001  (its tables are empty)
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines = [json.loads(line) for line in lzma.decompress(export.read_bytes()).splitlines()]
    now = datetime.fromisoformat(lines[0]["exported_at"]) + timedelta(minutes=1)
    monkeypatch.setattr(Platform, "now", lambda _: now)  # later, the log's own period has taken some of it
    wrote = Counter(each["kind"] for each in lines)
    file = tmp_path / "old.jsonl"
    file.write_bytes(lzma.decompress(export.read_bytes()))
    assert import_from(str(file), platform(), dry_run=False) == 0, capsys.readouterr().err
    assert "all that is in the file is here" in capsys.readouterr().err
    reviews = {each.review_id: each.review for each in ReviewItem.scan()}
    assert len(reviews) == wrote["review"]
    assert any(each.content_free for each in reviews.values())
    for each in (line["review"] for line in lines if line["kind"] == "review"):
        _same(reviews[each["id"]], each)
    organisations = [each for each in OrganisationItem.scan() if each.part == ORGANISATION_PART]
    assert len(organisations) == wrote["organisation"]
    nonces = {line["id"]: line["contact_nonce"] for line in lines if line["kind"] == "organisation"}
    assert {each.organisation_id: each.contact_nonce for each in organisations} == nonces
    assert len(list(CaseItem.scan())) == wrote["notice"] + wrote["appeal"] + wrote["dossier"]
    known = sum(bool(line.get("author") or line.get("notifier")) for line in lines)
    assert len(list(IdentityItem.scan())) == known > 0
    entries = [each.entry for each in LogItem.scan()]
    assert len(entries) == wrote["entry"]
    for year in {each.at.year for each in entries}:
        right = counted(each for each in entries if each.at.year == year)
        assert figures_of(year, stores=platform(), now=now).counts == right.counts, year


def _same(review: Review, told: dict[str, object]) -> None:
    """What its export said of a review is what today's build keeps of it."""
    assert (review.text, review.status, review.version) == (told["text"], told["status"], told["version"])
    assert review.manage_nonce == told["manage_nonce"]
    assert dict(review.aspect_ratings) == told["aspect_ratings"]
    reply = told["reply"]
    assert (review.reply and review.reply.text) == (reply["text"] if isinstance(reply, dict) else None)
    revisions = told["revisions"]
    assert isinstance(revisions, list)
    assert [each.text for each in review.revisions] == [each["text"] for each in revisions]
