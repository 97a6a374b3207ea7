"""Settings of a stage, read once from the environment; a missing or wrong value fails at start, by name."""

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import urlsplit

RELEASE_0_1_0: Final = "0.1.0"
TODAY: Final = "today"


class WrongSetting(Exception):
    """A setting is missing or cannot be what it says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerSettings:
    """The issuer whose accounts let editors in, beside the mailed link."""

    issuer: str  # exactly as it names itself
    client_id: str
    client_secret: str = field(default="", repr=False)  # where no secret of AWS keeps it
    scopes: str
    roles_claim: str  # which claim of an account says what somebody may do
    roles: Mapping[str, tuple[str, ...]]  # our roles, each with the values of that claim that give it


@dataclass(frozen=True, slots=True, kw_only=True)
class Redress:
    """Where somebody can go with a decision beside us (DSA 17, 3f and 21); empty where a stage does not say."""

    dispute_body: str = ""  # certified for disputes about online platforms, by its name
    dispute_body_url: str = ""
    court: str = ""


NO_REDRESS: Final = Redress()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The ways to reach a controller beside mail; empty where a stage does not say."""

    phone: str = ""
    address: str = ""


NO_REACH: Final = Reach()


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that differs between stages."""

    stage: str
    region: str
    site_url: str  # where people reach the platform, without a trailing slash
    link_key: str = ""  # signs links in mails and derives ids from idempotency keys
    old_link_keys: tuple[str, ...] = ()  # still verify what they signed
    keys_secret: str = ""  # where AWS keeps them instead
    mail_from: str
    care_directory_url: str
    care_directory_config: str = ""  # JSON: what this stage's register has different
    oldest_reader: str = RELEASE_0_1_0  # the oldest release that has to read what this stage writes
    oldest_writer: str = RELEASE_0_1_0  # the oldest release that wrote something this stage still keeps
    forms_per_second: int = 200  # items that a migration to today's forms looks at in a second, at most
    first_run_minimum: int = 1  # listings; fewer on a first run is taken for a mistake
    store_endpoint: str = ""  # empty: AWS itself
    mail_endpoint: str = ""
    identity_key: str = ""  # the KMS key that seals who people are; empty: the stage's own
    signing_key: str = ""  # the KMS key that signs the log for strangers; empty: the stage's own
    key_endpoint: str = ""
    secrets_endpoint: str = ""
    # Key id, secret and token that the environment gives for the life of the process, as Lambda does; else empty.
    own_credentials: tuple[str, ...] = field(default=(), repr=False)
    table_prefix: str = ""
    viewer_address_header: str = ""  # where our own CDN says who asks; only behind a firewall that lets nobody else in
    cors_origins: tuple[str, ...] = ()
    origin_limit_factor: int = 1  # how many times wider the limits per origin are than `domain/rules/limits.py` says
    reply_mend_minutes: int = 30  # in which an organisation may send its reply anew, and nobody decides on it
    first_addition_months: int = 6  # after publication, from which its author may add to a review for the first time
    mail_configuration_set: str = ""  # SES publishes what becomes of mails through it
    authorities: tuple[tuple[str, str, str], ...] = ()  # id, name and address of those that reviews may be referred to
    accounts: IssuerSettings | None = None  # None: editors come in by mail only
    redress: Mapping[str, Redress] = field(default_factory=dict)  # by the code of a controller
    contact_email: Mapping[str, str] = field(default_factory=dict)  # by sector, each of them; or of none
    contact: Mapping[str, Reach] = field(default_factory=dict)  # by the code of a controller

    def table(self, name: str) -> str:
        return f"{self.table_prefix}{name}"

    @property
    def account_return(self) -> str:
        """The address to which the issuer sends browsers back; it knows that beforehand, no request can change it."""
        return f"{self.site_url}/editor/sign-in/return"

    @property
    def identity_alias(self) -> str:
        return self.identity_key or f"alias/waardering-{self.stage}-identities"

    @property
    def signing_alias(self) -> str:
        return self.signing_key or f"alias/waardering-{self.stage}-signing"

    @property
    def log_origin(self) -> str:
        """The name of the log for strangers: where it is, without how one gets there (C2SP, tlog-checkpoint)."""
        return f"{urlsplit(self.site_url).netloc}/transparency"

    @property
    def local(self) -> bool:
        return self.stage == "local"


_MIN_KEY = 32  # characters


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises:
        WrongSetting: names the first variable that is missing or wrong.
    """

    def needed(name: str) -> str:
        value = environment.get(name, "")
        if not value:
            raise WrongSetting(f"{name} is not set")
        return value

    def url(name: str, value: str) -> str:
        try:
            parts = urlsplit(value)
        except ValueError:
            raise WrongSetting(f"{name} is not an http(s) URL") from None
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise WrongSetting(f"{name} is not an http(s) URL")
        return value.rstrip("/")

    stage = needed("STAGE")
    keys_secret = environment.get("KEYS_SECRET", "")
    link_key = "" if keys_secret else needed("LINK_KEY")
    old_link_keys = tuple(environment.get("OLD_LINK_KEYS", "").split())
    for name, key in (("LINK_KEY", link_key), *(("OLD_LINK_KEYS", key) for key in old_link_keys)):
        if len(key) < _MIN_KEY and not keys_secret:
            raise WrongSetting(f"{name} is shorter than {_MIN_KEY} characters")
    # As AWS's own clients have it: what is signed without them must not go elsewhere ("Service-specific endpoints").
    services = {"STORE_ENDPOINT": "DYNAMODB", "KEY_ENDPOINT": "KMS", "SECRETS_ENDPOINT": "SECRETS_MANAGER"}
    optional = {"MAIL_ENDPOINT": environment.get("MAIL_ENDPOINT", "")}
    for name, service in services.items():
        said = (environment.get(each) for each in (name, f"AWS_ENDPOINT_URL_{service}", "AWS_ENDPOINT_URL"))
        optional[name] = next(filter(None, said), "")
    oldest_reader, oldest_writer = _oldest(environment)
    return Settings(
        stage=stage,
        region=needed("AWS_DEFAULT_REGION"),
        site_url=url("SITE_URL", needed("SITE_URL")),
        link_key=link_key,
        old_link_keys=old_link_keys,
        keys_secret=keys_secret,
        viewer_address_header=environment.get("VIEWER_ADDRESS_HEADER", "").lower(),
        mail_from=environment.get("MAIL_FROM") or "Waarderingsplatform <noreply@waardering.example>",
        care_directory_url=url(
            "SOCIALE_KAART_URL", environment.get("SOCIALE_KAART_URL") or "https://www.desocialekaart.be/api"
        ),
        care_directory_config=environment.get("SOCIALE_KAART_CONFIG", ""),
        first_run_minimum=_whole("SYNC_FIRST_RUN_MINIMUM", environment.get("SYNC_FIRST_RUN_MINIMUM") or "1"),
        oldest_reader=oldest_reader,
        oldest_writer=oldest_writer,
        forms_per_second=_whole("FORMS_PER_SECOND", environment.get("FORMS_PER_SECOND") or "200", least=1),
        store_endpoint=url("STORE_ENDPOINT", optional["STORE_ENDPOINT"]) if optional["STORE_ENDPOINT"] else "",
        mail_endpoint=url("MAIL_ENDPOINT", optional["MAIL_ENDPOINT"]) if optional["MAIL_ENDPOINT"] else "",
        identity_key=environment.get("IDENTITY_KEY", ""),
        signing_key=environment.get("SIGNING_KEY", ""),
        key_endpoint=url("KEY_ENDPOINT", optional["KEY_ENDPOINT"]) if optional["KEY_ENDPOINT"] else "",
        secrets_endpoint=url("SECRETS_ENDPOINT", optional["SECRETS_ENDPOINT"]) if optional["SECRETS_ENDPOINT"] else "",
        own_credentials=_own_credentials(environment),
        table_prefix=environment.get("TABLE_PREFIX") or f"waardering-{stage}-",
        origin_limit_factor=_whole("ORIGIN_LIMIT_FACTOR", environment.get("ORIGIN_LIMIT_FACTOR") or "1", least=1),
        reply_mend_minutes=_whole("REPLY_MEND_MINUTES", environment.get("REPLY_MEND_MINUTES") or "30"),
        first_addition_months=_whole("FIRST_ADDITION_MONTHS", environment.get("FIRST_ADDITION_MONTHS") or "6"),
        mail_configuration_set=environment.get("MAIL_CONFIGURATION_SET", ""),
        cors_origins=_origins(environment.get("CORS_ORIGINS", "")),
        authorities=_authorities(environment.get("AUTHORITIES", "")),
        accounts=_accounts(environment, local=stage == "local"),
        redress=_redress(environment.get("REDRESS", "")),
        contact_email=_contact_email(environment.get("CONTACT_EMAIL", "").strip()),
        contact=_contact(environment.get("CONTACT", "")),
    )


_SCOPES: Final = "openid profile email"
_ROLES_CLAIM: Final = "roles"
_AUTHORITY_ID: Final = re.compile(r"[a-z0-9-]{1,40}")
_ADDRESS: Final = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
ROLES: Final = ("editor", "chief_editor", "operator")


def _accounts(environment: Mapping[str, str], *, local: bool) -> IssuerSettings | None:
    """The issuer of accounts, if the stage has one; what is half set would let in nobody, or the wrong people."""
    issuer = environment.get("OIDC_ISSUER", "")
    if not issuer:
        return None
    if urlsplit(issuer).scheme != "https" and not local:
        raise WrongSetting("OIDC_ISSUER is not an https URL")
    client_id = environment.get("OIDC_CLIENT_ID", "")
    if not client_id:
        raise WrongSetting("OIDC_CLIENT_ID is not set")
    scopes = environment.get("OIDC_SCOPES") or _SCOPES
    if "openid" not in scopes.split():
        raise WrongSetting("OIDC_SCOPES does not name openid")
    return IssuerSettings(
        issuer=issuer,
        client_id=client_id,
        client_secret=environment.get("OIDC_CLIENT_SECRET", ""),
        scopes=scopes,
        roles_claim=environment.get("OIDC_ROLES_CLAIM") or _ROLES_CLAIM,
        roles=_roles(environment.get("OIDC_ROLES", "")),
    )


def _roles(text: str) -> Mapping[str, tuple[str, ...]]:
    """Read which values of the claim give which role: `{"editor": ["redactie"], "chief_editor": ["hoofdredactie"]}`."""
    try:
        said = json.loads(text)
        if set(said) <= set(ROLES) and any(said.values()):
            found = {role: tuple(values) for role, values in said.items() if isinstance(values, list)}
            if len(found) == len(said) and all(isinstance(each, str) and each for v in found.values() for each in v):
                return found
    except (ValueError, TypeError, AttributeError):
        pass
    raise WrongSetting(f"OIDC_ROLES is not JSON of {', '.join(ROLES)}, each with a list of values")


def _oldest(environment: Mapping[str, str]) -> tuple[str, str]:
    """Return the oldest release that reads a stage, and the oldest that wrote what it keeps."""
    reader, writer = (environment.get(name) or RELEASE_0_1_0 for name in ("OLDEST_READER", "OLDEST_WRITER"))
    for name, release in (("OLDEST_READER", reader), ("OLDEST_WRITER", writer)):
        if release not in {RELEASE_0_1_0, TODAY}:
            raise WrongSetting(f"{name} is neither {RELEASE_0_1_0} nor {TODAY}")
    if (reader, writer) == (RELEASE_0_1_0, TODAY):
        raise WrongSetting(f"OLDEST_WRITER is {TODAY}, and OLDEST_READER {RELEASE_0_1_0}, which writes while it serves")
    return reader, writer


def _authorities(text: str) -> tuple[tuple[str, str, str], ...]:
    """Read to whom reviews may be referred: `{"inspectie": {"name": "Zorginspectie", "email": "in@x.example"}}`."""
    try:
        said = json.loads(text or "{}")
        found = tuple((key, each["name"].strip(), each["email"].strip()) for key, each in said.items())
        if all(_AUTHORITY_ID.fullmatch(key) and name and _ADDRESS.fullmatch(email) for key, name, email in found):
            return found
    except (ValueError, TypeError, AttributeError, KeyError):
        pass
    raise WrongSetting("AUTHORITIES is not JSON of ids (a-z, 0-9, -), each with a name and an email")


CONTROLLERS: Final = ("departement_zorg", "opgroeien", "vaph")  # as `dutch/controllers.py` has them


def _redress(text: str) -> Mapping[str, Redress]:
    """Read where one can go: `{"vaph": {"dispute_body": "…", "dispute_body_url": "https://…", "court": "…"}}`."""
    known = set(Redress.__dataclass_fields__)
    try:
        said = json.loads(text or "{}")
        right = set(said) <= set(CONTROLLERS) and all(
            set(each) <= known and all(isinstance(value, str) for value in each.values()) for each in said.values()
        )
        if right and all(_web(each.get("dispute_body_url", "")) for each in said.values()):
            return {
                code: Redress(**{name: value.strip() for name, value in each.items()}) for code, each in said.items()
            }
    except (ValueError, TypeError, AttributeError):
        pass
    raise WrongSetting(f"REDRESS is not JSON of {', '.join(CONTROLLERS)}, each with {', '.join(sorted(known))}")


SECTORS: Final = ("residential_care", "child_care", "youth_care", "disability")  # as `Sector` has them


def _contact_email(text: str) -> Mapping[str, str]:
    """Read where people write to us: one address for all sectors, or `{"child_care": "hallo@x.example", …}` of each."""
    if not text.startswith("{"):
        found = dict.fromkeys(SECTORS, text) if text else {}
    else:
        try:
            found = json.loads(text)
        except ValueError:
            found = {"": ""}
    if found and (set(found) != set(SECTORS) or not all(map(_is_address, found.values()))):
        raise WrongSetting(f"CONTACT_EMAIL is neither an address nor JSON of {', '.join(SECTORS)}, each with one")
    return found


def _is_address(value: object) -> bool:
    return isinstance(value, str) and value.isascii() and _ADDRESS.fullmatch(value) is not None


def _contact(text: str) -> Mapping[str, Reach]:
    """Read how else one reaches us: `{"vaph": {"phone": "02 000 00 00", "address": "Laan 1, 1000 Brussel"}}`."""
    known = set(Reach.__dataclass_fields__)
    try:
        said = json.loads(text or "{}")
        right = set(said) <= set(CONTROLLERS) and all(
            set(each) <= known and all(isinstance(value, str) for value in each.values()) for each in said.values()
        )
        if right:
            return {code: Reach(**{name: value.strip() for name, value in each.items()}) for code, each in said.items()}
    except (ValueError, TypeError, AttributeError):
        pass
    raise WrongSetting(f"CONTACT is not JSON of {', '.join(CONTROLLERS)}, each with {', '.join(sorted(known))}")


_ORIGIN: Final = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")


def _origins(text: str) -> tuple[str, ...]:
    """Read origins by commas, as browsers name them: small letters, no path. One that no browser says opens nothing."""
    found = tuple(each.strip().lower().removesuffix("/") for each in text.split(",") if each.strip())
    if not all(map(_ORIGIN.fullmatch, found)):
        raise WrongSetting("CORS_ORIGINS is not origins by commas, such as https://a.example,https://b.example")
    return found


def _web(address: str) -> bool:
    return not address or (urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).netloc))


def _whole(name: str, value: str, *, least: int = 0) -> int:
    if not value.isdecimal() or int(value) < least:
        raise WrongSetting(
            f"{name} is not a whole number of {least} or more" if least else f"{name} is not a whole number"
        )
    return int(value)


def _own_credentials(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Only those of a function, and of a local store: anywhere else they may be of somebody who signs in anew."""
    local = environment.get("STAGE") == "local" and environment.get("STORE_ENDPOINT")
    if not environment.get("AWS_LAMBDA_FUNCTION_NAME") and not local:
        return ()
    found = [environment.get(name, "") for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")]
    return (*found, environment.get("AWS_SESSION_TOKEN", "")) if all(found) else ()
