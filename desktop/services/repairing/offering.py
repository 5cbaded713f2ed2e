"""Finds for each fault what can be brought back: proved by the history, else from a backup."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import select
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from desktop.errors import Unavailable
from desktop.language import N_, _
from desktop.records import KINDS, kind_of
from desktop.services.backups import Backup, Places, backups_of
from desktop.services.repairing.offered import ANEW, BACKUP, HISTORY, Offer
from desktop.services.verifying import Fault, Verified
from desktop.services.verifying.company_file import has_lost_its_first_bytes
from desktop.services.verifying.in_backups import InBackups, lines_of
from desktop.services.verifying.naming import Naming
from desktop.services.verifying.page_copy import copy_pages, engine_of, private_folder
from desktop.services.verifying.steps import Stopped
from desktop.services.verifying.structure import mend_indexes
from desktop.services.verifying.summary import is_broken
from desktop.store import admission, aggregate, integrity
from desktop.store.backup_head import file_id_of
from desktop.store.faults import explained
from desktop.store.history_pages import changes_of_record
from desktop.store.keys import Key
from desktop.store.tables import CONTENT
from desktop.values.spoken import say_whole_date

FROM_HISTORY: Final = N_("{subject}: as it was saved last, which the history proves.")
FROM_BACKUP: Final = N_("{subject}: as it was in the backup of {day}.")
FROM_OLDER: Final = N_(
    "{subject}: as it was in the backup of {day}. What was changed in it since is lost."
)
FILE_FROM_BACKUP: Final = N_("The file of {subject}: from the backup of {day}.")
FILE_FOUND: Final = N_("The file of {subject}: it is in the company file under a wrong name.")
WORDS_FROM_BACKUP: Final = N_(
    "The words that were read out of {subject}: from the backup of {day}."
)
WORDS_LEFT_OUT: Final = N_("{subject}: the file is whole; it is no longer found by its words.")
NOTE_FROM_BACKUP: Final = N_("What Muster notes of the file itself: from the backup of {day}.")
NOTE_OF_IMPORT: Final = N_(
    "The note of the import is taken out. Imported again, the row is recognised by what it says."
)
DRAFT_AS_IT_READS: Final = N_(
    "What was typed and not saved is kept as it reads now. Look it over before you save it."
)
SEARCH_ANEW: Final = N_("The search is made anew from the records.")
INDEX_ANEW: Final = N_("The lists by which records are found are made anew.")


def offers(
    path: Path,
    verified: Verified,
    places: Places | None = None,
    *,
    key: Key | None = None,
    stopped: Stopped | None = None,
) -> tuple[Offer, ...]:
    """Return what can be brought back of a company file, in the order of the faults.

    What nothing is offered for needs the last good backup as a whole. Raises as `verify`.
    """
    if not verified.faults or has_lost_its_first_bytes(path):
        return ()
    try:
        return _found(path, verified, places, admission.fitting(path, key), stopped)
    except Unavailable as fault:
        if is_broken(fault):
            return ()
        raise


def _found(
    path: Path,
    verified: Verified,
    places: Places | None,
    key: Key | None,
    stopped: Stopped | None,
) -> tuple[Offer, ...]:
    # by its name only where the file itself no longer tells which it is
    which = file_id_of(path, key) or path
    found = InBackups(backups_of(places, which) if places else (), key)
    try:
        with private_folder(path) as folder:
            copy_pages(path, folder / path.name, key, stopped)
            with (
                explained(path),
                engine_of(folder / path.name, key) as engine,
                engine.connect() as connection,
            ):
                mend_indexes(connection)
                return tuple(_Offering(connection, found, verified).all())
    finally:
        found.close()


_KINDS: Final = frozenset(kind.key for kind in KINDS)


class _Offering:
    def __init__(self, connection: Connection, backups: InBackups, verified: Verified) -> None:
        self._connection, self._backups, self._faults = connection, backups, verified.faults
        self._naming = Naming(connection, [fault.record_id for fault in verified.faults])

    def all(self) -> Iterator[Offer]:
        """Return each offer once."""
        seen = set()
        for fault in self._faults:
            offer = self._one(fault)
            if offer is not None and (known := (offer.what, offer.record_id)) not in seen:
                seen.add(known)
                yield offer

    def _one(self, fault: Fault) -> Offer | None:
        if fault.what in ("record", "missing"):
            return self._record(fault)
        if fault.what in ("content", "text"):
            return self._content(fault)
        if fault.what == "particular":
            return self._particular(fault)
        simple = {
            "imported": NOTE_OF_IMPORT,
            "draft": DRAFT_AS_IT_READS,
            "search": SEARCH_ANEW,
            "index": INDEX_ANEW,
        }
        if sentence := simple.get(fault.what):
            return self._offer(fault, ANEW, _(sentence))
        return None

    def _offer(self, fault: Fault, source: str, sentence: str) -> Offer:
        about = (fault.what, fault.kind, fault.record_id, fault.title)
        return Offer(*about, source, sentence)

    def _record(self, fault: Fault) -> Offer | None:
        told = self._naming.told(fault.record_id)
        # a line of the history that lost a bit may name a kind that there is not
        if told is None or fault.kind not in _KINDS or not self._is_last(fault, told.version):
            return None
        words = {"subject": self._naming.subject(fault.kind, fault.record_id)}
        if self._is_of_another_history(fault, told.version):
            return None
        if told.record is not None and self._naming.differences(fault.record_id):
            offer = self._offer(fault, HISTORY, _(FROM_HISTORY).format(**words))
            return replace(offer, record=replace(told.record, version=told.version + 1))
        mine = {part for line in lines_of(self._connection, fault.record_id) for part in line}
        found = self._backups.record(fault.kind, fault.record_id, mine)
        if found is None or found.record.version > told.version:
            return None
        is_older = found.record.version < told.version
        sentence = _(FROM_OLDER if is_older else FROM_BACKUP)
        offer = self._offer(fault, BACKUP, sentence.format(**words, day=_day(found.backup)))
        record = replace(found.record, version=told.version + 1)
        return replace(offer, backup=found.backup, record=record)

    def _is_last(self, fault: Fault, version: int) -> bool:
        """Whether the newest line about the record says its version: a repair goes on from it."""
        last, _count = changes_of_record(self._connection, fault.record_id, 1)
        return bool(last) and last[0][1]["version"] == version

    def _is_of_another_history(self, fault: Fault, version: int) -> bool:
        """Whether the record is whole, and it is the history that was cut or written by another."""
        try:
            found = aggregate.read_one(self._connection, kind_of(fault.kind), fault.record_id)
            return bool(found and found.seal() == found.checksum and found.version != version)
        except (*integrity.SPOILT, DBAPIError):
            return False

    def _content(self, fault: Fault) -> Offer | None:
        sha256 = self._sha256_of(fault)
        subject = self._naming.subject(fault.kind, fault.record_id)
        if sha256 is None:
            return None
        if fault.what == "text":
            words = self._backups.words(sha256)
            if words is None:
                offer = self._offer(fault, ANEW, _(WORDS_LEFT_OUT).format(subject=subject))
                return replace(offer, content=sha256)
            sentence = _(WORDS_FROM_BACKUP).format(subject=subject, day=_day(words[0]))
            return replace(self._offer(fault, BACKUP, sentence), backup=words[0], content=sha256)
        if self._lies_here(sha256):
            offer = self._offer(fault, ANEW, _(FILE_FOUND).format(subject=subject))
            return replace(offer, content=sha256)
        backup = self._backups.content(sha256)
        if backup is None:
            return None
        sentence = _(FILE_FROM_BACKUP).format(subject=subject, day=_day(backup))
        return replace(self._offer(fault, BACKUP, sentence), backup=backup, content=sha256)

    def _sha256_of(self, fault: Fault) -> str | None:
        if not fault.kind:
            return None  # a file that no evidence names
        table = aggregate.table_of(kind_of("evidence"))
        question = select(table.c.sha256).where(table.c.id == fault.record_id)
        told = self._naming.told(fault.record_id)
        said = told.record.values.get("sha256") if told and told.record else None
        return said or self._connection.execute(question).scalar()

    def _lies_here(self, sha256: str) -> bool:
        """Whether a content is there under another name than its own."""
        return any(
            hashlib.sha256(data).hexdigest() == sha256
            for data in contents_of_wrong_name(self._connection)
        )

    def _particular(self, fault: Fault) -> Offer | None:
        for line in integrity.damaged_lines(self._connection):
            if line.table != "particular":
                continue
            if found := self._backups.particular(str(line.key), line.values.get("value")):
                sentence = _(NOTE_FROM_BACKUP).format(day=_day(found[0]))
                return replace(self._offer(fault, BACKUP, sentence), backup=found[0])
        return None


def contents_of_wrong_name(connection: Connection) -> Iterator[bytes]:
    """Return the contents that are not what their name says, one at a time."""
    for sha256 in integrity.damaged_contents(connection):
        question = select(CONTENT.c.data).where(CONTENT.c.sha256 == sha256)
        try:
            data = connection.execute(question).scalar()
        except (*integrity.SPOILT, DBAPIError):
            continue
        if isinstance(data, bytes):
            yield data


def _day(backup: Backup) -> str:
    day: date = backup.made_at.astimezone().date()
    return say_whole_date(day)
