"""`python -m infra.local.store`, run by the Python of `.venv-store`: ministack, saved every so often while it runs.

By itself ministack saves on a clean stop only, says of a full disk no more than a line in its log, and begins with
nothing where a file is damaged. So its own saving is off here. A copy of the process (a fork) writes its state beside
the last one and takes that one's place: nobody waits for it, and it is of one moment. As long as that fails, writes
are refused as by a store that is away, so that nobody is told of what would not be kept.

Around all that lies the strict layer (`infra/local/strict`), with the settings that `STRICT` has as JSON.
"""

import asyncio
import contextlib
import errno
import importlib
import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any, Final

from infra.local.store.kept import CannotGoOnError, Kept, loss, moment
from infra.local.strict.rules import Settings
from infra.local.strict.served import around

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]

# Each with the part of its state that is always there; in this order, so that no item is saved whose key is not.
SERVICES: Final = {"kms": "keys", "dynamodb": "tables"}
_LAST: Final = "dynamodb"
_READS: Final = (
    "BatchGet",
    "Describe",
    "Get",
    "List",
    "Query",
    "Scan",
    "TransactGet",
    "Encrypt",
    "Decrypt",
    "Generate",
)
_LONGEST: Final = 600.0  # seconds for one save
_SHARE: Final = 20  # of the time of one core at most one part goes to saving
_FAULT_OF_OURS: Final = 255
_REFUSAL: Final = "com.amazonaws.dynamodb.v20120810#InternalServerError"


class Saving:
    """Saves what the services hold, and knows whether it could."""

    def __init__(self, kept: Kept, *, every: float) -> None:
        self.kept = kept
        self.saved = True
        self._every = every
        self._modules = {name: importlib.import_module(f"ministack.services.{name}") for name in SERVICES}
        self._persistence = importlib.import_module("ministack.core.persistence")
        self._changed = False
        self._fault = ""
        self._child = 0
        self._spent = 0.0  # seconds of a core on the last save
        self._turns: asyncio.Task[None] | None = None

    def load(self) -> None:
        """Read what was saved.

        Raises:
            CannotGoOnError: it cannot be read; nothing was changed.
        """
        self.kept.prepare()
        for name in SERVICES:
            if said := self.kept.load(name, lambda text, name=name: self._take(name, text)):  # type: ignore[misc]  # mypy gives lambdas with defaults no type
                tell(said)

    def _take(self, name: str, text: str) -> None:
        document = json.loads(text, object_hook=self._persistence._json_object_hook)  # noqa: SLF001 - the form of its files
        version, known = document["__ministack_format__"], self._persistence._state_format_version(name)  # noqa: SLF001 - as above
        if version > known:
            raise CannotGoOnError(
                f"{self.kept.file(name)} was written by a later store (form {version}, known: {known})"
            )
        if not hasattr(document["payload"][SERVICES[name]], "_data"):  # else it would begin with nothing
            raise TypeError(name)
        self._modules[name].reset()
        self._modules[name].load_persisted_state(document["payload"])

    def around(self, served: App) -> App:
        """The same service, which is saved, and refuses to write where that does not succeed."""

        async def app(scope: Message, receive: Receive, send: Send) -> None:
            if scope["type"] == "lifespan":
                await served(scope, self._hearing(receive), send)
            elif not _writes(scope):
                await served(scope, receive, send)
            elif self._fault:
                await _refuse(send, self._fault)
            else:
                try:
                    await served(scope, receive, send)
                finally:
                    self._changed = True

        return app

    def _hearing(self, receive: Receive) -> Receive:
        async def hear() -> Message:
            message = await receive()
            if message["type"] == "lifespan.startup" and self._every:
                self._turns = asyncio.create_task(self._go_on())
            elif message["type"] == "lifespan.shutdown":
                self._end()
            return message

        return hear

    async def _go_on(self) -> None:
        pause = self._every
        while True:
            await asyncio.sleep(pause)
            await self._turn()
            pause = max(self._every, _SHARE * self._spent)

    async def _turn(self) -> None:
        if not self._changed and not self._fault:
            self.kept.still(_LAST, at=time.time())
            return
        self._changed = False
        found = await self._from_a_copy()
        if found and found != self._fault:
            since = moment(self.kept.file(_LAST))
            tell(f"cannot save ({found}): writes are refused until it can; saved is what was there {_until(since)}")
        elif self._fault and not found:
            tell("saved again, all of it")
        self._fault = found
        self._changed |= bool(found)

    async def _from_a_copy(self) -> str:
        """Save from a copy of this process; returns what was wrong, in words."""
        at = time.time()
        with getattr(self._modules["dynamodb"], "_lock", contextlib.nullcontext()):  # what expires goes in a thread
            self._child = os.fork()
        if not self._child:
            self._save_and_leave(at)
        deadline = time.monotonic() + _LONGEST
        while not (ended := os.wait4(self._child, os.WNOHANG))[0]:  # noqa: ASYNC222 - it waits for nothing
            if time.monotonic() > deadline:
                os.kill(self._child, signal.SIGKILL)
            await asyncio.sleep(0.02)
        self._child = 0
        code, self._spent = os.waitstatus_to_exitcode(ended[1]), ended[2].ru_utime + ended[2].ru_stime
        if code < 0 or code == _FAULT_OF_OURS:
            return f"its copy ended with {code}"
        return os.strerror(code) if code else ""

    def _save_and_leave(self, at: float) -> None:
        code = _FAULT_OF_OURS
        try:
            signal.set_wakeup_fd(-1)  # the signals of a copy are not the store's
            for name in (signal.SIGTERM, signal.SIGINT):
                signal.signal(name, signal.SIG_DFL)
            os.nice(10)
            self._save(at)
            code = 0
        except OSError as reason:
            code = reason.errno or errno.EIO
        except BaseException:  # noqa: BLE001 - whatever it was, a copy must not go on as a second store
            traceback.print_exc()
        finally:
            os._exit(code)

    def _save(self, at: float) -> None:
        self.kept.save({name: self._text(name) for name in SERVICES}, at=at)

    def _text(self, name: str) -> str:
        version = self._persistence._state_format_version(name)  # noqa: SLF001 - the form of its files
        document = {"__ministack_format__": version, "payload": self._modules[name].get_state()}
        return json.dumps(document, default=self._persistence._json_default)  # noqa: SLF001 - as above

    def _end(self) -> None:
        if self._turns is not None:
            self._turns.cancel()
        if self._child:  # what it writes is older than what comes now
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        try:
            self._save(time.time())
        except OSError as reason:
            self.saved = False
            tell(f"cannot save ({reason.strerror}): {loss(self.kept.file(_LAST))}")


def _until(since: str) -> str:
    return f"at {since}" if since else "before this start"


def _writes(scope: Message) -> bool:
    """Tell whether a request may change what is kept; whatever is not known to only read does."""
    if scope["type"] != "http" or scope["method"] in {"GET", "HEAD", "OPTIONS"}:
        return False
    target = next((value for name, value in scope["headers"] if name.lower() == b"x-amz-target"), b"").decode("latin-1")
    return not target.rpartition(".")[2].startswith(_READS)


async def _refuse(send: Send, why: str) -> None:
    body = json.dumps({"__type": _REFUSAL, "message": f"the store cannot save: {why}"}).encode()
    headers = [(b"content-type", b"application/x-amz-json-1.0"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": 500, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def tell(line: str) -> None:
    """Let the launcher know, which says it to whoever started it; and the log, where that has room."""
    with contextlib.suppress(OSError):
        print(line, flush=True)
    if to := os.environ.get("TELL_TO"):
        with contextlib.suppress(OSError):
            os.write(int(to), f"{line}\n".encode())


def main() -> int:
    """Serve until told to stop; returns 0, or another status where not all is saved."""
    saving = Saving(Kept(Path(os.environ["STATE_DIR"])), every=float(os.environ.get("SAVE_SECONDS") or 0))
    try:
        saving.load()
    except CannotGoOnError as reason:
        tell(str(reason))
        return 1
    store = importlib.import_module("ministack.app")
    settings = Settings(**json.loads(os.environ.get("STRICT") or "{}"))
    store.app = around(saving.around(store.app), settings)  # type: ignore[attr-defined]  # what its `main` serves
    store.main()
    return 0 if saving.saved else 1


if __name__ == "__main__":
    sys.exit(main())
