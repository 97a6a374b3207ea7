"""The parts that the launcher starts, in this order, and the sign by which each is ready."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Final

from infra.local.environment import LOOPBACK, ROOT, StackSettings, chosen, stack_environment, stack_settings, typed
from infra.local.store.kept import Kept
from infra.local.strict.pace import READS, WRITES
from infra.local.strict.rules import Settings

STORE_PYTHON: Final = ROOT / ".venv-store" / "bin" / "python"
EDITOR_MARK: Final = "editor: "
FORMS_MARK: Final = "forms: "
# A transaction of DynamoDB takes some ten milliseconds, and its indexes follow as soon.
AS_AWS: Final = Settings(transaction_seconds=0.01, index_seconds=0.01, reads_a_second=READS, writes_a_second=WRITES)
WITHOUT_PACE: Final = replace(AS_AWS, reads_a_second=0, writes_a_second=0)


@dataclass(frozen=True)
class Step:
    """A command that runs to its end; of what it prints the launcher repeats the lines `editor: …` and `forms: …`."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    title: str = ""
    seconds: float = 600


@dataclass(frozen=True)
class Service:
    """A process that must always run; ready once `health_url` answers or its pid stands in `ready_file`."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str]
    title: str = ""
    health_url: str | None = None
    ready_file: Path | None = None
    port: int | None = None
    setting: str = ""
    start_seconds: float = 60
    stop_seconds: float = 10
    # The file in which its state is kept: of that moment is what is left where it ends without saving.
    state: Path | None = None
    # When it had to be started again: the step that makes up for what is lost.
    repair: Step | None = None


@dataclass(frozen=True)
class Plan:
    data_dir: Path
    parts: tuple[Service | Step, ...]
    # What to print once all is ready, given the editors' addresses.
    welcome: Callable[[Sequence[str]], str]
    # What a person chose beside the ports, for commands that come later.
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def services(self) -> tuple[Service, ...]:
        return tuple(part for part in self.parts if isinstance(part, Service))


def store_service(
    data_dir: Path,
    port: int,
    inherited: Mapping[str, str],
    *,
    save_seconds: float = 10,
    strict: Settings = AS_AWS,
) -> Service:
    """ministack, for DynamoDB, its streams and one key: one loopback port, nothing outside `data_dir`.

    What changed is saved every `save_seconds`, or on a stop only where that is 0. It is as strict as `strict` says.
    """
    home = data_dir / "store"
    # It obeys a hundred variables; those of whoever starts it are not for it.
    needed = {name: inherited[name] for name in ("PATH", "HOME", "LANG", "TZ", "PYTHONUNBUFFERED") if name in inherited}
    return Service(
        name="store",
        command=(str(STORE_PYTHON), "-m", "infra.local.store"),
        environment={
            **needed,
            "BIND_HOST": LOOPBACK,
            "GATEWAY_PORT": str(port),
            "PERSIST_STATE": "0",  # we save it ourselves
            "STATE_DIR": str(home),
            "SAVE_SECONDS": str(save_seconds),
            "STRICT": json.dumps(asdict(strict)),
            "S3_DATA_DIR": str(home / "s3"),
            "TMPDIR": str(home),  # it writes its pid there
            "SERVICES": "dynamodb,dynamodbstreams,kms",
            "IOT_MTLS_ENABLED": "0",
            "SFTP_ENABLED": "0",
            "LOG_LEVEL": "WARNING",
            # It sweeps containers it believes to be its own; a developer's are none of its business.
            "DOCKER_HOST": f"unix://{home}/no-docker.sock",
        },
        health_url=f"http://{LOOPBACK}:{port}/_ministack/ready",
        port=port,
        setting="STORE_PORT",
        stop_seconds=120,  # it writes its whole state when it ends
        state=Kept(home).file("dynamodb"),
    )


def whole_stack(settings: StackSettings, inherited: Mapping[str, str]) -> Plan:
    """The five processes of the local stack and what is done between them."""
    platform = {**inherited, **stack_environment(settings, inherited)}
    # The mailbox and the register are not ours on AWS: they do not get to know the key that signs links.
    beside = {**inherited, **stack_settings(settings)}
    prepare = Step("prepare", _module("prepare"), platform, title="tables, key, forms and editors")
    store = store_service(settings.data_dir, settings.store_port, inherited)
    parts: list[Service | Step] = [
        replace(store, repair=prepare),
        Service(
            name="register",
            command=_module("register"),
            environment=beside,
            health_url=settings.register_url,
            port=settings.register_port,
            setting="REGISTER_PORT",
        ),
        Service(
            name="mailbox",
            command=_module("mailbox"),
            environment=beside,
            health_url=f"{settings.mailbox_url}/health",
            port=settings.mailbox_port,
            setting="MAILBOX_PORT",
        ),
        prepare,
        Service(
            name="site",
            command=_module("site"),
            environment=platform,
            health_url=f"{settings.site_url}/health",
            port=settings.port,
            setting="PORT",
        ),
        Service(
            name="triggers",
            command=_module("triggers"),
            environment=platform,
            ready_file=settings.data_dir / "triggers.ready",
        ),
    ]
    if settings.demo:
        # Before the clock begins: its past is told act by act, and a clock that runs would let parts of it expire.
        parts.insert(-1, Step("demo", _module("demo"), platform, title="demo data"))
    return Plan(
        settings.data_dir,
        tuple(parts),
        welcome=lambda editors: _welcome(settings, editors, platform),
        chosen=chosen(inherited),
    )


def _module(name: str) -> tuple[str, ...]:
    return (sys.executable, "-m", f"infra.local.{name}")


def _welcome(settings: StackSettings, editors: Sequence[str], given: Mapping[str, str]) -> str:
    site, mailbox = settings.site_url, settings.mailbox_url
    register = settings.register_url.removesuffix("/api")  # a page for people; the API is one for programs
    return "\n".join(
        [
            "",
            f"site      {site}",
            f"mailbox   {mailbox}",
            f"register  {register}",
            "",
            *(f"{EDITOR_MARK}{editor}" for editor in editors),
            "",
            "What to try first:",
            f"  1. Find an organisation at {site}/organisations and write a review of it.",
            f"  2. Confirm the review with the link in the mail at {mailbox}",
            f"  3. Sign in as an editor at {site}/editor/sign-in with an address above; the link is mailed.",
            "  4. Publish the review from the queue: it shows on the page, and two mails go out.",
            f"  5. `{typed('make sync', given)}` in another terminal fetches the organisations from the register now.",
            f"Ctrl-C stops everything; what you did stays in {settings.data_dir}",
            "",
        ]
    )
