"""Where mails are kept: one SQLite file, written through before a sender hears "sent"."""

import json
import sqlite3
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS mails (
    id INTEGER PRIMARY KEY AUTOINCREMENT,  -- ids of removed mails are never given out again
    message_id TEXT NOT NULL,
    recipient TEXT NOT NULL COLLATE NOCASE,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    text TEXT NOT NULL,
    html TEXT NOT NULL,
    headers TEXT NOT NULL,
    reply_to TEXT NOT NULL,
    tags TEXT NOT NULL,
    sent_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS mails_by_recipient ON mails (recipient, id);
"""
_LONGEST_ID: Final = 18  # digits that SQLite's integers hold


@dataclass(frozen=True)
class Mail:
    """What was asked to be sent; `recipients` are bare addresses."""

    recipients: tuple[str, ...]
    sender: str
    subject: str
    text: str
    html: str
    headers: tuple[tuple[str, str], ...] = ()
    reply_to: tuple[str, ...] = ()
    tags: tuple[tuple[str, str], ...] = ()


class KeptMails:
    """Safe to share between threads, and whole after a crash of the process or the machine."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        with self._lock, self._connection:
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")  # an answer "sent" means: on the disk
            self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def keep(self, mail: Mail, *, message_id: str, at: datetime) -> None:
        """Put one copy into each recipient's mailbox, all or none."""
        shared = (
            mail.sender,
            mail.subject,
            mail.text,
            mail.html,
            json.dumps(dict(mail.headers)),
            json.dumps(mail.reply_to),
            json.dumps(dict(mail.tags)),
            at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        )
        rows = [(message_id, recipient, *shared) for recipient in mail.recipients]
        with self._lock, self._connection:
            self._connection.executemany(
                "INSERT INTO mails (message_id, recipient, sender, subject, text, html, headers, reply_to,"
                " tags, sent_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows,
            )

    def listed(self, to: str | None = None) -> list[dict[str, Any]]:
        """All mails, or those to one address, oldest first."""
        if to is None:
            return self._read("SELECT * FROM mails ORDER BY id")
        return self._read("SELECT * FROM mails WHERE recipient = ? ORDER BY id", to)

    def newest(self, to: str | None, limit: int) -> list[dict[str, Any]]:
        """The last `limit` mails, newest first."""
        if to is None:
            return self._read("SELECT * FROM mails ORDER BY id DESC LIMIT ?", limit)
        return self._read("SELECT * FROM mails WHERE recipient = ? ORDER BY id DESC LIMIT ?", to, limit)

    def count(self, to: str | None = None) -> int:
        if to is None:
            return int(self._rows("SELECT count(*) FROM mails")[0][0])
        return int(self._rows("SELECT count(*) FROM mails WHERE recipient = ?", to)[0][0])

    def find(self, mail_id: str) -> dict[str, Any] | None:
        """The mail with this id, or None; any string may be asked for."""
        known = mail_id.isascii() and mail_id.isdigit() and len(mail_id) <= _LONGEST_ID
        found = self._read("SELECT * FROM mails WHERE id = ?", int(mail_id)) if known else []
        return found[0] if found else None

    def remove_all(self) -> None:
        with self._lock, self._connection:
            self._connection.execute("DELETE FROM mails")

    def _read(self, query: str, *values: str | int) -> list[dict[str, Any]]:
        return [_as_document(row) for row in self._rows(query, *values)]

    def _rows(self, query: str, *values: str | int) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(query, values).fetchall()


def _as_document(row: sqlite3.Row) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "to": row["recipient"],
        "subject": row["subject"],
        "text": row["text"],
        "html": row["html"],
        "sent_at": row["sent_at"],
        "from": row["sender"],
        "reply_to": json.loads(row["reply_to"]),
        "headers": json.loads(row["headers"]),
        "tags": json.loads(row["tags"]),
        "message_id": row["message_id"],
    }
