"""Checks a backup: its manifest, its tables as those of a company file, each file of evidence."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.services.backups.lost_manifest import NO_MANIFEST
from desktop.services.backups.manifest import (
    CONTENTS,
    NAME,
    RECORDS,
    Manifest,
    Unreadable,
    list_as_it_is,
    read_list,
    read_manifest,
)
from desktop.services.verifying.examining import Examination
from desktop.services.verifying.found import BACKUP, Fault, Head, Verified
from desktop.services.verifying.page_copy import copy_pages, engine_of, private_folder
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.services.verifying.structure import BROKEN
from desktop.services.verifying.summary import is_broken, said_of
from desktop.services.verifying.words import CONTENT_CHANGED, CONTENT_MISSING, CONTENT_NOBODYS
from desktop.store import admission, aggregate, guard, migrate
from desktop.store.backup_contents import Contents, Spoilt
from desktop.store.faults import explained, reading_explained
from desktop.store.keys import Key
from desktop.store.tables import CONTENT

AT_ONCE: Final = 1024 * 1024  # bytes read at once
PARTS: Final = frozenset({NAME, RECORDS, CONTENTS})

LIST: Final = N_("The list of the files of evidence is not as it was written, or is missing.")
TABLES: Final = N_(
    "The tables of the backup are not as they were written. Nothing that was entered is affected."
)
DAMAGED_THEN: Final = N_("The company file was damaged already when this backup was made.")


def backup_folder(path: Path) -> Path | None:
    """Return the folder of the backup that `path` is, or is a part of; None where it is none."""
    folder = path.parent if path.name in PARTS and not path.is_dir() else path
    return folder if folder.is_dir() and (folder / RECORDS).is_file() else None


def verify_backup(
    folder: Path, key: Key | None, heads: Sequence[Head], tell: Tell | None, stopped: Stopped | None
) -> Verified:
    """Check a backup, with the contents that it names. Raises as `verify`."""
    records = folder / RECORDS
    key = admission.fitting(records, key)
    with reading_explained(folder):
        check = _Check(folder, key, heads, Steps(tell, stopped))
        check.run(stopped)
    return Verified(
        path=folder,
        kind_of_path=BACKUP,
        faults=tuple(check.faults),
        records=check.records,
        actions=check.actions,
        contents=check.contents,
        heads_checked=check.heads_checked,
        sentence=said_of(folder.name, check.faults, check.records, check.actions, check.contents),
    )


class _Check:
    def __init__(self, folder: Path, key: Key | None, heads: Sequence[Head], steps: Steps) -> None:
        self._folder, self._key, self._heads, self._steps = folder, key, list(heads), steps
        self.faults: list[Fault] = []
        self.records = self.actions = self.contents = self.heads_checked = 0

    def run(self, stopped: Stopped | None) -> None:
        """Look at all of it."""
        self._manifest = manifest = self._read_manifest()
        if manifest is not None:
            where = _("the manifest of the backup")
            self._heads.append(Head(manifest.number, manifest.hash, where))
            if not manifest.is_whole:
                self._say("structure", DAMAGED_THEN)
        records = self._folder / RECORDS
        is_as_written = manifest is None or _sha256(records) == manifest.records_sha256
        try:
            self._look_at_tables(records, stopped)
        except Unavailable as fault:
            if not is_broken(fault) and is_as_written:
                raise
            self._say("structure", BROKEN)
        if not is_as_written and not self.faults:
            self._say("structure", TABLES)

    def _say(self, what: str, sentence: str) -> None:
        self.faults.append(Fault(what, "", "", "", _(sentence)))

    def _read_manifest(self) -> Manifest | None:
        try:
            manifest = read_manifest(self._folder)
            if manifest.written() == (self._folder / NAME).read_bytes():
                return manifest
        except (Unreadable, FileNotFoundError):
            pass
        self._say("structure", NO_MANIFEST)
        return None

    def _look_at_tables(self, records: Path, stopped: Stopped | None) -> None:
        with private_folder(records) as folder:
            copy = folder / RECORDS
            copy_pages(records, copy, self._key, stopped)
            with (
                explained(records),
                engine_of(copy, self._key) as engine,
                engine.connect() as connection,
            ):
                self._examine(connection, records)
                self._look_at_contents(connection)

    def _examine(self, connection: Connection, records: Path) -> None:
        guard.refuse_what_is_not_ours(connection.connection.dbapi_connection, records)
        seen = connection.exec_driver_sql("PRAGMA user_version").scalar() or 0
        if seen < migrate.HEAD:
            with connection.begin():
                migrate.upgrade(connection)
        examination = Examination(
            connection, self._heads, self._steps, self._key, has_contents=False, has_index=False
        )
        examination.run()
        self.faults += examination.faults
        self.records, self.actions = examination.records, examination.actions
        self.contents, self.heads_checked = examination.contents, len(self._heads)

    # --- files of evidence ------------------------------------------------------------------------

    def _look_at_contents(self, connection: Connection) -> None:
        contents = Contents(self._folder.parent, self._key)
        try:
            listed = self._listed()
        except (Unreadable, OSError):
            listed = None
            self._say("structure", LIST)
        lacking = 0
        question = select(CONTENT.c.sha256, CONTENT.c.size).order_by(CONTENT.c.sha256)
        for sha256, size in self._steps.through(connection.execute(question).all()):
            try:
                contents.read(sha256)
            except Spoilt:
                self._name(connection, sha256, CONTENT_CHANGED)
            except FileNotFoundError:
                self._name(connection, sha256, CONTENT_MISSING)
            if listed is not None:
                named = (contents.name_of(sha256), contents.size_of(size))
                lacking += named not in listed
                listed.discard(named)
        # only where no manifest proves the list: else what it lacks was damaged at that time
        if listed or (lacking and listed is not None and self._manifest is None):
            self._say("structure", LIST)

    def _listed(self) -> set[tuple[str, int]]:
        if self._manifest is None:
            return set(list_as_it_is(self._folder))
        return set(read_list(self._folder, self._manifest))

    def _name(self, connection: Connection, sha256: str, sentence: str) -> None:
        evidence = aggregate.table_of(kind_of("evidence"))
        question = select(evidence.c.id, evidence.c.name).where(evidence.c.sha256 == sha256)
        lines = connection.execute(question).all()
        for record_id, name in lines:
            subject = _("Evidence “{title}”").format(title=name)
            said = _(sentence).format(subject=subject)
            self.faults.append(Fault("content", "evidence", record_id, name, said))
        if not lines:
            self.faults.append(Fault("content", "", sha256, "", _(CONTENT_NOBODYS)))


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while part := file.read(AT_ONCE):
            total.update(part)
    return total.hexdigest()
