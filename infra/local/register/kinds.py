"""What a setting may be: how it is checked when it comes as JSON, and read and written in a form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, Protocol


class Kind(Protocol):
    """Both readings raise ValueError with a sentence that finishes `NAME …`."""

    def read(self, value: object) -> Any: ...

    def read_text(self, text: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Whole:
    least: int = 0
    most: int = 1_000_000

    def read(self, value: object) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise ValueError(f"has to be a whole number from {self.least} to {self.most}")
        return value

    def read_text(self, text: str) -> int:
        try:
            return self.read(int(text or "0"))
        except ValueError:
            raise ValueError(f"has to be a whole number from {self.least} to {self.most}") from None


@dataclass(frozen=True, slots=True)
class Percent:
    def read(self, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:  # noqa: PLR2004 - per cent
            raise ValueError("has to be a number from 0 to 100")
        return value

    def read_text(self, text: str) -> float:
        try:
            return self.read(float(text.replace(",", ".") or "0"))
        except ValueError:
            raise ValueError("has to be a number from 0 to 100") from None


@dataclass(frozen=True, slots=True)
class Flag:
    def read(self, value: object) -> bool:
        if value not in {False, True}:  # 0 and 1 equal these
            raise ValueError("has to be true or false")
        return bool(value)

    def read_text(self, text: str) -> bool:
        return bool(text)


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple[str, ...]

    def read(self, value: object) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise ValueError(f"has to be one of {', '.join(self.options)}")
        return value

    def read_text(self, text: str) -> str:
        return self.read(text)


@dataclass(frozen=True, slots=True)
class Text:
    """One line; null and empty are the same."""

    prefix: str | tuple[str, ...] = ""
    needed: bool = False

    def read(self, value: object) -> str:
        if value is None:
            value = ""
        if not isinstance(value, str) or not value.isprintable():
            raise ValueError("has to be one line of text or null")
        if (value or self.needed) and not (value and value.startswith(self.prefix)):
            starts = " or ".join([self.prefix] if isinstance(self.prefix, str) else self.prefix)
            raise ValueError(f"has to start with {starts}" if starts else "must not be empty")
        return value

    def read_text(self, text: str) -> str:
        return self.read(text.strip())


@dataclass(frozen=True, slots=True)
class Lines:
    """Several names: a list in JSON, one a line in a form."""

    def read(self, value: object) -> tuple[str, ...]:
        if not isinstance(value, list | tuple) or not all(isinstance(n, str) and n.isprintable() for n in value):
            raise ValueError("has to be a list of names")
        return tuple(value)

    def read_text(self, text: str) -> tuple[str, ...]:
        return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    client_id: str
    client_secret: str


@dataclass(frozen=True, slots=True)
class Client:
    """null, or who may ask for a token; `id:secret` in a form."""

    def read(self, value: object) -> ClientCredentials | None:
        if value is None or value == {}:
            return None
        names = {"client_id", "client_secret"}
        if not isinstance(value, Mapping) or set(value) != names or not all(_filled(value[n]) for n in names):
            raise ValueError("has to be null or {client_id, client_secret}")
        return ClientCredentials(**value)

    def read_text(self, text: str) -> ClientCredentials | None:
        client_id, _, client_secret = text.strip().partition(":")
        return self.read({"client_id": client_id, "client_secret": client_secret} if text.strip() else None)


def _filled(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def as_json(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def as_text(value: object) -> str:
    """As `read_text` reads it back."""
    if value is None:
        return ""
    if isinstance(value, ClientCredentials):
        return f"{value.client_id}:{value.client_secret}"
    return "\n".join(value) if isinstance(value, tuple) else str(value)
