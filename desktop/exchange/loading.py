"""Makes a company file out of a dump: everything in it proved, and all of it or nothing."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy.engine import Connection

from desktop import records
from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.exchange.dump_folder import CHANGED, DumpFolder
from desktop.language import _
from desktop.store import history, load
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from desktop.store.load import Unsound


def read_dump(
    folder: Path, to: Path, *, by: str, clock: Callable[[], datetime], key: Key | None = None
) -> dict[str, Any]:
    """Make the company file `to`; returns {"records": {kind: count}, "evidence", "actions"}.

    History is restored, so that no line of its own is added to it. Raises `Unavailable` with the
    name of the file of the dump that cannot be taken and why, `Refused` when `to` exists; then no
    file is made.
    """
    dump = DumpFolder(folder)
    loading = _Loading(dump)
    CompanyFile.create(to, by=by, clock=clock, fill=loading.fill, key=key).close()
    return loading.summary


class _Loading:
    """Takes the files of a dump one by one."""

    def __init__(self, dump: DumpFolder) -> None:
        self._dump = dump
        self.summary: dict[str, Any] = {"records": {}, "evidence": 0, "actions": 0}

    def fill(self, connection: Connection) -> None:
        """Write everything within the transaction that makes the file."""
        for kind in records.KINDS:
            name = form.records_name(kind.key)
            if name in self._dump.manifest["files"]:
                count = self._take(name, load.load_records, connection, kind)
                self.summary["records"][kind.key] = count
        actions = self._take(form.HISTORY, load.load_history, connection)
        self.summary["actions"] = actions
        self._take(form.IMPORTED, load.load_imported, connection)
        self._take(form.PARTICULARS, load.load_particulars, connection)
        self._take_contents(connection)
        self._prove(connection)
        load.finish(connection)

    def _take(self, name: str, load_lines: Callable[..., int], *more: Any) -> int:
        try:
            return load_lines(*more, self._dump.lines(name))
        except Unsound as fault:
            raise self._unsound(name, fault) from fault

    def _take_contents(self, connection: Connection) -> None:
        for name in self._dump.names():
            sha256 = form.content_of(name)
            if sha256 is None:
                continue
            text = None
            if (beside := form.text_name(sha256)) in self._dump.manifest["files"]:
                text = self._text(beside)
            try:
                load.load_content(connection, sha256, self._dump.whole(name), text)
            except Unsound as fault:
                raise self._unsound(name, fault) from fault
            self.summary["evidence"] += 1

    def _text(self, name: str) -> str:
        try:
            return self._dump.whole(name).decode()
        except UnicodeDecodeError:
            self._dump.refuse(name, CHANGED)

    def _prove(self, connection: Connection) -> None:
        manifest = self._dump.manifest
        if self.summary["records"] != manifest["records"]:
            self._dump.refuse(form.MANIFEST, CHANGED)
        for table in load.prove_links(connection):
            fault = Unsound(_("a line names a record that is not in the dump."))
            raise self._unsound(form.records_name(_kind_with(table)), fault)
        for number, _what in history.faults(connection):
            fault = Unsound(
                _("line {number} of the history was changed, moved or left out.").format(
                    number=number
                )
            )
            raise self._unsound(form.HISTORY, fault)
        number, link = history.head(connection)
        if manifest["history"] != {"number": number, "hash": link}:
            self._dump.refuse(form.HISTORY, CHANGED)

    def _unsound(self, name: str, fault: Unsound) -> Unavailable:
        where = f"{self._dump.path.name}/{name}"
        if fault.line is not None:
            where = _("{file}, line {line}").format(file=where, line=fault.line)
        return Unavailable(
            _("{where}: {why} Nothing was loaded.").format(where=where, why=fault.why)
        )


def _kind_with(table: str) -> str:
    """Return the kind that keeps lines in a table."""
    for kind in records.KINDS:
        if table in {kind.key, *(rows.model.__tablename__ for rows in kind.tables())}:
            return kind.key
    return table
