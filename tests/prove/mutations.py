"""Guards taken away, one at a time: each time a named test must fail. `python -m tests.prove.mutations [NAME ...]`

A test that passes with and without what it guards shows nothing. Every mutation replaces one piece of text that stands
exactly once in its file, in a copy of the tree, and runs only the test that must notice.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from pathlib import Path
from typing import Final

from infra.local.environment import ROOT
from tests.prove.guards.cases import CASES
from tests.prove.guards.desk import DESK
from tests.prove.guards.later import LATER
from tests.prove.guards.law import LAW
from tests.prove.guards.life import LIFE
from tests.prove.guards.who import WHO

_COPIED: Final = ("app.py", "pyproject.toml", "chalicelib", "infra", "tests", "docs", "bench")
_LINKED: Final = (".venv", ".venv-store")
_SECONDS: Final = 180
_ROW: Final = "tests/prove/test_prove.py::test_the_promise_is_kept[{}]"


@dataclass(frozen=True)
class Mutation:
    """A guard, what is left when it is gone, and the test that must fail then."""

    name: str
    file: str
    guard: str
    instead: str
    notices: str


MUTATIONS: Final = (
    Mutation(
        "a decision's version is not checked",
        "chalicelib/adapters/dynamodb/aggregates/reviews.py",
        "ReviewItem.version == before.version if before else",
        "ReviewItem.review_id.exists() if before else",
        "tests/races/test_decisions.py::test_one_of_twenty_decisions_at_once_is_done_and_all_that_is_written_is_its_own",
    ),
    Mutation(
        "a confirmation's nonce is not checked",
        "chalicelib/use_cases/mails/open_link.py",
        "if found is None or nonce(found) != opened.nonce:",
        "if found is None:",
        "tests/use_cases/reviews/test_confirm_review.py::test_a_link_that_is_not_this_reviews_or_too_old_is_dead",
    ),
    Mutation(
        "the author's nonce is not checked",
        "chalicelib/use_cases/mails/open_link.py",
        "if found is None or nonce(found) != opened.nonce:",
        "if found is None:",
        "tests/use_cases/reviews/test_manage_review.py",
    ),
    Mutation(
        "a reply's link outlives the address it was sent to",
        "chalicelib/adapters/dynamodb/aggregates/reviews.py",
        "        if contact_nonce:\n",
        "        if False:\n",
        _ROW.format("s03_tokens"),
    ),
    Mutation(
        "one signature for every purpose",
        "chalicelib/adapters/links.py",
        'salt=f"waardering/{purpose}"',
        'salt="waardering"',
        "tests/adapters/test_links.py::test_a_link_opens_for_its_own_purpose_only",
    ),
    Mutation(
        "a signature is not compared",
        "chalicelib/adapters/links.py",
        "if not any(ours):",
        "if False:",
        "tests/adapters/test_links.py::test_what_another_key_signed_is_dead",
    ),
    Mutation(
        "links never expire",
        "chalicelib/adapters/links.py",
        "if datetime.fromtimestamp(expires, UTC) <= now:",
        "if False:",
        "tests/adapters/test_links.py::test_a_link_ends_to_the_second",
    ),
    Mutation(
        "a way in works twice",
        "chalicelib/adapters/dynamodb/aggregates/editors.py",
        'transaction.delete(SessionItem(f"sign_in#{sign_in.id}"), SessionItem.id.exists(), otherwise=DeadLink)',
        "pass",
        _ROW.format("s02_links_only_looked_at"),
    ),
    Mutation(
        "nobody is asked who they are",
        "chalicelib/entrypoints/http/door.py",
        "            if route.duty is not None:\n",
        "            if False:\n",
        "tests/architecture/test_routes.py::test_an_editors_route_lets_no_stranger_in",
    ),
    Mutation(
        "other sites may use an editor's cookie",
        "chalicelib/entrypoints/http/door.py",
        'by_cookie = request.method in {"GET", "HEAD"} or request.is_ours',
        "by_cookie = True",
        _ROW.format("s08_headers_and_forms"),
    ),
    Mutation(
        "the session's cookie goes along from elsewhere",
        "chalicelib/entrypoints/http/request.py",
        'same_site: str = "Strict"',
        'same_site: str = "None"',
        _ROW.format("s08_headers_and_forms"),
    ),
    Mutation(
        "a link tells other sites where one came from",
        "chalicelib/entrypoints/http/door.py",
        '"no-referrer" if audience is Audience.LINK else "same-origin"',
        '"unsafe-url"',
        _ROW.format("s08_headers_and_forms"),
    ),
    Mutation(
        "fields of ours are taken",
        "chalicelib/entrypoints/http/reading.py",
        "    if not ignore_unknown:\n",
        "    if False:\n",
        _ROW.format("s05_stored_fields"),
    ),
    Mutation(
        "a form that names no organisation asks the store for it",
        "chalicelib/entrypoints/site/writing.py",
        "if not 0 < len(organisation_id) <= public_schemas.LONGEST_ID:",
        "if False:",
        "tests/entrypoints/site/test_writing.py::test_a_form_that_names_no_organisation_is_not_found",
    ),
    Mutation(
        "dead links answer as soon as they can",
        "chalicelib/entrypoints/http/door.py",
        "        here.keep_minimum_response_time(began)\n",
        "",
        "tests/entrypoints/http/test_limits.py::test_no_dead_link_and_no_strangers_sign_in_is_answered_sooner_than_its_likes",
    ),
    Mutation(
        "an address gets as many mails as anybody likes",
        "chalicelib/domain/rules/limits.py",
        "    Limited.SUBMIT: LimitRule(per_origin=Limit(60, _HOUR), per_address=Limit(3, _HOUR)),",
        "    Limited.SUBMIT: LimitRule(per_origin=Limit(60, _HOUR), per_address=Limit(300, _HOUR)),",
        "tests/entrypoints/http/test_limits.py::test_a_fourth_review_within_the_hour_from_one_address_is_refused_and_mails_nothing",
    ),
    Mutation(
        "an origin is what it says it is",
        "chalicelib/entrypoints/http/door.py",
        'source_ip=said_by_cdn or str(identity.get("sourceIp", "")),',
        'source_ip=headers.get("x-forwarded-for", ""),',
        "tests/entrypoints/http/test_limits.py::test_100_forged_forwarded_for_headers_are_one_bucket",
    ),
    Mutation(
        "one pair of eyes",
        "chalicelib/domain/rules/law.py",
        "if need in step.needs and actor_id in previous:",
        "if False:",
        "tests/use_cases/reviews/test_law_of_editors.py::test_an_escalated_review_is_rejected_by_another_editor_and_only_its_author_hears_of_it",
    ),
    Mutation(
        "the write does not look whether the organisation is blocked",
        "chalicelib/adapters/dynamodb/aggregates/organisations.py",
        "    has_no_say = until.does_not_exist() | (until <= stamp(at))\n",
        "    has_no_say = OrganisationItem.organisation_id.exists()\n",
        "tests/adapters/contracts/test_store_contract_cases.py::test_what_needs_an_unrestricted_organisation_is_written_only_where_it_is",
    ),
    Mutation(
        "what an older release left unsaid is leave to publish",
        "chalicelib/adapters/dynamodb/aggregates/organisations.py",
        "(of == OrganisationItem.standing_version) & has_no_say",
        "OrganisationItem.standing_version.exists() & has_no_say",
        "tests/adapters/dynamodb/forms/test_restriction.py",
    ),
    Mutation(
        "a migration writes over what came in between",
        "chalicelib/adapters/dynamodb/upkeep/migration.py",
        '"ConditionExpression": "#document = :old",',
        '"ConditionExpression": "#document = :old OR #document <> :old",',
        "tests/adapters/dynamodb/forms/test_restriction.py::test_who_writes_meanwhile_wins_in_one_part_of_an_item_too",
    ),
    Mutation(
        "a migration of a review writes over what came in between",
        "chalicelib/adapters/dynamodb/upkeep/migration.py",
        '    same = Path("review") == text if',
        '    same = Path("review").exists() if',
        "tests/adapters/dynamodb/forms/test_migration.py::test_who_writes_meanwhile_wins",
    ),
    Mutation(
        "a migration of a compressed review writes over what came in between",
        "chalicelib/adapters/dynamodb/upkeep/migration.py",
        'else ReviewItem.packed == item["packed"]["B"]',
        "else ReviewItem.packed.exists()",
        "tests/adapters/dynamodb/forms/test_migration.py::test_who_writes_meanwhile_wins",
    ),
    Mutation(
        "a form changes and nobody is told",
        "chalicelib/domain/organisations/organisation.py",
        "    state: OrganisationState = OrganisationState.OPEN\n",
        "    state: OrganisationState = OrganisationState.WATCHED\n",
        "tests/adapters/dynamodb/forms/test_register.py",
    ),
    Mutation(
        "a block stops nothing",
        "chalicelib/domain/rules/law.py",
        "if Need.NO_BLOCK in step.needs & unmet:",
        "if False:",
        "tests/use_cases/reviews/test_law_of_editors.py::test_nothing_goes_online_while_the_organisation_is_blocked",
    ),
    Mutation(
        "suppressed addresses are mailed",
        "chalicelib/use_cases/mails/send_mails.py",
        "if not stores.addresses.suppressed(key):",
        "if True:",
        "tests/use_cases/mails/test_note_mail_event.py",
    ),
    Mutation(
        "a sync that lost its lease goes on writing",
        "chalicelib/adapters/dynamodb/aggregates/lease.py",
        "    return SyncItem.fence == lease.fence",
        "    return SyncItem.fence.exists()",
        "tests/adapters/contracts/test_store_contract_sync.py",
    ),
    Mutation(
        "a register may lead into our own network",
        "chalicelib/adapters/sociale_kaart/client.py",
        "if not is_public(str(address[0])):",
        "if False:",
        "tests/sync/client/test_ssrf.py",
    ),
    Mutation(
        "erasing leaves the log's words",
        "chalicelib/use_cases/reviews/erase_review.py",
        "    stores.log.strike(subjects)\n",
        "",
        "tests/entrypoints/links/test_personal_data.py::test_an_erased_review_leaves_no_word_in_any_table_and_one_mail",
    ),
    Mutation(
        "spreadsheets calculate what a review says",
        "chalicelib/entrypoints/http/cells.py",
        'return f"\'{text}" if',
        "return text if",
        "tests/entrypoints/site/test_embeds.py",
    ),
    Mutation(
        "a name ends the script element it stands in",
        "chalicelib/entrypoints/pages/structured.py",
        ".translate(_ESCAPES)",
        "",
        "tests/entrypoints/site/test_embeds.py::test_data_in_a_script_element_cannot_end_it",
    ),
    Mutation(
        "another organisation's review can be asked for",
        "chalicelib/use_cases/organisations/ask_insights.py",
        "if review.organisation_id != organisation.id or not",
        "if not",
        _ROW.format("s12_roles_and_routes"),
    ),
    *starmap(Mutation, (*CASES, *DESK, *LATER, *LAW, *LIFE, *WHO)),
)


def standing(mutation: Mutation, root: Path = ROOT) -> int:
    """Count how often the guard stands in its file."""
    return (root / mutation.file).read_text(encoding="utf-8").count(mutation.guard)


@contextmanager
def _copy() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="mutations-") as place:
        root = Path(place)
        for name in _COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
            else:
                shutil.copy2(source, root / name)
        for name in _LINKED:
            (root / name).symlink_to(ROOT / name)
        yield root


def _notices(root: Path, test: str) -> tuple[bool, str]:
    """Run a test there; returns if it fails, and its last words."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly", test]
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(root)}
    try:
        ended = subprocess.run(  # noqa: S603 - our own tests
            command, cwd=root, env=environment, capture_output=True, text=True, check=False, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired:
        return False, f"did not end within {_SECONDS} s"
    words = ended.stdout.strip().splitlines()[-1:] or [ended.stderr[-200:]]
    # 1: tests ran and some failed. Anything else but 0 shows that the test could not even run.
    return ended.returncode == 1, f"{ended.returncode}: {words[0]}"


def tried(chosen: Sequence[Mutation] = MUTATIONS) -> Iterator[tuple[Mutation, str]]:
    """Each mutation with what is wrong: nothing when its test passes with the guard and fails without."""
    with _copy() as root:
        sound: dict[str, tuple[bool, str]] = {}
        for mutation in chosen:
            if mutation.notices not in sound:
                sound[mutation.notices] = _notices(root, mutation.notices)
            fails, said = sound[mutation.notices]
            if fails or not said.startswith("0:"):
                yield mutation, f"its test fails with the guard too ({said})"
                continue
            if standing(mutation, root) != 1:
                yield mutation, f"the guard stands {standing(mutation, root)} times in {mutation.file}"
                continue
            path = root / mutation.file
            whole = path.read_text(encoding="utf-8")
            path.write_text(whole.replace(mutation.guard, mutation.instead), encoding="utf-8")
            noticed, said = _notices(root, mutation.notices)
            path.write_text(whole, encoding="utf-8")
            yield mutation, "" if noticed else f"nobody noticed ({said})"


def main() -> int:
    """Try the mutations whose names begin as asked, or all; returns 1 when one went unnoticed."""
    chosen = [each for each in MUTATIONS if not sys.argv[1:] or each.name.startswith(tuple(sys.argv[1:]))]
    unnoticed = 0
    for mutation, wrong in tried(chosen):
        unnoticed += bool(wrong)
        sys.stdout.write(f"{'UNNOTICED' if wrong else 'noticed':>9}  {mutation.name}  {wrong}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{len(chosen) - unnoticed} of {len(chosen)} guards are missed when they are gone\n")
    return int(bool(unnoticed))


if __name__ == "__main__":
    sys.exit(main())
