"""Looks into backups for what is damaged in the company file, the newest first."""

import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.errors import Unavailable
from desktop.records import kind_of
from desktop.services.backups import Backup
from desktop.services.backups.manifest import RECORDS
from desktop.store import aggregate, chain, connecting, guard, schema
from desktop.store.aggregate import Stored
from desktop.store.backup_contents import Contents, Spoilt
from desktop.store.chain import Line
from desktop.store.faults import explained
from desktop.store.integrity import SPOILT
from desktop.store.keys import Key
from desktop.store.plain import READ, connect_to
from desktop.store.private_saving import LOCK
from desktop.store.sealing import SEAL, seal_of
from desktop.store.tables import CHANGE, CONTENT, PARTICULAR


@dataclass(frozen=True)
class Found:
    """A record in the newest backup that has it whole."""

    record: Stored
    backup: Backup


class InBackups:
    """The backups that can be read, each opened when it is needed; close it."""

    def __init__(self, backups: Iterable[Backup], key: Key | None) -> None:
        self._backups = [backup for backup in backups if backup.schema == schema.HEAD]
        self._key = key
        self._open = ExitStack()
        self._connections: dict[int, Connection | None] = {}

    def close(self) -> None:
        """Let go of all backups."""
        self._open.close()

    def record(self, kind: str, record_id: str, lines: Collection[object]) -> Found | None:
        """Return a record as the newest backup has it that has it whole.

        `lines` are the actions and the hashes that the file's own history has of it: a backup of a
        state that was left, or of a copy that went its own way, knows other ones.
        """
        for backup, connection in self._readable():
            try:
                record = aggregate.read_one(connection, kind_of(kind), record_id)
                if record is None or not _is_of(lines, connection, record_id):
                    continue
                if record.seal() == record.checksum:
                    return Found(record, backup)
            except (*SPOILT, DBAPIError):
                continue
        return None

    def content(self, sha256: str) -> Backup | None:
        """Return the newest backup that has the content of a hash."""
        for backup in self._backups:
            if self.data(backup, sha256) is not None:
                return backup
        return None

    def data(self, backup: Backup, sha256: str) -> bytes | None:
        """Return a content out of a backup, proved by its hash; None where it is not to be had."""
        try:
            return Contents(backup.folder.parent, self._key_of(backup)).read(sha256)
        except (Spoilt, OSError):
            return None

    def words(self, sha256: str) -> tuple[Backup, str | None] | None:
        """Return the words that were read out of a content, as the newest backup has them."""
        for backup, connection in self._readable():
            columns = [column for column in CONTENT.c if column.name != "data"]
            question = select(*columns).where(CONTENT.c.sha256 == sha256)
            line = _whole_line(connection, CONTENT, question)
            if line is not None:
                return backup, line["text"]
        return None

    def particular(self, name: str, now: object) -> tuple[Backup, str] | None:
        """Return what a backup has of the file itself under a name; `now` is what is damaged there.

        The lock of private facts only where it is one of the same key: another opens nothing here.
        """
        for backup, connection in self._readable():
            question = select(PARTICULAR).where(PARTICULAR.c.name == name)
            line = _whole_line(connection, PARTICULAR, question)
            if line is not None and (name != LOCK or _is_alike(line["value"], now)):
                return backup, line["value"]
        return None

    def action(self, line: Line) -> Line | None:
        """Return the action of a line of the history, as the newest backup has it that holds it."""
        for _backup, connection in self._readable():
            question = select(CHANGE).where(CHANGE.c.number == line["number"])
            try:
                kept = connection.execute(question).mappings().first()
                if kept is None or kept["hash"] != line["hash"]:
                    continue
                action = chain.actions_by_id(connection).get(kept["action_id"])
            except (*SPOILT, DBAPIError):
                continue
            if chain.is_whole(action, kept):
                return action
        return None

    def _readable(self) -> Iterator[tuple[Backup, Connection]]:
        for place, backup in enumerate(self._backups):
            if place not in self._connections:
                self._connections[place] = self._opened(backup)
            if (connection := self._connections[place]) is not None:
                yield backup, connection

    def _opened(self, backup: Backup) -> Connection | None:
        path, key = backup.folder / RECORDS, self._key_of(backup)
        try:
            with explained(path), closing(connect_to(path, READ, key)) as plain:
                guard.refuse_what_is_not_ours(plain, path)
            engine = connecting.engine(path, READ, key)
            self._open.callback(engine.dispose)
            return self._open.enter_context(engine.connect())
        except (DBAPIError, OSError, Unavailable):
            return None  # of another password, or damaged itself

    def _key_of(self, backup: Backup) -> Key | None:
        return self._key if backup.is_locked else None


def lines_of(connection: Connection, record_id: str) -> list[tuple[object, object]]:
    """Return action and hash of each line of the history of a record, the last one first."""
    mine = select(CHANGE.c.action_id, CHANGE.c.hash).where(CHANGE.c.record_id == record_id)
    lines = connection.execute(mine.order_by(CHANGE.c.number.desc()))
    return [(line[0], line[1]) for line in lines]


def _is_of(lines: Collection[object], connection: Connection, record_id: str) -> bool:
    last = lines_of(connection, record_id)[:1]
    return any(part in lines for line in last for part in line)


def _is_alike(lock: str, now: object) -> bool:
    """Whether two locks are of one key, although `now` is damaged somewhere; None: unreadable."""
    said = json.loads(lock)
    return now is None or any(
        str(said.get(name)) in str(now) for name in ("key_id", "by_password", "by_code")
    )


def _whole_line(connection: Connection, table: Any, question: Any) -> Any:
    try:
        line = connection.execute(question).mappings().first()
        return line if line and seal_of(table, dict(line)) == line[SEAL] else None
    except (*SPOILT, DBAPIError):
        return None
