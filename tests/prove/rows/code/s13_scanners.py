"""S13: what looks for holes without being told where: schemathesis on our own document, bandit, secrets, licences."""

from infra.local.environment import ROOT
from tests.prove.attacks import scanners
from tests.prove.attacks.ground import ground
from tests.prove.outcome import Outcome, Scale

_PASSED_BY: str = '{"dependencies": [{"name": "a", "skip_reason": "not found"}, {"name": "b", "vulns": []}]}'


def prove(ask: Scale) -> Outcome:
    """In full, every scanner; in a suite of tests, what needs none: pins, and that a skipped audit falls short."""
    pins = [line for each in scanners.REQUIREMENTS for line in scanners.unpinned(ROOT / each)]
    asked, said = scanners.audited(_PASSED_BY, "a list")
    wrong = [f"not pinned by a hash: {each}" for each in pins]
    wrong += [f"bandit was not told: {each}" for each in scanners.told_to_one_alone()]
    if (asked, len(said)) != (1, 1):
        wrong.append("an audit that skipped passes")
    tried, happened = len(scanners.REQUIREMENTS), "every package pinned to a version and its hashes"
    if ask.full and not scanners.installed():
        wrong.append(f"{scanners.NOT_HERE}: the scanners are not installed (make prove does that)")
    elif ask.full:
        with ground() as where, where.listening() as port:
            cases, failed = scanners.fuzzed(port, examples=20, token="editor-0.token", seconds=240)
        files = scanners.tracked()
        packages, strange = scanners.licences()
        wrong += [f"schemathesis: {each}" for each in failed]
        wrong += [f"bandit: {each}" for each in scanners.careless_code()]
        wrong += [f"a secret? {each}" for each in scanners.secrets_in(files)]
        wrong += [f"a licence to look at: {each}" for each in strange]
        tried += cases
        happened += (
            f"; {cases:,} requests made from our OpenAPI document, bandit on all code, {len(files)} files without "
        )
        happened += f"keys, {packages} packages under licences that are on the list"
    return Outcome(
        "schemathesis, bandit, a search for secrets, licences and pins",
        tried=tried,
        at_least=ask.of(full=1_000, quick=len(scanners.REQUIREMENTS)),
        happened=happened,
        lost=len(wrong),
        shortfalls=tuple(wrong[:10]),
    )
