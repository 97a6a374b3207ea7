"""How editors come in with an account: tied to one browser, once, with the roles that the account has today."""

from dataclasses import replace
from datetime import timedelta

import pytest

from chalicelib.domain.access.editor import SIGN_IN_LIFE, Account, Editor, SignInMethod
from chalicelib.domain.access.roles import Role
from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.rules.limits import Count
from chalicelib.domain.rules.mails import Purpose
from chalicelib.domain.rules.refusals import (
    DeadLink,
    NoCookie,
    NoEditor,
    NotSignedIn,
    SignInByMail,
    SignInFailed,
    TooMany,
)
from chalicelib.ports.accounts import Proofs
from chalicelib.use_cases.access.sign_in import request_sign_in, sign_in_to_use, signed_in
from chalicelib.use_cases.access.sign_in_with_account import check_callback, editor_id, finish_login, start_login
from tests.builders import NOW, editor
from tests.fakes import FakeWorld
from tests.worlds import World

AN = Account(
    issuer="https://accounts.example",
    subject="an-1",
    name="An Declercq",
    email="an@organisatie.example",
    roles=(Role.EDITOR,),
)
SECOND = timedelta(seconds=1)


class FakeAccounts:
    """The port `Accounts`: its issuer vouches for whom the test says, and keeps what it was asked to prove."""

    def __init__(self) -> None:
        self.who = AN
        self.sent: list[Proofs] = []
        self.back: list[Proofs] = []

    def address(self, proofs: Proofs) -> str:
        self.sent.append(proofs)
        return "https://accounts.example/auth"

    def account(self, code: str, proofs: Proofs) -> Account:
        assert code == "code"
        self.back.append(proofs)
        return self.who


@pytest.fixture
def accounts() -> FakeAccounts:
    return FakeAccounts()


def login_cookie_of(world: World, accounts: FakeAccounts) -> str:
    return start_login(accounts=accounts, id_generator=world.id_generator, now=NOW)[1]


def enter(
    world: World, accounts: FakeAccounts, login_cookie: str = "", *, later: timedelta = SECOND
) -> tuple[Editor, str]:
    login_cookie = login_cookie or login_cookie_of(world, accounts)
    return finish_login(login_cookie, accounts.sent[-1].state, "code", accounts=accounts, stores=world, now=NOW + later)


def test_an_account_with_a_role_becomes_an_editor_at_its_first_sign_in(
    fakes: FakeWorld, accounts: FakeAccounts
) -> None:
    found, access_token = enter(fakes, accounts)
    assert found == Editor(
        id=editor_id(AN, fakes.id_generator),
        email=AN.email,
        name=AN.name,
        roles=(Role.EDITOR,),
        way=SignInMethod.ACCOUNT,
    )
    assert signed_in(access_token, editors=fakes.editors, now=NOW) == found
    assert accounts.back == accounts.sent


def test_the_same_account_is_the_same_editor_with_the_roles_and_name_of_today(
    world: World, accounts: FakeAccounts
) -> None:
    first, _ = enter(world, accounts)
    world.editors.register(replace(first, digest_stopped=True, sectors=(Sector.CHILD_CARE,)))
    accounts.who = replace(AN, name="An De Clercq", roles=(Role.CHIEF_EDITOR, Role.OPERATOR))
    second, _ = enter(world, accounts)
    chosen = replace(first, digest_stopped=True, sectors=(Sector.CHILD_CARE,))
    assert second == replace(chosen, name="An De Clercq", roles=(Role.CHIEF_EDITOR, Role.OPERATOR))
    assert [each.id for each in world.editors.all()] == [first.id]


def test_another_issuers_subject_of_the_same_name_is_somebody_else(fakes: FakeWorld) -> None:
    assert editor_id(AN, fakes.id_generator) != editor_id(
        replace(AN, issuer="https://other.example"), fakes.id_generator
    )


def test_an_account_without_a_role_is_refused_and_nothing_is_kept_of_it(
    fakes: FakeWorld, accounts: FakeAccounts
) -> None:
    accounts.who = replace(AN, roles=())
    with pytest.raises(NoEditor):
        enter(fakes, accounts)
    assert not fakes.editors.all()


def test_who_lost_the_role_is_refused_and_every_open_session_ends(fakes: FakeWorld, accounts: FakeAccounts) -> None:
    _, access_token = enter(fakes, accounts)
    accounts.who = replace(AN, roles=())
    with pytest.raises(NoEditor):
        enter(fakes, accounts)
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=fakes.editors, now=NOW)
    accounts.who = AN
    assert enter(fakes, accounts)[0].roles == (Role.EDITOR,)


def test_who_was_switched_off_stays_out_whatever_the_account_says(world: World, accounts: FakeAccounts) -> None:
    found, access_token = enter(world, accounts)
    world.editors.register(replace(found, off=True))
    with pytest.raises(NotSignedIn):
        signed_in(access_token, editors=world.editors, now=NOW)
    with pytest.raises(NoEditor):
        enter(world, accounts)
    with pytest.raises(NoEditor):  # switched off between reading and writing
        world.editors.renew(found.id, lambda now: now)
    kept = world.editors.get(found.id)
    assert kept is not None
    assert kept.off


def test_one_person_is_one_editor(world: World, accounts: FakeAccounts) -> None:
    for off, refusal in ((False, SignInByMail), (True, NoEditor)):
        world.editors.register(editor(email=AN.email, off=off))
        with pytest.raises(refusal):
            enter(world, accounts)
        assert len(world.editors.all()) == 1


def test_an_accounts_address_opens_no_mailed_way_in(fakes: FakeWorld, accounts: FakeAccounts) -> None:
    enter(fakes, accounts)
    request_sign_in(AN.email, stores=fakes, now=NOW)
    assert not fakes.mails()


def test_who_was_switched_off_is_mailed_nothing_and_a_link_that_is_out_is_dead(fakes: FakeWorld) -> None:
    fakes.editors.register(editor())
    request_sign_in(editor().email, stores=fakes, now=NOW)
    (made,) = fakes.editors.sign_ins.values()
    token = fakes.links.token(Purpose.SESSION, made.id, made.nonce, expires_at=made.expires_at)
    fakes.editors.register(editor(off=True))
    with pytest.raises(DeadLink):
        sign_in_to_use(token, stores=fakes, now=NOW)
    request_sign_in(editor().email, stores=fakes, now=NOW)
    assert len(fakes.mails()) == 1


def test_a_login_cookie_opens_one_session(world: World, accounts: FakeAccounts) -> None:
    login_cookie = login_cookie_of(world, accounts)
    enter(world, accounts, login_cookie)
    with pytest.raises(SignInFailed, match="used"):
        enter(world, accounts, login_cookie)


def test_a_login_cookie_ends_with_its_time(fakes: FakeWorld, accounts: FakeAccounts) -> None:
    login_cookie = login_cookie_of(fakes, accounts)
    with pytest.raises(SignInFailed, match="too_late"):
        enter(fakes, accounts, login_cookie, later=SIGN_IN_LIFE)
    assert enter(fakes, accounts, login_cookie, later=SIGN_IN_LIFE - SECOND)
    assert len(accounts.back) == 1


@pytest.mark.parametrize("state", ["", "another", "é", "\ud800"])
def test_an_answer_for_another_browser_is_refused_before_the_issuer_is_asked(
    fakes: FakeWorld, accounts: FakeAccounts, state: str
) -> None:
    with pytest.raises(SignInFailed, match="state"):
        check_callback(login_cookie_of(fakes, accounts), state, id_generator=fakes.id_generator, now=NOW)


def test_a_login_cookie_that_we_did_not_sign_is_none(fakes: FakeWorld, accounts: FakeAccounts) -> None:
    login_cookie = login_cookie_of(fakes, accounts)
    longer = login_cookie.replace(
        str(int((NOW + SIGN_IN_LIFE).timestamp())), str(int((NOW + timedelta(days=9)).timestamp())), 1
    )
    with pytest.raises(NoCookie):
        check_callback("", accounts.sent[-1].state, id_generator=fakes.id_generator, now=NOW)
    for wrong in (".", "a.b.c", "no dots", longer, login_cookie + "x", login_cookie * 9):
        with pytest.raises(SignInFailed, match="tie"):
            check_callback(wrong, accounts.sent[-1].state, id_generator=fakes.id_generator, now=NOW)


def test_each_leaving_has_proofs_of_its_own_and_a_verifier_long_enough(
    dynamodb_world: World, accounts: FakeAccounts
) -> None:
    for _ in range(2):
        login_cookie_of(dynamodb_world, accounts)
    one, two = accounts.sent
    assert len({one.state, one.nonce, one.verifier, two.state, two.nonce, two.verifier}) == 6
    assert 43 <= len(one.verifier) <= 128  # RFC 7636


def test_who_tries_too_often_is_told_before_the_issuer_is_asked(fakes: FakeWorld, accounts: FakeAccounts) -> None:
    login_cookie = login_cookie_of(fakes, accounts)
    with pytest.raises(TooMany):
        finish_login(
            login_cookie,
            accounts.sent[-1].state,
            "code",
            accounts=accounts,
            stores=fakes,
            now=NOW,
            counts=(Count(bucket="b", most=0, ends_at=NOW + SECOND),),
        )
    assert not accounts.back
