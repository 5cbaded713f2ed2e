"""Opens a dump that may come from anywhere: no name in it is followed, no file taken unproved."""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final, NoReturn, TypeGuard

from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.language import N_, _
from desktop.store import migrate
from desktop.store.faults import reading_explained

LARGEST_MANIFEST: Final = 256 * 1024 * 1024  # bytes: about a million files of evidence
LONGEST_LINE: Final = 1024**3  # bytes: far above the largest import, which is one line of history
FOLDERS: Final = ("records", "evidence")
# what systems leave in folders by themselves
LITTER: Final = frozenset({".ds_store", "thumbs.db", "desktop.ini"})

NO_DUMP: Final = N_("{file}: this is not the manifest of a dump that Muster made.")
NOT_WHOLE: Final = N_("{file} is missing, so the dump is not whole. Take a new dump, or a copy.")
FOREIGN: Final = N_(
    "{file} does not belong to the dump. Take it out of the folder, then try again."
)
CHANGED: Final = N_("{file} is not as it was dumped. Take a new dump, or a copy of this one.")
NEWER: Final = N_("{file}: the dump was made by a newer Muster. Install that one, then load it.")


class DumpFolder:
    """A folder whose manifest names exactly the files in it, all of them files that a dump has."""

    def __init__(self, folder: Path) -> None:
        self.path = folder
        if not folder.is_dir():
            raise Unavailable(
                _("There is no folder {folder}. Check its name.").format(folder=folder)
            )
        with reading_explained(folder):
            found = set(self._names())
            if form.MANIFEST not in found:
                self.refuse(form.MANIFEST, NOT_WHOLE)
            self.manifest = self._manifest()
        self._compare(found - {form.MANIFEST})

    def refuse(self, name: str, sentence: str) -> NoReturn:
        """Say what is wrong with a file of the dump."""
        raise Unavailable(_(sentence).format(file=f"{self.path.name}/{name}"))

    def _names(self) -> Iterator[str]:
        """Every file's name, with a slash; a link is followed nowhere, not even to be looked at."""
        with os.scandir(self.path) as entries:
            for entry in entries:
                if entry.name not in FOLDERS or not entry.is_dir(follow_symlinks=False):
                    yield from self._name(entry, entry.name)
                    continue
                with os.scandir(entry.path) as inside:
                    for inner in inside:
                        yield from self._name(inner, f"{entry.name}/{inner.name}")

    def _name(self, entry: os.DirEntry[str], name: str) -> Iterator[str]:
        is_file = entry.is_file(follow_symlinks=False)
        if is_file and entry.name.lower() in LITTER:
            return
        if not is_file or not (name == form.MANIFEST or form.is_expected(name)):
            self.refuse(name, FOREIGN)
        yield name

    def _manifest(self) -> form.Manifest:
        path = self.path / form.MANIFEST
        try:
            if path.stat().st_size > LARGEST_MANIFEST:
                self.refuse(form.MANIFEST, NO_DUMP)
            said = json.loads(path.read_bytes())
        except (ValueError, RecursionError):
            self.refuse(form.MANIFEST, NO_DUMP)
        if not isinstance(said, dict) or said.get("format") != form.FORMAT:
            self.refuse(form.MANIFEST, NO_DUMP)
        if _is_newer(said.get("version"), said.get("schema")):
            self.refuse(form.MANIFEST, NEWER)
        if not _has_its_shape(said):
            self.refuse(form.MANIFEST, NO_DUMP)
        return said

    def _compare(self, found: set[str]) -> None:
        named = set(self.manifest["files"])
        for name in sorted((named | set(form.ALWAYS)) - found):
            self.refuse(name if form.is_expected(name) else form.MANIFEST, NOT_WHOLE)
        for name in sorted(found - named):
            self.refuse(name, FOREIGN)

    # --- reading what was found -----------------------------------------------------------------

    def names(self) -> list[str]:
        """The names of all files but the manifest, in order."""
        return sorted(self.manifest["files"])

    def lines(self, name: str) -> Iterator[bytes]:
        """Return the lines of one file; when the last was taken the file is proved, or refused."""
        with self._proved(name) as file:
            while raw := file.read_line():
                yield raw

    def whole(self, name: str) -> bytes:
        """Return one whole file, proved."""
        with self._proved(name) as file:
            return file.read_all()

    def _proved(self, name: str) -> "_Proved":
        return _Proved(self, name, self.manifest["files"][name])


class _Proved:
    """One open file that is refused at its end unless it is what the manifest says it is."""

    def __init__(self, folder: DumpFolder, name: str, entry: form.FileEntry) -> None:
        self._folder, self._name, self._entry = folder, name, entry
        self._digest, self._size = hashlib.sha256(), 0
        self._file: BinaryIO

    def __enter__(self) -> "_Proved":
        with reading_explained(self._folder.path / self._name):
            self._file = (self._folder.path / self._name).open("rb")
            size = os.fstat(self._file.fileno()).st_size
        if size != self._entry["size"]:
            self._file.close()
            self._folder.refuse(self._name, CHANGED)
        return self

    def read_line(self) -> bytes:
        with reading_explained(self._folder.path / self._name):
            return self._taken(self._file.readline(LONGEST_LINE))

    def read_all(self) -> bytes:
        with reading_explained(self._folder.path / self._name):
            return self._taken(self._file.read(self._entry["size"]))

    def _taken(self, raw: bytes) -> bytes:
        self._digest.update(raw)
        self._size += len(raw)
        return raw

    def __exit__(self, kind: type[BaseException] | None, *_fault: object) -> None:
        self._file.close()
        if kind is None and self._digest.hexdigest() != self._entry["sha256"]:
            self._folder.refuse(self._name, CHANGED)


def _is_newer(version: Any, schema: Any) -> bool:
    return (isinstance(version, int) and version > form.VERSION) or (
        isinstance(schema, str) and schema > migrate.REVISIONS[-1]
    )


def _has_its_shape(said: dict[str, Any]) -> TypeGuard[form.Manifest]:
    head, counts, files = said.get("history"), said.get("records"), said.get("files")
    return (
        said.keys() == form.Manifest.__annotations__.keys()
        and said["version"] == form.VERSION
        and isinstance(head, dict)
        and isinstance(counts, dict)
        and isinstance(files, dict)
        and all(
            isinstance(entry, dict)
            and isinstance(entry.get("sha256"), str)
            and isinstance(entry.get("size"), int)
            for entry in files.values()
        )
    )
