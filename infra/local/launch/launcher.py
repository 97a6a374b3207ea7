"""Starts a plan's parts in order, keeps its services running, and stops them in reverse order."""

import contextlib
import fcntl
import json
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final, TextIO

from infra.local.environment import LOCK
from infra.local.launch.plan import EDITOR_MARK, FORMS_MARK, Plan, Service, Step
from infra.local.launch.processes import Child, answers, port_refusal
from infra.local.store.kept import loss

_TICK_SECONDS: Final = 0.05
_GRACE_SECONDS: Final = 5  # a stack that was killed a moment ago may still be saving and letting go of its ports
_FIRST_BACK_OFF: Final = 0.1
_LONGEST_BACK_OFF: Final = 5.0
_IMPATIENCE_SECONDS: Final = 0.5  # one stop may come twice at once, from a terminal and from make


class CannotRunError(Exception):
    """The stack cannot be started, or not go on; the message is for the person who started it."""


class _StopAskedError(Exception):
    """Somebody pressed Ctrl-C, or SIGTERM or SIGHUP came."""


@dataclass
class _Running:
    service: Service
    child: Child
    answered: bool = False  # this child, since it started
    served: bool = False  # at any time
    back_off: float = _FIRST_BACK_OFF
    restart_at: float | None = None


class _Signals:
    """The signals so far: a stop that was asked for, a second Ctrl-C; the handler notes and interrupts nothing."""

    def __init__(self) -> None:
        self.stop_asked_at: float | None = None
        self.hurried = False

    def listen(self) -> None:
        # Also where the shell had SIGINT ignored, as for a job in the background; nohup is left its meaning.
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            if name != signal.SIGHUP or signal.getsignal(name) != signal.SIG_IGN:
                signal.signal(name, self._note)

    @staticmethod
    def ignore() -> None:
        """Ignore signals once nothing is left to stop; one Ctrl-C too many must not spoil the status."""
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, signal.SIG_IGN)

    def _note(self, number: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.stop_asked_at is None:
            self.stop_asked_at = now
        elif number == signal.SIGINT and now - self.stop_asked_at > _IMPATIENCE_SECONDS:
            self.hurried = True


class Launcher:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._running: list[_Running] = []
        self._editors: list[str] = []
        self._signals = _Signals()
        self._lock: TextIO | None = None
        self._unsaved = False

    def run(self) -> int:
        """Run until told to stop. The status to leave with: 0 after a stop that was asked for, else 1."""
        self._signals.listen()
        status = 1
        try:
            self._take_lock()
            self._check_ports()
            self._start()
            while True:
                self._supervise()
                self._pause()
        except _StopAskedError:
            status = 0
        except CannotRunError as reason:
            say(str(reason))
        finally:
            self._stop()
            self._signals.ignore()
            if self._lock:
                self._lock.close()
        return 1 if self._signals.hurried or self._unsaved else status

    def _take_lock(self) -> None:
        """Hold the data directory's lock.

        Every child inherits it, so it is free once the last of them has ended: a store that outlives a killed
        launcher for a moment still writes its state, and nobody may read that before it is whole.
        """
        directory = self._plan.data_dir
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = (directory / LOCK).open("a", encoding="utf-8")
        except OSError as reason:
            raise CannotRunError(f"DATA_DIR cannot be used: {reason}") from reason
        deadline = time.monotonic() + _GRACE_SECONDS
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as taken:
                if time.monotonic() >= deadline:
                    raise CannotRunError(
                        f"Another local stack runs on {directory}: stop it, or choose another DATA_DIR"
                    ) from taken
                self._pause()
            else:
                self._write_settings(self._lock)
                return

    def _write_settings(self, lock: TextIO) -> None:
        """Say in the lock on which ports the stack is, and what else was chosen: commands that come later read it."""
        try:
            lock.truncate(0)
            ports = {each.setting: str(each.port) for each in self._plan.services if each.port}
            json.dump({**self._plan.chosen, **ports}, lock)
            lock.flush()
        except OSError as reason:
            with contextlib.suppress(OSError):  # what it still holds cannot be written either
                lock.close()
            self._lock = None
            raise CannotRunError(f"DATA_DIR cannot be written: {reason}") from reason

    def _check_ports(self) -> None:
        deadline = time.monotonic() + _GRACE_SECONDS
        for service in self._plan.services:
            while service.port is not None and (refusal := port_refusal(service.port)):
                if time.monotonic() >= deadline:
                    raise CannotRunError(
                        f"Port {service.port} {refusal}: free it, or choose another with {service.setting}=…"
                    )
                self._pause()

    def _start(self) -> None:
        say(f"Starting the local stack on {self._plan.data_dir}")
        for part in self._plan.parts:
            say(f"  {part.title or part.name} …")
            if isinstance(part, Step):
                self._run_step(part)
            else:
                running = _Running(part, self._child(part))
                self._running.append(running)
                self._wait_until_ready(running)
        say(self._plan.welcome(self._editors))
        say("ready")

    def _child(self, part: Service | Step) -> Child:
        if isinstance(part, Service) and part.ready_file:
            part.ready_file.unlink(missing_ok=True)
        held = [self._lock.fileno()] if self._lock else []
        try:
            return Child(part.command, part.environment, self._log(part), inherited=held)
        except OSError as reason:
            hint = " (run `make setup`)" if isinstance(reason, FileNotFoundError) else ""
            raise CannotRunError(f"{part.name}: cannot be started, {reason}{hint}") from reason

    def _log(self, part: Service | Step) -> Path:
        return self._plan.data_dir / "logs" / f"{part.name}.log"

    def _wait_until_ready(self, running: _Running) -> None:
        service, child = running.service, running.child
        deadline = time.monotonic() + service.start_seconds
        while not _ready(service, child):
            if child.ended() is not None:
                if told := child.told():
                    raise CannotRunError(f"The local stack cannot start: {told[-1]}")
                raise self._failure(service, child, f"ended while it started ({_how(child)})")
            if time.monotonic() >= deadline:
                raise self._failure(service, child, f"did not answer within {service.start_seconds:.0f} seconds")
            self._pause()
        running.answered = running.served = True

    def _run_step(self, step: Step) -> None:
        """Run it to its end, say what became of forms, and remember the editors that it names."""
        child = self._child(step)
        deadline = time.monotonic() + step.seconds
        try:
            while child.ended() is None:
                if time.monotonic() >= deadline:
                    raise self._failure(step, child, f"was not done within {step.seconds:.0f} seconds")
                self._pause()
        finally:
            if child.ended() is None:
                child.kill()
        if child.ended() != 0:
            raise self._failure(step, child, f"failed ({_how(child)})")
        for line in child.said().splitlines():
            if line.startswith(FORMS_MARK):
                say(line)
            if line.startswith(EDITOR_MARK) and (editor := line.removeprefix(EDITOR_MARK)) not in self._editors:
                self._editors.append(editor)

    def _failure(self, part: Service | Step, child: Child, what: str) -> CannotRunError:
        log = self._log(part)
        return CannotRunError(f"{part.name}: {what}. The end of {log}:\n{child.last_words()}")

    def _supervise(self) -> None:
        """Start again whatever ended: at once when it had been answering, less and less soon when it never did."""
        now = time.monotonic()
        for running in self._running:
            _repeat(running)
            if running.restart_at is not None:
                if now >= running.restart_at:
                    self._restart(running)
            elif running.child.ended() is not None:
                back_off = _FIRST_BACK_OFF if running.answered else running.back_off
                running.restart_at = now + back_off
                running.back_off = min(back_off * 2, _LONGEST_BACK_OFF)
                service = running.service
                how = _how(running.child)
                say(f"{service.name}: ended by itself ({how}), starting it again{_loss(service)}")
            elif not running.answered and _ready(running.service, running.child):
                running.answered = True
                say(f"{running.service.name}: ready again")

    def _restart(self, running: _Running) -> None:
        running.restart_at, running.answered = None, False
        if running.service.state:
            running.child.kill()  # a copy that was saving may still hold its port
        running.child = self._child(running.service)
        if running.service.repair is None:
            return
        try:
            self._wait_until_ready(running)
            self._run_step(running.service.repair)
        except CannotRunError as reason:
            if running.child.ended() is None:
                raise  # it runs, so starting it once more would not help
            say(str(reason))
        else:
            say(f"{running.service.name}: ready again")

    def _stop(self) -> None:
        """End every service, last started first; the store last of all, and only once it wrote its state."""
        for running in reversed(self._running):
            service, child = running.service, running.child
            if running.restart_at is None and child.ended() is None:
                child.terminate()
            deadline = time.monotonic() + service.stop_seconds
            while child.ended() is None:
                if self._signals.hurried or time.monotonic() >= deadline:
                    child.kill()
                    say(f"{service.name}: killed before it had ended by itself{_loss(service)}")
                time.sleep(_TICK_SECONDS)
            _repeat(running)
            self._unsaved |= bool(service.state and running.served and child.ended())
        if self._running:
            say("Stopped, but not all is saved: see above." if self._unsaved else "Stopped.")

    def _pause(self) -> None:
        """Wait a moment.

        Raises:
            _StopAskedError: a stop is asked for.
        """
        if self._signals.stop_asked_at is not None:
            raise _StopAskedError
        time.sleep(_TICK_SECONDS)


def say(text: str) -> None:
    """Print it now, and go on where nobody reads any more: a closed terminal must not leave data unsaved."""
    with contextlib.suppress(OSError):
        print(text, flush=True)


def _repeat(running: _Running) -> None:
    """Say what a service told."""
    for line in running.child.told():
        say(f"{running.service.name}: {line}")


def _ready(service: Service, child: Child) -> bool:
    if service.health_url:
        return answers(service.health_url)
    if service.ready_file:
        with contextlib.suppress(OSError):
            return service.ready_file.read_text(encoding="utf-8").strip() == str(child.pid)
        return False
    return True


def _loss(service: Service) -> str:
    return f"; {loss(service.state)}" if service.state else ""


def _how(child: Child) -> str:
    status = child.ended() or 0
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
