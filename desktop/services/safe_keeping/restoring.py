"""Goes back to a backup in two steps: a new file is made and proved, then two names change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

from desktop.errors import Unavailable
from desktop.language import _
from desktop.records import KINDS
from desktop.services import backups
from desktop.services.backups.manifest import RECORDS
from desktop.services.backups.restoring import KEPT
from desktop.services.safe_keeping.lacking import lacking_said
from desktop.store import aggregate
from desktop.store.backup_head import file_id_of, head_of
from desktop.store.file import CompanyFile
from desktop.store.ids import new_id
from desktop.store.keys import Key
from desktop.store.left_behind import Heads, left_behind, note_left
from desktop.store.swapping import swap_in

Tell: TypeAlias = Callable[[int, int, str], None]
Stopped: TypeAlias = Callable[[], bool]
_SUFFIX: Final = ".restored"


@dataclass(frozen=True)
class Ready:
    """A proved file that waits to be put into its place, or is there already."""

    new: Path
    path: Path
    key: Key | None  # opens the new one
    key_before: Key | None  # opens the one that is there now
    lacking: str = ""  # a sentence: what could not be brought back
    not_backed_up: str = ""  # a sentence: why there is no backup of what is replaced


def restore_as(
    folder: Path,
    to: Path,
    key: Key | None,
    password: str,
    by: tuple[str, Callable[[], datetime]],
    tell: Tell,
    stopped: Stopped,
) -> Ready:
    """Restore a backup as a new file.

    Raises `Refused` when there is such a file, `Locked` or `WrongPassword` where another password
    is needed, `Unavailable` when the backup is spoilt or the disk full.
    """
    ready = _restored(folder, to, to, key, password, tell, stopped)
    _note_what_is_left(ready, by, frozenset())
    return ready


def make_ready(
    company: CompanyFile, folder: Path, password: str, tell: Tell, stopped: Stopped
) -> Ready:
    """Back up the open file, and make the one that is to replace it, beside it."""
    path, places, why = company.path, backups.of_this_pc(), backups.Why.RESTORE
    not_backed_up = ""
    try:
        backups.back_up_if_changed(
            company, places, why, now=company.clock(), tell=tell, stopped=stopped
        )
    except Unavailable as fault:  # it is kept beside the new one all the same
        not_backed_up = str(fault)
    new = path.with_name(f".{path.stem}.{new_id()}{_SUFFIX}{path.suffix}")
    ready = _restored(folder, new, path, company.key, password, tell, stopped)
    try:
        with company.reading() as connection:
            before = left_behind(connection)
        _note_what_is_left(ready, (company.by, company.clock), before)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    return Ready(new, path, ready.key, company.key, ready.lacking, not_backed_up)


def _note_what_is_left(ready: Ready, by: tuple[str, Callable[[], datetime]], before: Heads) -> None:
    """Later backups know a longer history; that it is shorter now is no fault of the file."""
    # asked of the file itself, because a backup may have lost its manifest
    file_id, head = file_id_of(ready.new, ready.key), head_of(ready.new, ready.key)
    known = backups.backups_of(backups.of_this_pc(), file_id) if file_id else []
    later = {(one.number, one.hash) for one in known if one.number > head[0]}
    who, clock = by
    with CompanyFile.open(ready.new, by=who, clock=clock, key=ready.key) as new:
        new.keep_aside(lambda connection: note_left(connection, before | later)).result()


def _restored(
    folder: Path,
    new: Path,
    path: Path,
    key: Key | None,
    password: str,
    tell: Tell,
    stopped: Stopped,
) -> Ready:
    if password:
        from desktop.services.locking import unlock

        key = unlock(folder / RECORDS, password, is_stopped=stopped)
    is_locked = backups.backup_at(folder).is_locked
    places = backups.of_this_pc()
    made = backups.restore(folder, new, key=key, places=places, tell=tell, stopped=stopped)
    lacking = lacking_said(made)
    if lacking:
        lacking = _("{lacking} Choose Check company file in the menu File to see what.").format(
            lacking=lacking
        )
    lacking = " ".join(part for part in (made.unproven, lacking) if part)
    return Ready(new, path, key if is_locked else None, key, lacking)


def put_in_place(ready: Ready) -> Path:
    """Put the new file into the place of the old one, which nobody has open now; keep the old one.

    Returns where that lies. Raises `Unavailable` when the disk does not take it; then the old one
    is in its place.
    """
    try:
        return swap_in(ready.new, ready.path, ready.key_before, KEPT)
    except BaseException:
        ready.new.unlink(missing_ok=True)
        raise


def said_of(ready: Ready, kept: Path, when: str) -> str:
    """Say what was done."""
    said = _(
        "Restored: the file is as it was {when}. As it was before that, it lies in the same "
        "folder as {kept}."
    ).format(when=when, kept=kept.name)
    return " ".join(part for part in (said, ready.lacking, ready.not_backed_up) if part)


def has_record(company: CompanyFile, kind: str, record_id: str) -> bool:
    """Return whether a record is in the file, so that somebody can be brought back to it."""
    found = next((known for known in KINDS if known.key == kind), None)
    if found is None:
        return False
    with company.reading() as connection:
        return aggregate.read_one(connection, found, record_id) is not None
