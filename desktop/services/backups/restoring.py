"""Makes a company file of a backup again: a new one, proved before it gets its name."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, NoReturn

from desktop.errors import Locked, Unavailable, WrongPassword
from desktop.language import N_, _
from desktop.services.backups.filling import Tell, silent
from desktop.services.backups.leftovers import clear_leftovers
from desktop.services.backups.looking import refuse_a_place
from desktop.services.backups.lost_manifest import UNPROVEN, guessed
from desktop.services.backups.making import Made, back_up_path
from desktop.services.backups.manifest import (
    CONTENTS,
    NAME,
    RECORDS,
    Foreign,
    Manifest,
    Newer,
    Unreadable,
    read_manifest,
)
from desktop.services.backups.places import Places
from desktop.services.backups.reasons import Why
from desktop.store import admission, migrate
from desktop.store.backup_check import CONTENT, Damage, check_copy
from desktop.store.backup_contents import Contents, Spoilt
from desktop.store.backup_rebuild import rebuild, refuse_what_is_no_copy
from desktop.store.faults import disk_explained, reading_explained
from desktop.store.half_names import called
from desktop.store.ids import new_id
from desktop.store.interrupting import Stopped, refuse_when
from desktop.store.keys import Key
from desktop.store.making import made_whole
from desktop.store.swapping import swap_in
from desktop.store.syncing import sync_folder

KEPT: Final = "before-restore"
NO_BACKUP: Final = N_(
    "{folder} is no backup that Muster made, or it is not whole any more. Choose another backup."
)
SPOILT: Final = N_(
    "The backup in {folder} is not as it was made, so nothing was restored of it. "
    "Choose an older one, or the same one in the second place."
)
NEWER: Final = N_(
    "The backup in {folder} was made by a newer Muster. Install that one, then restore it."
)
OTHER_PASSWORD: Final = N_(
    "That does not open the backup in {folder}. It opens with the password that the company file "
    "had on that day, or with the recovery sheet of that password."
)
LOCKED: Final = N_(
    "The backup in {folder} is locked. Type the password that the company file had on that day."
)


@dataclass(frozen=True)
class Restored:
    """A company file that was made of a backup."""

    path: Path
    made_at: datetime
    file: str  # the name of the file that was backed up
    damaged: tuple[Damage, ...]  # contents that could not be brought back are among them
    lost: tuple[str, ...] = ()  # contents that were whole when the backup was made, and are not now
    has_manifest: bool = True  # else nobody proved of which day it is

    @property
    def is_whole(self) -> bool:
        """Whether all of it is as it was written."""
        return not self.damaged

    @property
    def unproven(self) -> str:
        """What could not be proved, in sentences; "" where all was."""
        return "" if self.has_manifest else _(UNPROVEN)


@dataclass(frozen=True)
class Swapped:
    """A company file that was replaced by one made of a backup."""

    restored: Restored
    kept: Path | None  # where the one that was replaced lies; None: there was none
    made: Made | None  # the backup of it, None where none could be made: why is said in `not_made`
    not_made: str = ""


def restore(
    backup: Path,
    to: Path,
    *,
    key: Key | None = None,
    places: Places | None = None,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Restored:
    """Make the new company file `to` of a backup: its folder, its manifest or its tables.

    `key` is that of the company file on that day. Contents that are missing beside the backup are
    looked for in `places` too. Raises `Refused` when `to` exists, `Unavailable` when the backup is
    spoilt, newer than this Muster or the disk is full, `Locked` and `WrongPassword` for the key,
    `CancelledError` when somebody stopped it; then there is no file `to`.
    """
    to = to.absolute()
    with made_whole(to) as half:
        restoring = _Restoring(_folder(backup), key, places, tell or silent, stopped)
        restored = restoring.make(half, to)
        clear_leftovers(half, to)
        return restored


def restore_in_place(
    backup: Path,
    path: Path,
    places: Places,
    *,
    key: Key | None = None,
    key_now: Key | None = None,
    now: datetime,
    tell: Tell | None = None,
    stopped: Stopped | None = None,
) -> Swapped:
    """Put a file made of a backup into the place of the company file at `path`, which is kept.

    `key` opens the backup, `key_now` the file that is there. Nobody may have it open for writing
    in this program. The file that is there is backed up first, where it can be, and kept beside
    whatever happens. Raises what `restore` raises; then the file at `path` is as it was.
    """
    path = path.absolute()
    new = path.with_name(f".{path.stem}.{new_id()}.restored{path.suffix}")
    made, not_made = None, ""
    if path.exists():
        try:
            made = back_up_path(
                path, key_now, places, Why.RESTORE, now=now, tell=tell, stopped=stopped
            )
        except Unavailable as fault:  # it is damaged, or there is no space: it is kept all the same
            not_made = str(fault)
    try:
        restored = restore(backup, new, key=key, places=places, tell=tell, stopped=stopped)
        refuse_when(stopped)
        clear_leftovers(new, path)
        kept = None
        if path.exists():
            kept = swap_in(new, path, key_now, KEPT)
        else:
            with disk_explained(path):
                new.rename(path)
                sync_folder(path.parent)
    except BaseException:
        with suppress(OSError):  # a stick that was pulled: what went wrong is told, not this
            new.unlink(missing_ok=True)
        raise
    moved = replace(restored, path=path)
    return Swapped(moved, kept, made, not_made)


def _folder(backup: Path) -> Path:
    backup = backup.absolute()
    is_part = backup.name in (NAME, RECORDS, CONTENTS) and not backup.is_dir()
    return backup.parent if is_part else backup


def _is_spoilt(fault: Unavailable) -> bool:
    said = str(fault.__cause__).lower()
    return any(words in said for words in ("malformed", "not a database", "could not decode"))


class _Restoring:
    """One file in the making, out of one backup."""

    def __init__(
        self,
        folder: Path,
        key: Key | None,
        places: Places | None,
        tell: Tell,
        stopped: Stopped | None,
    ) -> None:
        self._folder, self._tell, self._stopped = folder, tell, stopped
        self._manifest = self._read_manifest()
        self._tables = folder / RECORDS
        self._key = self._fitting(key)
        shelves = [folder.parent]
        if places is not None:
            shelves += [place / folder.parent.name for place in places.all()]
        self._contents = [Contents(shelf, self._key) for shelf in dict.fromkeys(shelves)]

    def make(self, half: Path, to: Path) -> Restored:
        """Make the file at `half`, and prove it."""
        self._copy_tables(half)
        try:
            damaged = self._made_of_tables(half)
        except Unavailable as fault:
            # without a manifest nothing was proved before it was read: it may be anything
            if self._manifest.is_guess and _is_spoilt(fault):
                self._refuse(SPOILT)
            sentence = str(fault)
            if fault.__cause__ is None or _is_spoilt(fault):
                # it is told of the file in the making, which has it from the backup
                sentence = sentence.replace(called(half), self._folder.name)
            raise type(fault)(sentence) from fault
        # contents are told of, because all else is worth having without them
        known = {*self._manifest.damaged, *(one for one in damaged if one.kind == CONTENT)}
        # of an older schema only the pages could be proved when it was made
        is_to_hold = self._manifest.is_guess or self._manifest.schema == migrate.HEAD
        if is_to_hold and not known.issuperset(damaged):
            self._refuse(SPOILT)
        was_so, said = {*self._manifest.damaged}, self._manifest
        lost = tuple(one.record for one in damaged if one.kind == CONTENT and one not in was_so)
        return Restored(to, said.made_at, said.file, tuple(damaged), lost, not said.is_guess)

    def _made_of_tables(self, half: Path) -> list[Damage]:
        seen = refuse_what_is_no_copy(half, self._key)
        if seen < 0:
            self._refuse(NO_BACKUP)
        if seen > migrate.HEAD:
            self._refuse(NEWER)
        rebuild(half, self._key, self._content, self._told, self._stopped)
        self._tell(0, 1, _("proving the file"))
        return check_copy(half, self._key, has_contents=True, stopped=self._stopped)

    def _read_manifest(self) -> Manifest:
        try:
            manifest = read_manifest(self._folder)
        except Newer:
            self._refuse(NEWER)
        except Foreign:
            self._refuse(NO_BACKUP)
        except (Unreadable, FileNotFoundError, NotADirectoryError):
            return self._guessed()
        except OSError:
            with reading_explained(self._folder):
                raise
        if manifest.schema > migrate.HEAD:
            self._refuse(NEWER)
        return manifest

    def _guessed(self) -> Manifest:
        with reading_explained(self._folder):
            manifest = guessed(self._folder)
        if manifest is None:
            refuse_a_place(self._folder)
            self._refuse(NO_BACKUP)
        return manifest

    def _fitting(self, key: Key | None) -> Key | None:
        if not self._tables.is_file():
            self._refuse(SPOILT)
        if not self._manifest.is_locked:
            return None
        if key is None:
            raise Locked(_(LOCKED).format(folder=self._folder))
        try:
            return admission.fitting(self._tables, key)
        except WrongPassword as fault:
            raise WrongPassword(_(OTHER_PASSWORD).format(folder=self._folder)) from fault

    def _copy_tables(self, half: Path) -> None:
        total = hashlib.sha256()
        with reading_explained(self._tables):
            read = self._tables.open("rb")
        with read, disk_explained(half), half.open("xb") as written:
            while some := read.read(1024 * 1024):
                refuse_when(self._stopped)
                total.update(some)
                written.write(some)
        if not self._manifest.is_guess and total.hexdigest() != self._manifest.records_sha256:
            self._refuse(SPOILT)

    def _content(self, sha256: str) -> bytes:
        """Return a content of this backup, from whichever place has it whole."""
        for contents in self._contents:
            try:
                return contents.read(sha256)
            except (Spoilt, OSError):
                continue
        raise FileNotFoundError(sha256)

    def _told(self, done: int, total: int) -> None:
        self._tell(done, total, _("copying files of evidence"))

    def _refuse(self, sentence: str) -> NoReturn:
        raise Unavailable(_(sentence).format(folder=self._folder))
