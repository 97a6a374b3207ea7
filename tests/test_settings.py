"""Settings of a stage: whatever is missing or wrong is named at start."""

import json

import pytest

from chalicelib.domain.organisations.listing import Sector
from chalicelib.dutch.controllers import CONTROLLERS as IN_WORDS
from chalicelib.settings import CONTROLLERS, SECTORS, Reach, Redress, Settings, WrongSetting, read_settings

NEEDED = {
    "STAGE": "test",
    "AWS_DEFAULT_REGION": "eu-west-1",
    "SITE_URL": "https://platform.example",
    "LINK_KEY": "k" * 32,
}
ENDPOINTS = (("STORE_ENDPOINT", 1), ("AWS_ENDPOINT_URL_DYNAMODB", 2), ("AWS_ENDPOINT_URL", 3))


def test_what_must_be_set_is_little() -> None:
    assert read_settings(NEEDED) == Settings(
        stage="test",
        region="eu-west-1",
        site_url="https://platform.example",
        link_key="k" * 32,
        mail_from="Waarderingsplatform <noreply@waardering.example>",
        care_directory_url="https://www.desocialekaart.be/api",
        table_prefix="waardering-test-",
    )


def test_everything_can_be_set() -> None:
    found = read_settings(
        NEEDED
        | {
            "MAIL_FROM": "Post <post@platform.example>",
            "SOCIALE_KAART_URL": "http://127.0.0.1:8030/api/",
            "SOCIALE_KAART_CONFIG": '{"page_size": 50}',
            "SYNC_FIRST_RUN_MINIMUM": "1000",
            "FORMS_PER_SECOND": "50",
            "OLDEST_READER": "today",
            "OLDEST_WRITER": "today",
            "REPLY_MEND_MINUTES": "0",
            "FIRST_ADDITION_MONTHS": "3",
            "STORE_ENDPOINT": "http://127.0.0.1:4566/",
            "MAIL_ENDPOINT": "http://127.0.0.1:8025",
            "TABLE_PREFIX": "mine-",
            "CORS_ORIGINS": "https://one.example,https://two.example",
            "SITE_URL": "https://platform.example/",
        }
    )
    assert (found.mail_from, found.care_directory_url) == ("Post <post@platform.example>", "http://127.0.0.1:8030/api")
    assert (found.forms_per_second, found.reply_mend_minutes, found.oldest_reader) == (50, 0, "today")
    assert (found.first_addition_months, found.oldest_writer) == (3, "today")
    assert (found.care_directory_config, found.first_run_minimum) == ('{"page_size": 50}', 1_000)
    assert (found.store_endpoint, found.mail_endpoint) == ("http://127.0.0.1:4566", "http://127.0.0.1:8025")
    assert (found.table("reviews"), found.site_url) == ("mine-reviews", "https://platform.example")
    assert found.cors_origins == ("https://one.example", "https://two.example")


def test_origins_are_read_as_browsers_name_them() -> None:
    found = read_settings(NEEDED | {"CORS_ORIGINS": " https://One.example/ ,http://127.0.0.1:5173,"})
    assert found.cors_origins == ("https://one.example", "http://127.0.0.1:5173")


@pytest.mark.parametrize("wrong", ["*", "null", "one.example", "https://one.example/app", "https://*.one.example"])
def test_an_origin_that_no_browser_says_is_named(wrong: str) -> None:
    with pytest.raises(WrongSetting, match="CORS_ORIGINS"):
        read_settings(NEEDED | {"CORS_ORIGINS": f"https://two.example,{wrong}"})


def test_a_stage_that_says_nothing_writes_what_release_0_1_0_reads() -> None:
    assert read_settings(NEEDED).oldest_reader == read_settings(NEEDED | {"OLDEST_READER": ""}).oldest_reader == "0.1.0"
    with pytest.raises(WrongSetting, match="OLDEST_READER"):
        read_settings(NEEDED | {"OLDEST_READER": "0.0.9"})


def test_what_a_stage_keeps_of_release_0_1_0_is_looked_for_unless_it_says_otherwise() -> None:
    assert read_settings(NEEDED).oldest_writer == "0.1.0"
    assert read_settings(NEEDED | {"OLDEST_READER": "today"}).oldest_writer == "0.1.0"
    with pytest.raises(WrongSetting, match="OLDEST_WRITER is neither"):
        read_settings(NEEDED | {"OLDEST_WRITER": "0.0.9"})
    with pytest.raises(WrongSetting, match=r"OLDEST_READER 0\.1\.0, which writes"):
        read_settings(NEEDED | {"OLDEST_WRITER": "today"})


def test_the_store_is_where_the_clients_of_aws_are_sent_to() -> None:
    """On an emulator a function signs what it asks the store itself: that goes there too."""
    ours, theirs, everything = ({name: f"http://127.0.0.1:{port}"} for name, port in ENDPOINTS)
    assert read_settings(NEEDED | everything).store_endpoint == "http://127.0.0.1:3"
    assert read_settings(NEEDED | everything | theirs).store_endpoint == "http://127.0.0.1:2"
    assert read_settings(NEEDED | everything | theirs | ours).store_endpoint == "http://127.0.0.1:1"


@pytest.mark.parametrize("name", NEEDED)
@pytest.mark.parametrize("value", [None, ""], ids=["absent", "empty"])
def test_what_is_missing_is_named(name: str, value: str | None) -> None:
    environment = {key: text for key, text in NEEDED.items() if key != name}
    if value is not None:
        environment[name] = value
    with pytest.raises(WrongSetting, match=f"^{name} is not set$"):
        read_settings(environment)


@pytest.mark.parametrize("name", ["SYNC_FIRST_RUN_MINIMUM", "SOCIALE_KAART_URL", "MAIL_FROM", "TABLE_PREFIX"])
def test_what_is_set_to_nothing_is_as_it_was(name: str) -> None:
    # make hands on what nobody set as an empty variable
    assert read_settings(NEEDED | {name: ""}) == read_settings(NEEDED)


@pytest.mark.parametrize("name", ["SITE_URL", "SOCIALE_KAART_URL", "STORE_ENDPOINT", "MAIL_ENDPOINT"])
@pytest.mark.parametrize("value", ["platform.example", "ftp://platform.example", "file:///etc/passwd", "http://", "/"])
def test_what_is_no_web_address_is_named(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=f"^{name} is not an http"):
        read_settings(NEEDED | {name: value})


@pytest.mark.parametrize("value", [" ", "many", "-1", "1.5", "²"])
def test_what_is_no_whole_number_is_named(value: str) -> None:
    with pytest.raises(WrongSetting, match=r"^SYNC_FIRST_RUN_MINIMUM is not a whole number$"):
        read_settings(NEEDED | {"SYNC_FIRST_RUN_MINIMUM": value})


def test_what_can_not_even_be_taken_apart_is_named_too() -> None:
    with pytest.raises(WrongSetting, match=r"^SITE_URL is not an http"):
        read_settings(NEEDED | {"SITE_URL": "http://[::1"})


def test_a_key_that_is_too_short_is_named_and_not_told() -> None:
    with pytest.raises(WrongSetting, match=r"^LINK_KEY is shorter than 32 characters$"):
        read_settings(NEEDED | {"LINK_KEY": "s" * 31})


@pytest.mark.parametrize(("stage", "local"), [("local", True), ("prod", False), ("test", False)])
def test_only_the_local_stage_is_local(stage: str, local: bool) -> None:  # noqa: FBT001  (what is expected of the first)
    assert read_settings(NEEDED | {"STAGE": stage}).local is local


def test_the_process_environment_is_what_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name, value)
    assert read_settings().stage == "test"


def test_keys_in_a_secret_take_the_place_of_one_in_the_environment() -> None:
    environment = {name: value for name, value in NEEDED.items() if name != "LINK_KEY"}
    found = read_settings(environment | {"KEYS_SECRET": "waardering-prod/keys"})
    assert (found.link_key, found.keys_secret) == ("", "waardering-prod/keys")


def test_old_keys_are_named_when_too_short() -> None:
    assert read_settings(NEEDED | {"OLD_LINK_KEYS": f"{'a' * 32} {'b' * 32}"}).old_link_keys == ("a" * 32, "b" * 32)
    with pytest.raises(WrongSetting, match=r"^OLD_LINK_KEYS is shorter than 32 characters$"):
        read_settings(NEEDED | {"OLD_LINK_KEYS": "short"})


ISSUER = {
    "OIDC_ISSUER": "https://accounts.example/op",
    "OIDC_CLIENT_ID": "waardering",
    "OIDC_ROLES": '{"editor": ["redactie"], "operator": []}',
}


def test_without_an_issuer_editors_come_in_by_mail_only() -> None:
    assert read_settings(NEEDED).accounts is None
    assert read_settings(NEEDED | {"OIDC_ISSUER": ""}).accounts is None


def test_an_issuer_is_kept_as_it_names_itself_and_its_secret_is_in_no_print() -> None:
    found = read_settings(NEEDED | ISSUER | {"OIDC_ISSUER": "https://a.example/", "OIDC_CLIENT_SECRET": "hush hush"})
    assert found.accounts is not None
    assert (found.accounts.issuer, found.accounts.roles) == (
        "https://a.example/",
        {"editor": ("redactie",), "operator": ()},
    )
    assert (found.accounts.scopes, found.accounts.roles_claim) == ("openid profile email", "roles")
    assert found.account_return == f"{found.site_url}/editor/sign-in/return"
    assert "hush" not in repr(found)


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"OIDC_ISSUER": "http://accounts.example"}, "OIDC_ISSUER is not an https URL"),
        ({"OIDC_CLIENT_ID": ""}, "OIDC_CLIENT_ID is not set"),
        ({"OIDC_SCOPES": "profile"}, "OIDC_SCOPES does not name openid"),
        *(
            ({"OIDC_ROLES": roles}, "OIDC_ROLES is not JSON of editor, chief_editor, operator")
            for roles in (
                *("", "{}", "[]", "x", "null", '{"editor": []}', '{"editor": "redactie"}', '{"boss": ["x"]}'),
                *('{"editor": [""]}', '{"editor": [7]}', '{"editor": ["x"], "operator": {}}'),
            )
        ),
    ],
)
def test_an_issuer_that_is_half_set_is_named(wrong: dict[str, str], named: str) -> None:
    with pytest.raises(WrongSetting, match=f"^{named}"):
        read_settings(NEEDED | ISSUER | wrong)


def test_authorities_are_named_each_with_an_address_and_none_is_asked_for() -> None:
    said = '{"inspectie": {"name": " Zorginspectie ", "email": "in@inspectie.example"}}'
    assert read_settings(NEEDED | {"AUTHORITIES": said}).authorities == (
        ("inspectie", "Zorginspectie", "in@inspectie.example"),
    )
    assert read_settings(NEEDED).authorities == ()
    assert read_settings(NEEDED | {"AUTHORITIES": ""}).authorities == ()


@pytest.mark.parametrize(
    "wrong",
    [
        *(
            "x",
            "[]",
            "7",
            '{"a": 1}',
            '{"a": {}}',
            '{"a": {"name": "A"}}',
            '{"a": {"name": "", "email": "a@b.example"}}',
        ),
        *('{"A b": {"name": "A", "email": "a@b.example"}}', '{"a": {"name": "A", "email": "nobody"}}'),
        '{"a": {"name": "A", "email": "a@b.example, c@d.example"}}',
    ],
)
def test_authorities_that_nobody_could_mail_are_named(wrong: str) -> None:
    with pytest.raises(WrongSetting, match=r"^AUTHORITIES is not JSON"):
        read_settings(NEEDED | {"AUTHORITIES": wrong})


def test_where_decisions_are_taken_beside_us_is_read_per_controller() -> None:
    assert read_settings(NEEDED).redress == read_settings(NEEDED | {"REDRESS": ""}).redress == {}
    said = '{"vaph": {"dispute_body": "Geschillenkamer", "dispute_body_url": "https://g.example"}, "opgroeien": {}}'
    assert read_settings(NEEDED | {"REDRESS": said}).redress == {
        "vaph": Redress(dispute_body="Geschillenkamer", dispute_body_url="https://g.example"),
        "opgroeien": Redress(),
    }


@pytest.mark.parametrize(
    "said",
    [
        *("x", "[]", "7", '"vaph"', '{"vaph": []}', '{"vaph": "x"}', '{"kind_en_gezin": {}}'),
        *('{"vaph": {"judge": "x"}}', '{"vaph": {"court": 7}}', '{"vaph": {"dispute_body_url": "g.example"}}'),
        '{"vaph": {"dispute_body_url": "javascript:alert(1)"}}',
    ],
)
def test_what_is_no_redress_is_named(said: str) -> None:
    with pytest.raises(WrongSetting, match=r"^REDRESS is not JSON of departement_zorg, opgroeien, vaph, each with"):
        read_settings(NEEDED | {"REDRESS": said})


def test_sectors_and_controllers_are_those_of_the_domain_and_of_the_words() -> None:
    assert tuple(Sector) == SECTORS
    assert tuple(each.code for each in IN_WORDS) == CONTROLLERS


def test_one_address_is_for_all_sectors_and_none_is_asked_for() -> None:
    assert read_settings(NEEDED | {"CONTACT_EMAIL": " hallo@zorg.example "}).contact_email == dict.fromkeys(
        SECTORS, "hallo@zorg.example"
    )
    assert read_settings(NEEDED | {"CONTACT_EMAIL": ""}).contact_email == read_settings(NEEDED).contact_email == {}


def test_each_sector_can_have_an_address_of_its_own() -> None:
    said = {sector: f"{sector}@zorg.example" for sector in SECTORS}
    assert read_settings(NEEDED | {"CONTACT_EMAIL": json.dumps(said)}).contact_email == said


@pytest.mark.parametrize(
    "wrong",
    [
        *("hallo", "hallo@zorg", "a@b.be, c@d.be", "hall\u00f3@zorg.example", "{", "{}x", '{"child_care": "a@b.be"}'),
        json.dumps(dict.fromkeys(SECTORS, "hallo")),
        json.dumps(dict.fromkeys(SECTORS, 7)),
        json.dumps(dict.fromkeys((*SECTORS, "hospitals"), "a@b.be")),
    ],
)
def test_an_address_that_nobody_could_write_to_is_named(wrong: str) -> None:
    with pytest.raises(WrongSetting, match=r"^CONTACT_EMAIL is neither"):
        read_settings(NEEDED | {"CONTACT_EMAIL": wrong})


def test_a_controller_says_how_else_it_is_reached() -> None:
    said = '{"vaph": {"phone": " 02 000 00 00 "}, "opgroeien": {"address": "Laan 1"}}'
    assert read_settings(NEEDED | {"CONTACT": said}).contact == {
        "vaph": Reach(phone="02 000 00 00"),
        "opgroeien": Reach(address="Laan 1"),
    }
    assert read_settings(NEEDED | {"CONTACT": ""}).contact == {}


@pytest.mark.parametrize("wrong", ["x", "[]", '{"nobody": {}}', '{"vaph": {"fax": "1"}}', '{"vaph": {"phone": 2}}'])
def test_ways_to_reach_nobody_we_know_are_named(wrong: str) -> None:
    with pytest.raises(WrongSetting, match=r"^CONTACT is not JSON"):
        read_settings(NEEDED | {"CONTACT": wrong})


@pytest.mark.parametrize(
    ("setting", "ours", "theirs"),
    [
        ("key_endpoint", "KEY_ENDPOINT", "AWS_ENDPOINT_URL_KMS"),
        ("secrets_endpoint", "SECRETS_ENDPOINT", "AWS_ENDPOINT_URL_SECRETS_MANAGER"),
    ],
)
def test_what_else_we_sign_goes_where_the_clients_of_aws_are_sent_to(setting: str, ours: str, theirs: str) -> None:
    places = {"AWS_ENDPOINT_URL": "http://127.0.0.1:3"}
    assert getattr(read_settings(NEEDED | places), setting) == "http://127.0.0.1:3"
    places[theirs] = "http://127.0.0.1:2"
    assert getattr(read_settings(NEEDED | places), setting) == "http://127.0.0.1:2"
    places[ours] = "http://127.0.0.1:1"
    assert getattr(read_settings(NEEDED | places), setting) == "http://127.0.0.1:1"
