"""The place of the local stack, and the environment of each of its processes.

The launcher, the tests and commands that talk to a running stack (`make sync`) all compute the environment
here, so that they cannot disagree.
"""

import contextlib
import fcntl
import json
import os
import secrets
import shlex
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from chalicelib.settings import RELEASE_0_1_0, TODAY

ROOT: Final = Path(__file__).resolve().parents[2]
LOOPBACK: Final = "127.0.0.1"
LOOPBACK_6: Final = "::1"
REGION: Final = "eu-west-1"
LOCK: Final = "lock"  # in DATA_DIR: held by who runs a stack there, and says with which settings

_DEFAULT_PORTS: Final = {"PORT": 8000, "MAILBOX_PORT": 8025, "REGISTER_PORT": 8030, "STORE_PORT": 8040}
_HIGHEST_PORT: Final = 65535
_DATA_DIR: Final = ROOT / ".local"
# To whom an editor of the local stack may refer a review; their mails arrive in the mailbox, as all do.
_AUTHORITIES: Final = json.dumps(
    {
        "zorginspectie": {"name": "Zorginspectie", "email": "meldingen@zorginspectie.example"},
        "economische-inspectie": {"name": "Economische Inspectie", "email": "meldpunt@economie.example"},
        "politie": {"name": "Federale politie", "email": "meldingen@politie.example"},
        "koepel": {"name": "Koepel van voorzieningen", "email": "secretariaat@koepel.example"},
    },
    ensure_ascii=False,
)

# What a stage may say otherwise, and a local stack too; here it is this where nobody says.
_USUAL: Final = {
    # Everyone on a developer's machine is one origin, and tests write thousands of reviews: wide, yet an end to it.
    "ORIGIN_LIMIT_FACTOR": "500",
    "REPLY_MEND_MINUTES": "0",  # whoever tries it out decides at once
    "FIRST_ADDITION_MONTHS": "0",  # and adds at once
    "FORMS_PER_SECOND": "100000",  # at the start of a stack nobody else is at work
    "AUTHORITIES": _AUTHORITIES,
    "CONTACT_EMAIL": "contact@waardering.example",  # where answers to mails go; nobody reads it here
}
_OLDEST: Final = ("OLDEST_READER", "OLDEST_WRITER")
# Those and all others that a person may choose here, without secrets: they are written down for what comes later.
CHOSEN: Final = (
    *_USUAL,
    "CONTACT",
    "CORS_ORIGINS",
    "IDENTITY_KEY",
    "MAIL_CONFIGURATION_SET",
    "MAIL_FROM",
    "OIDC_CLIENT_ID",
    "OIDC_ISSUER",
    "OIDC_ROLES",
    "OIDC_ROLES_CLAIM",
    "OIDC_SCOPES",
    "OLDEST_READER",
    "OLDEST_WRITER",
    "REDRESS",
    "SECRETS_ENDPOINT",
    "SIGNING_KEY",
    "SOCIALE_KAART_CONFIG",
    "SOCIALE_KAART_URL",
    "SYNC_FIRST_RUN_MINIMUM",
    "TABLE_PREFIX",
    "VIEWER_ADDRESS_HEADER",
)


class SettingError(Exception):
    """A setting a person gave cannot be used; the message says which and why, on one line."""


@dataclass(frozen=True)
class StackSettings:
    """The choices that a person has about a local stack."""

    port: int
    mailbox_port: int
    register_port: int
    store_port: int
    data_dir: Path
    demo: bool
    sociale_kaart_url: str

    @property
    def site_url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}"

    @property
    def mailbox_url(self) -> str:
        return f"http://{LOOPBACK}:{self.mailbox_port}"

    @property
    def register_url(self) -> str:
        return f"http://{LOOPBACK}:{self.register_port}/api"

    @property
    def store_url(self) -> str:
        return f"http://{LOOPBACK}:{self.store_port}"


def read_settings(environ: Mapping[str, str]) -> StackSettings:
    """The settings in `environ`; an empty value counts as not given, as make exports unset variables so.

    Raises:
        SettingError: a port is not a port, two are the same, DEMO is neither 0 nor 1, or an address is none.
    """
    ports = {name: _port(name, environ.get(name) or str(usual)) for name, usual in _DEFAULT_PORTS.items()}
    if not environ.get("STORE_PORT"):
        others = {port for name, port in ports.items() if name != "STORE_PORT"}
        ports["STORE_PORT"] = next(port for port in count(ports["STORE_PORT"]) if port not in others)
    taken: dict[int, str] = {}
    for name, port in ports.items():
        if port in taken:
            raise SettingError(f"{taken[port]} and {name} are both {port}: give each its own port")
        taken[port] = name
    demo = environ.get("DEMO") or "1"
    if demo not in {"0", "1"}:
        raise SettingError(f"DEMO must be 0 or 1, not {demo!r}")
    register_url = f"http://{LOOPBACK}:{ports['REGISTER_PORT']}/api"
    return StackSettings(
        port=ports["PORT"],
        mailbox_port=ports["MAILBOX_PORT"],
        register_port=ports["REGISTER_PORT"],
        store_port=ports["STORE_PORT"],
        data_dir=_data_dir(environ),
        demo=demo == "1",
        sociale_kaart_url=_address("SOCIALE_KAART_URL", environ.get("SOCIALE_KAART_URL") or register_url),
    )


def _data_dir(environ: Mapping[str, str]) -> Path:
    return Path(environ.get("DATA_DIR") or ROOT / ".local").expanduser().resolve()


def _port(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= _HIGHEST_PORT):
        raise SettingError(f"{name} must be a port from 1 to {_HIGHEST_PORT}, not {value!r}")
    return int(value)


def _address(name: str, value: str) -> str:
    try:
        parts = urlsplit(value)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # of the port, or of an IPv6 address
        known = False
    if not known or not value.isprintable() or " " in value:
        raise SettingError(f"{name} must be an address such as https://host.example/api, not {value!r}")
    return value


def stack_settings(settings: StackSettings) -> dict[str, str]:
    """The settings again as environment variables, so that a child reads the same ones."""
    return {
        "PORT": str(settings.port),
        "MAILBOX_PORT": str(settings.mailbox_port),
        "REGISTER_PORT": str(settings.register_port),
        "STORE_PORT": str(settings.store_port),
        "DATA_DIR": str(settings.data_dir),
        "DEMO": "1" if settings.demo else "0",
        "SOCIALE_KAART_URL": settings.sociale_kaart_url,
    }


def stack_environment(settings: StackSettings, environ: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the platform's own processes: where everything is, and the key that signs links.

    Makes the key on first use and keeps it in DATA_DIR/secrets.json, so that mailed links survive a restart; beside it
    stands who has to read what is written there.

    Args:
        settings: where the stack is.
        environ: what whoever starts it chose beside that; an empty value counts as not given.
    """
    return {
        **stack_settings(settings),
        "AWS_ACCESS_KEY_ID": "local",
        "AWS_SECRET_ACCESS_KEY": "local",
        "AWS_DEFAULT_REGION": REGION,
        "AWS_EC2_METADATA_DISABLED": "true",
        # A developer's own profiles play no part: nothing here can reach a real account by mistake.
        "AWS_CONFIG_FILE": os.devnull,
        "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        "STORE_ENDPOINT": settings.store_url,
        "KEY_ENDPOINT": settings.store_url,
        "MAIL_ENDPOINT": settings.mailbox_url,
        "SITE_URL": settings.site_url,
        "STAGE": "local",
        "LINK_KEY": _kept(settings.data_dir, "LINK_KEY"),
        # What release 0.1.0 began it may go on with: it has to read all of it.
        **{name: environ.get(name) or _kept(settings.data_dir, name, RELEASE_0_1_0) for name in _OLDEST},
        "KEYS_SECRET": "",  # a stage's secret plays no part: LINK_KEY is the one
        **{name: environ.get(name) or usual for name, usual in _USUAL.items()},
    }


def chosen(environ: Mapping[str, str]) -> dict[str, str]:
    """The settings beside those of the stack itself that a person gave, without secrets."""
    return {name: value for name in CHOSEN if (value := environ.get(name))}


def surroundings(environ: Mapping[str, str]) -> dict[str, str]:
    """Return what a child inherits: no settings of a real AWS account, and no proxy before the loopback address."""
    kept = {name: value for name, value in environ.items() if not name.startswith("AWS_")}
    direct = ",".join(filter(None, [kept.get("NO_PROXY") or kept.get("no_proxy"), LOOPBACK, "localhost"]))
    return {**kept, "NO_PROXY": direct, "no_proxy": direct, "PYTHONUNBUFFERED": "1"}


def typed(command: str, environ: Mapping[str, str] = os.environ) -> str:
    """Return a command as it can be typed in any terminal: before it stands what this stack was given.

    Its ports and its key a command finds in DATA_DIR by itself. Of a stage the terminal has all, exported.
    """
    if environ.get("STAGE", "local") != "local":
        return command
    settings = read_settings(environ)
    given = {
        "DATA_DIR": str(settings.data_dir) if settings.data_dir != _DATA_DIR.resolve() else "",
        "SOCIALE_KAART_URL": settings.sociale_kaart_url if settings.sociale_kaart_url != settings.register_url else "",
        **{name: environ.get(name, "") for name in ("SOCIALE_KAART_CONFIG", "SYNC_FIRST_RUN_MINIMUM")},
    }
    return " ".join([*(f"{name}={shlex.quote(value)}" for name, value in given.items() if value), command])


def enter_stack() -> StackSettings:
    """Make this process part of the local stack, as the launcher does for its children.

    What this process is not told itself it takes from the stack that runs on DATA_DIR, where one does.
    """
    environ = surroundings(os.environ)
    told = _written_in(_data_dir(environ) / LOCK)
    environ |= {name: value for name, value in told.items() if not environ.get(name)}
    settings = read_settings(environ)
    entered = environ | stack_environment(settings, environ)
    os.environ.clear()
    os.environ.update(entered)
    return settings


def join_stack() -> StackSettings:
    """Enter the stack that runs on DATA_DIR, on the ports where it is; STORE_PORT, when given, names its store.

    Raises:
        SettingError: none runs there.
    """
    if not os.environ.get("STORE_PORT"):
        data_dir = read_settings(os.environ).data_dir
        told = _written_in(data_dir / LOCK)
        if not told:
            start = typed("make run")
            raise SettingError(f"no local stack runs on {data_dir}: start it with `{start}`, or give its DATA_DIR")
        os.environ.update({name: told[name] for name in _DEFAULT_PORTS if name in told})  # make says the usual ones
    return enter_stack()


def _written_in(lock: Path) -> dict[str, str]:
    """Return what a running launcher wrote there, ports and choices; nothing where nobody holds the lock."""
    try:
        with lock.open(encoding="utf-8") as held:
            fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        with contextlib.suppress(ValueError):  # it is being written
            return dict(json.loads(lock.read_text(encoding="utf-8")))
    except OSError:
        pass
    return {}


def _kept(data_dir: Path, name: str, absent: str = "") -> str:
    kept = data_dir / "secrets.json"
    if not kept.exists():
        _write_once(kept, json.dumps({"LINK_KEY": secrets.token_urlsafe(48), **dict.fromkeys(_OLDEST, TODAY)}))
    try:
        found = json.loads(kept.read_text(encoding="utf-8"))
        return str(found.get(name) or absent or found[name])
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise SettingError(f"{kept} holds no {name}: remove it to get a new one (old links then die)") from broken


def _write_once(path: Path, text: str) -> None:
    """Write a private file whole or not at all; of two processes at once the first wins."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # for its owner's eyes only
    draft = Path(name)
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123 - it is a descriptor, no path
            file.write(text)
            file.flush()
            os.fsync(handle)
        os.link(draft, path)
    except FileExistsError:
        pass  # another process was first, and its secret is the one to use
    finally:
        draft.unlink()
