"""Scanners that look for holes without being told where: in code, dependencies, secrets and the whole API."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from infra.local.environment import LOOPBACK, ROOT

_TOOLS: Final = ROOT / ".venv-audit" / "bin"
NOT_HERE: Final = "could not be shown here"
REQUIREMENTS: Final = (
    "requirements.txt",
    *(f"infra/requirements/{name}.txt" for name in ("run", "dev", "store", "audit", "issuers", "clients")),
)
# Licences under which a public body may run and pass on what it builds; by the words that packages use for them.
ALLOWED: Final = re.compile(
    r"apache|\bbsd|\bmit\b|\bisc\b|mpl|mozilla|psf|python software foundation|0bsd|zlib|zope public|unlicense|eupl"
    r"|public domain",
    re.IGNORECASE,
)

# Of ruff's rules, those that bandit takes for medium or worse (exec, marshal and its kind, eval, templates that do not
# escape, marked as safe).
_MEDIUM: Final = re.compile(r"noqa: (?:\w+, )*S(102|30[1-7]|70[14])\b")

# What looks like a secret and is none, each with its why.
NO_SECRETS: Final = {
    "GitHub Token in tests/domain/projections/test_insights.py": "the name of a test that weighs every review alike",
    "Basic Auth Credentials in tests/sync/client/test_ssrf.py": "an address that must be refused",
    "Basic Auth Credentials in tests/adapters/test_register_reading.py": "another, that is no website of anybody",
    "Basic Auth Credentials in tests/webhooks/test_happenings.py": "another, at which nobody is told anything",
}


def installed() -> bool:
    return (_TOOLS / "bandit").exists()


def _run(tool: str, *arguments: str, seconds: int = 240) -> "subprocess.CompletedProcess[str]":
    command = [str(_TOOLS / tool), *arguments]
    return subprocess.run(  # noqa: S603 - our own tools, pinned
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=seconds
    )


def careless_code() -> list[str]:
    """Return what bandit finds of medium severity or worse. B310 is ruff's S310, which each line in infra explains."""
    found: list[dict[str, Any]] = []
    for arguments in (("app.py", "chalicelib"), ("infra", "--skip", "B310")):
        said = _run("bandit", "-q", "-r", *arguments, "-f", "json", "-ll").stdout
        found += json.loads(said)["results"]
    return [f"{each['test_id']} in {each['filename']}:{each['line_number']}" for each in found]


def told_to_one_alone() -> list[str]:
    """Return the lines of which ruff is told why they may be, and bandit is not; both number their rules alike.

    So a run of the tests, which has no bandit, sees what it would find.
    """
    files = (ROOT / "app.py", *(ROOT / "chalicelib").rglob("*.py"), *(ROOT / "infra").rglob("*.py"))
    lines = ((file, number, line) for file in files for number, line in enumerate(_lines(file), 1))
    return [
        f"{file.relative_to(ROOT)}:{number}"
        for file, number, line in lines
        if (rule := _MEDIUM.search(line)) and f"nosec B{rule[1]}" not in line
    ]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def audited(said: str, requirements: str) -> tuple[int, list[str]]:
    """Return how many dependencies advisories were asked about, and what is wrong; a skipped one is wrong."""
    try:
        found = json.loads(said)["dependencies"]
    except (ValueError, KeyError):
        return 0, [f"{NOT_HERE}: pip-audit said nothing of {requirements}"]
    known = [f"{each['name']}: {flaw['id']}" for each in found for flaw in each.get("vulns", ())]
    skipped = [each for each in found if "skip_reason" in each]
    if skipped:
        known.append(f"{NOT_HERE}: no advisories reached for {len(skipped)} of {len(found)} of {requirements}")
    return len(found) - len(skipped), known


def vulnerable(requirements: Sequence[str] = REQUIREMENTS) -> tuple[int, list[str]]:
    """`audited`, of every list of what is installed."""
    asked, wrong = 0, []
    for each in requirements:
        said = _run("pip-audit", "-r", each, "--require-hashes", "--disable-pip", "-f", "json").stdout
        number, flaws = audited(said, each)
        asked += number
        wrong += flaws
    return asked, wrong


def tracked() -> list[str]:
    """The files that the project publishes."""
    said = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return said.stdout.split()


def secrets_in(files: Sequence[str]) -> list[str]:
    """Return where something looks like a key that opens something; randomness alone proves nothing among ids."""
    plugins = ("AWSKeyDetector", "PrivateKeyDetector", "GitHubTokenDetector", "BasicAuthDetector", "JwtTokenDetector")
    script = (
        "import json,sys\n"
        "from detect_secrets.core.scan import scan_file\n"
        "from detect_secrets.settings import transient_settings\n"
        "wanted={'plugins_used':[{'name':n} for n in json.loads(sys.argv[1])]}\n"
        "with transient_settings(wanted):\n"
        "  found=[(s.type,f,s.line_number) for f in sys.stdin.read().split() for s in scan_file(f)]\n"
        "print(json.dumps([f'{t} in {f}:{n}' for t,f,n in found]))\n"
    )
    command = [str(_TOOLS / "python"), "-c", script, json.dumps(plugins)]
    said = subprocess.run(  # noqa: S603 - our own tools, pinned
        command, cwd=ROOT, input="\n".join(files), capture_output=True, text=True, check=True, timeout=120
    )
    found: list[str] = json.loads(said.stdout)
    return [each for each in found if each.rpartition(":")[0] not in NO_SECRETS]


def licences() -> tuple[int, list[str]]:
    """Return how many packages the platform runs on, and those under a licence that is not on the list."""
    wanted = set(_names(ROOT / "requirements.txt")) | set(_names(ROOT / "infra/requirements/run.txt"))
    said = _run("pip-licenses", "--python", sys.executable, "--format=json", "--from=mixed").stdout
    found = [each for each in json.loads(said) if _plain(each["Name"]) in wanted]
    return len(found), [f"{each['Name']}: {each['License']}" for each in found if not ALLOWED.search(each["License"])]


def unpinned(path: Path) -> list[str]:
    """Lines that name a package without one exact version and a hash."""
    whole = path.read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    lines = [line for line in whole if line.strip() and not line.startswith("#")]
    return [f"{path.name}: {line[:60]}" for line in lines if "==" not in line or "--hash=sha256:" not in line]


def _names(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if found := re.match(r"([A-Za-z0-9_.-]+)==", line):
            yield _plain(found[1])


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def fuzzed(port: int, *, examples: int, token: str, seconds: int) -> tuple[int, list[str]]:
    """Run schemathesis on our own document; returns how many requests it sent, and which broke a promise."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    said = _run(
        "schemathesis",
        "run",
        f"http://{LOOPBACK}:{port}/openapi.json",
        f"--header=Authorization: Bearer {token}",
        f"--checks={checks}",
        "--phases=examples,coverage,fuzzing",
        f"--max-examples={examples}",
        "--exclude-path=/editor/sign-out",
        "--exclude-path=/health/ready",  # where no sync ever ran it says so, with 503
        "--seed=2026",
        "--workers=1",  # CPython 3.11 may lose count of depth where several threads read code, which Hypothesis does
        "--continue-on-failure",
        "--no-color",
        seconds=seconds,
    ).stdout
    cases = re.search(r"([\d,]+) generated", said)
    failed = re.findall(r"^_+ ((?:GET|POST) \S+) _+$", said, re.MULTILINE)
    return int(cases[1].replace(",", "")) if cases else 0, failed
