"""S13, of what we build on: no package has a known hole. A package that no advisory was asked about was not shown."""

from tests.prove.attacks import scanners
from tests.prove.outcome import Outcome, Scale

_PACKAGES = 17  # that the functions import, at the least


def prove(ask: Scale) -> Outcome:
    """In full, ask; in a suite of tests, which has no network, see that an answer is judged as it should be."""
    if not ask.full:
        wrong = [] if _judges() else ["an audit is not judged as it should be"]
        return Outcome(
            "answers of an audit, judged", tried=3, at_least=3, happened="as they should", shortfalls=(*wrong,)
        )
    if not scanners.installed():
        asked, wrong = 0, [f"{scanners.NOT_HERE}: pip-audit is not installed (make prove does that)"]
    else:
        asked, wrong = scanners.vulnerable()
    return Outcome(
        "packages of every list of what is installed, asked after in the advisories",
        tried=asked,
        at_least=_PACKAGES,
        happened=f"{asked} packages had an answer",
        shortfalls=tuple(wrong),
        not_here="; ".join(wrong) if wrong and all(each.startswith(scanners.NOT_HERE) for each in wrong) else "",
    )


def _judges() -> bool:
    skipped, flawed, silent = (
        scanners.audited(each, "a list")
        for each in (
            '{"dependencies": [{"name": "a", "skip_reason": "not found"}]}',
            '{"dependencies": [{"name": "a", "vulns": [{"id": "PYSEC-1"}]}]}',
            "",
        )
    )
    return skipped[0] == 0 and bool(skipped[1]) and flawed == (1, ["a: PYSEC-1"]) and bool(silent[1])
