"""What stands beside the tables of a backup: of which file and moment they are, and their hashes.

It names no person and nothing that a record says, because it is never locked.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from desktop.services.backups.origin import UNKNOWN, Origin
from desktop.store.backup_check import Damage
from desktop.store.backup_contents import is_name
from desktop.store.regular import Irregular, read_regular

NAME: Final = "manifest.json"
RECORDS: Final = "records.db"
CONTENTS: Final = "contents.txt"
VERSION: Final = 1
LARGEST: Final = 16 * 1024 * 1024  # bytes: many times what any of ours has

WHOLE: Final = "whole"
DAMAGED: Final = "damaged"


class Unreadable(Exception):
    """This is not the manifest of a backup, or not any more."""


class Newer(Unreadable):
    """A newer Muster wrote it."""


class Foreign(Unreadable):
    """No ordinary file: no disk makes a link or a pipe of one, somebody put it there."""


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself."""

    file_id: str
    file: str  # the name of the company file
    made_at: datetime
    why: str
    muster: str
    schema: int
    is_locked: bool
    records_size: int
    records_sha256: str
    contents_count: int
    contents_bytes: int
    contents_digest: str  # of the list of contents
    number: int  # of the last line of the history
    hash: str
    counts: dict[str, int]
    damaged: tuple[Damage, ...]
    origin: Origin = UNKNOWN  # where the company file lay
    is_guess: bool = False  # the one that was written cannot be read: see `lost_manifest`

    @property
    def is_whole(self) -> bool:
        """Whether the company file was whole when it was backed up."""
        return not self.damaged

    def written(self) -> bytes:
        """Return it as it lies in the folder."""
        said: dict[str, Any] = {
            "muster_backup": VERSION,
            "file_id": self.file_id,
            "file": self.file,
            "made_at": self.made_at.isoformat(),
            "why": self.why,
            "muster": self.muster,
            "schema": self.schema,
            "encrypted": self.is_locked,
            "records": {
                "name": RECORDS,
                "size": self.records_size,
                "sha256": self.records_sha256,
            },
            "contents": {
                "count": self.contents_count,
                "bytes": self.contents_bytes,
                "digest": self.contents_digest,
            },
            "head": {"number": self.number, "hash": self.hash},
            "counts": self.counts,
            "state": WHOLE if self.is_whole else DAMAGED,
            "damaged": [{"kind": one.kind, "record": one.record} for one in self.damaged],
        }
        if self.origin.folder:
            said["from"] = {"folder": self.origin.folder, "pc": self.origin.pc}
        said["seal"] = _seal(said)
        return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of a backup. Raises `Unreadable`, `OSError` where the disk does not."""
    try:
        raw = read_regular(folder / NAME, LARGEST)
    except Irregular as fault:
        raise Foreign from fault
    try:
        said = json.loads(raw)
        if said["muster_backup"] > VERSION:
            raise Newer
        if said["muster_backup"] != VERSION or said.pop("seal") != _seal(said):
            raise Unreadable
        return _understood(said)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise Unreadable from fault


def _understood(said: dict[str, Any]) -> Manifest:
    records, contents, head = said["records"], said["contents"], said["head"]
    lay = said.get("from") or asdict(UNKNOWN)  # an older Muster did not say it
    made_at = datetime.fromisoformat(said["made_at"])
    return Manifest(
        file_id=str(said["file_id"]),
        file=str(said["file"]),
        made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
        why=str(said["why"]),
        muster=str(said["muster"]),
        schema=int(said["schema"]),
        is_locked=bool(said["encrypted"]),
        records_size=int(records["size"]),
        records_sha256=str(records["sha256"]),
        contents_count=int(contents["count"]),
        contents_bytes=int(contents["bytes"]),
        contents_digest=str(contents["digest"]),
        number=int(head["number"]),
        hash=str(head["hash"]),
        counts={str(kind): int(count) for kind, count in said["counts"].items()},
        damaged=tuple(Damage(str(one["kind"]), str(one["record"])) for one in said["damaged"]),
        origin=Origin(str(lay["folder"]), str(lay["pc"])),
    )


def _seal(said: dict[str, Any]) -> str:
    """No proof against anybody who means it: what the disk has spoilt is to be seen."""
    plain = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


# --- the list of contents -------------------------------------------------------------------------

Listed = tuple[tuple[str, int], ...]  # name and size in the folder of contents


def written_list(listed: Listed) -> bytes:
    """Return the list of contents as it lies in the folder: a name and a size a line."""
    return "".join(f"{name} {size}\n" for name, size in listed).encode()


def read_list(folder: Path, manifest: Manifest) -> Listed:
    """Read the list of contents of a backup. Raises `Unreadable`, `OSError`."""
    try:
        raw = read_regular(folder / CONTENTS)
    except Irregular as fault:
        raise Unreadable from fault
    if hashlib.sha256(raw).hexdigest() != manifest.contents_digest:
        raise Unreadable
    return _listed(raw)


def list_as_it_is(folder: Path) -> Listed:
    """Read the list of contents of a backup that has no manifest to prove it; () where none is."""
    try:
        return _listed(read_regular(folder / CONTENTS))
    except (Unreadable, OSError):
        return ()


def _listed(raw: bytes) -> Listed:
    try:
        lines = [line.split() for line in raw.decode().splitlines()]
        listed = tuple((name, int(size)) for name, size in lines)
    except ValueError as fault:
        raise Unreadable from fault
    if not all(is_name(name) and size >= 0 for name, size in listed):
        raise Unreadable  # a name that leads elsewhere is never followed
    return listed
