"""The mails that are kept: one SQLite file, written through before a sender hears "sent", and read a few at a time."""

import json
import sqlite3
import threading
from collections.abc import Iterator
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
_AT_ONCE: Final = 50  # mails


@dataclass(frozen=True)
class Mail:
    """A mail as it was asked to be sent; `recipients` are bare addresses."""

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
        """Open the file, or make it.

        Raises:
            sqlite3.DatabaseError: it is damaged, or cannot be written.
        """
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(path, check_same_thread=False)
        self._connection.row_factory = sqlite3.Row
        try:
            with self._lock, self._connection:
                self._connection.execute("PRAGMA journal_mode = WAL")
                self._connection.execute("PRAGMA synchronous = FULL")  # an answer "sent" means: on the disk
                self._connection.executescript(_SCHEMA)
        except sqlite3.DatabaseError:
            self.close()
            raise

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

    def read(self, to: str | None = None) -> Iterator[dict[str, Any]]:
        """All mails of this moment, or those to one address, oldest first; few of them in memory at a time."""
        last = self._rows("SELECT coalesce(max(id), 0) FROM mails")[0][0]
        done = 0
        while rows := self._page(to, done, last):
            yield from map(_as_document, rows)
            done = rows[-1]["id"]

    def _page(self, to: str | None, after: int, last: int) -> list[sqlite3.Row]:
        if to is None:
            return self._rows("SELECT * FROM mails WHERE id > ? AND id <= ? ORDER BY id LIMIT ?", after, last, _AT_ONCE)
        query = "SELECT * FROM mails WHERE recipient = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?"
        return self._rows(query, to, after, last, _AT_ONCE)

    def listed(self, to: str | None = None) -> list[dict[str, Any]]:
        """All of `read` at once."""
        return list(self.read(to))

    def newest(self, to: str | None, limit: int) -> list[dict[str, Any]]:
        """The last `limit` mails, newest first, without their contents."""
        if to is None:
            rows = self._rows(
                "SELECT id, recipient AS 'to', subject, sent_at FROM mails ORDER BY id DESC LIMIT ?", limit
            )
        else:
            query = (
                "SELECT id, recipient AS 'to', subject, sent_at FROM mails WHERE recipient = ? ORDER BY id DESC LIMIT ?"
            )
            rows = self._rows(query, to, limit)
        return [dict(row) for row in rows]

    def count(self, to: str | None = None) -> int:
        if to is None:
            return int(self._rows("SELECT count(*) FROM mails")[0][0])
        return int(self._rows("SELECT count(*) FROM mails WHERE recipient = ?", to)[0][0])

    def find(self, mail_id: str) -> dict[str, Any] | None:
        """The mail with this id, or None; any string may be asked for."""
        known = mail_id.isascii() and mail_id.isdigit() and len(mail_id) <= _LONGEST_ID
        found = self._rows("SELECT * FROM mails WHERE id = ?", int(mail_id)) if known else []
        return _as_document(found[0]) if found else None

    def remove_all(self) -> None:
        with self._lock, self._connection:
            self._connection.execute("DELETE FROM mails")

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
