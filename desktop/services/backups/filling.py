"""Fills the folder of one backup, and proves all that is in it before it gets its name."""

import hashlib
import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final, TypeAlias

import desktop
from desktop import records
from desktop.errors import Unavailable
from desktop.language import _
from desktop.services.backups.clearing import OLD, name_again
from desktop.services.backups.manifest import (
    CONTENTS,
    NAME,
    RECORDS,
    Listed,
    Manifest,
    written_list,
)
from desktop.services.backups.origin import Origin
from desktop.services.backups.reasons import Why
from desktop.services.backups.shelf import Shelf, write_synced
from desktop.store import backup_copy, backup_source
from desktop.store.backup_check import CONTENT, Damage, check_copy
from desktop.store.backup_contents import Contents, Spoilt
from desktop.store.backup_copy import Snapshot
from desktop.store.backup_faults import place_explained
from desktop.store.interrupting import Stopped, refuse_when
from desktop.store.keys import Key
from desktop.store.syncing import sync_folder

Tell: TypeAlias = Callable[[int, int, str], None]
TRIES: Final = 3  # a content that was disposed of while we copied: the snapshot is of the past
# a prime, so that whoever backs up at the same hour of every day comes to all of them too
PARTS: Final = 97
_HALF_HOUR: Final = 1800


def silent(_done: int, _total: int, _name: str) -> None:
    """Tell nobody."""


class _Outdated(Exception):
    """What the snapshot names is no longer in the file."""


class Making:
    """One backup in the making."""

    def __init__(
        self,
        path: Path,
        key: Key | None,
        shelf: Shelf,
        now: datetime,
        tell: Tell,
        stopped: Stopped | None,
    ) -> None:
        self._path, self._key, self._shelf, self._now = path, key, shelf, now
        self._tell, self._stopped = tell, stopped
        self._contents = Contents(shelf.folder, key)
        self._filled: set[Path] = set()
        self.copied = self.new_contents = 0

    def make(self, why: Why) -> tuple[Path, Manifest]:
        for attempt in range(1, TRIES + 1):
            try:
                with place_explained(self._shelf.folder.parent), self._shelf.half() as half:
                    manifest = self._fill(half, why, is_last=attempt == TRIES)
                    return self._shelf.finish(half, self._now, why.value), manifest
            except _Outdated:
                continue
        raise Unavailable(
            _("{file} was being changed all the while. Try again in a minute.").format(
                file=self._path.name
            )
        )

    def _fill(self, half: Path, why: Why, *, is_last: bool) -> Manifest:
        self._tell(0, 1, _("copying the records"))
        tables = half / RECORDS
        snapshot = backup_copy.copy_tables(
            self._path, tables, self._key, self._stopped, place=self._shelf.folder.parent
        )
        with tables.open("rb+") as file:
            os.fsync(file.fileno())
        damaged = self._store_contents(snapshot, half, is_last=is_last)
        self._tell(0, 1, _("proving the backup"))
        damaged += check_copy(tables, self._key, has_contents=False, stopped=self._stopped)
        listed = self._listed(snapshot, {one.record for one in damaged if one.kind == CONTENT})
        manifest = self._said(snapshot, why, tables, listed, damaged)
        self._sync_names()
        write_synced(half / CONTENTS, written_list(listed))
        write_synced(half / NAME, manifest.written())
        self.copied += sum((half / name).stat().st_size for name in (RECORDS, CONTENTS, NAME))
        return manifest

    def _store_contents(self, snapshot: Snapshot, half: Path, *, is_last: bool) -> list[Damage]:
        damaged = []
        part = half / "content.part"
        with backup_source.contents(self._path, self._key) as read:
            for number, (sha256, size) in enumerate(snapshot.contents):
                refuse_when(self._stopped)
                if self._is_stored(sha256, size):
                    continue
                self._tell(number, len(snapshot.contents), _("copying files of evidence"))
                data = read(sha256)
                if data is None and not is_last:
                    raise _Outdated
                if data is None or hashlib.sha256(data).hexdigest() != sha256:
                    damaged.append(Damage(CONTENT, sha256))
                    continue
                self.copied += self._contents.store(sha256, data, part)
                self.new_contents += 1
                self._prove(sha256)
                place = self._contents.path_of(self._contents.name_of(sha256))
                self._filled.add(place.parent)
                name_again(place, self._now)
        return damaged

    def _sync_names(self) -> None:
        """New contents must be there by name before any manifest says that they are."""
        if self._filled:
            for folder in (*sorted(self._filled), self._contents.folder, self._shelf.folder):
                sync_folder(folder)

    def _prove(self, sha256: str) -> None:
        try:
            self._contents.read(sha256)
        except Spoilt as fault:
            raise Unavailable(
                _(
                    "{folder} gave back something else than was written there, so there is no "
                    "backup. Your company file is as it was. Choose another place for the backups."
                ).format(folder=self._shelf.folder.parent)
            ) from fault

    def _is_stored(self, sha256: str, size: int) -> bool:
        if not self._is_there(sha256, size):
            return False
        return not self._is_to_be_proved(sha256) or self._is_proved(sha256)

    def _is_there(self, sha256: str, size: int) -> bool:
        path = self._contents.path_of(self._contents.name_of(sha256))
        try:
            about = path.stat()
        except FileNotFoundError:
            return False
        if about.st_size != self._contents.size_of(size):
            return False
        # so that nobody who thins at this moment takes it for one that is no longer needed
        if abs(self._now.timestamp() - about.st_mtime) > OLD:
            name_again(path, self._now)
        return True

    def _is_to_be_proved(self, sha256: str) -> bool:
        """Some of those that are there already each time, all of them in some months."""
        return int(sha256[:8], 16) % PARTS == int(self._now.timestamp() // _HALF_HOUR) % PARTS

    def _is_proved(self, sha256: str) -> bool:
        try:
            self._contents.read(sha256)
        except Spoilt:
            return False
        return True

    def _listed(self, snapshot: Snapshot, lacking: set[str]) -> Listed:
        """The contents as they lie there now: whatever vanished meanwhile spoils the backup."""
        listed = []
        for sha256, size in snapshot.contents:
            if sha256 not in lacking:
                if not self._is_there(sha256, size):
                    raise _Outdated
                listed.append((self._contents.name_of(sha256), self._contents.size_of(size)))
        return tuple(sorted(listed))

    def _said(
        self,
        snapshot: Snapshot,
        why: Why,
        tables: Path,
        listed: Listed,
        damaged: list[Damage],
    ) -> Manifest:
        kinds = {kind.key for kind in records.KINDS}
        with tables.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        return Manifest(
            file_id=snapshot.file_id,
            file=self._path.name,
            made_at=self._now,
            why=why.value,
            muster=desktop.__version__,
            schema=snapshot.schema,
            is_locked=self._key is not None,
            records_size=tables.stat().st_size,
            records_sha256=sha256,
            contents_count=len(listed),
            contents_bytes=sum(size for _name, size in listed),
            contents_digest=hashlib.sha256(written_list(listed)).hexdigest(),
            number=snapshot.number,
            hash=snapshot.hash,
            counts={name: n for name, n in snapshot.counts.items() if name in kinds and n},
            damaged=tuple(damaged),
            origin=Origin.of(self._path),
        )
