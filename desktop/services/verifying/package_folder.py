"""Holds the folder of a package to its manifest: whole, changed (and which file), or incomplete."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.package import manifest
from desktop.package.manifest import ExhibitListed, FileListed, Manifest
from desktop.services.verifying.found import PACKAGE, Fault, Head, Verified
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.store.faults import reading_explained

WHOLE, CHANGED, INCOMPLETE = "whole", "changed", "incomplete"
PDFS: Final = "*_package_*.pdf"
_AT_ONCE: Final = 1 << 20
_BEGINNING: Final = 200
_MOST_ADDED: Final = 1_000
# what systems and programs put into every folder that somebody looks at
_NOBODYS: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store", ".directory"})

GONE: Final = N_("{what} is missing: {file}")
RENAMED: Final = N_("{what} lies there under another name: {now} instead of {file}")
ALTERED: Final = N_("{what} is not as it was built: {file}")
UNREADABLE: Final = N_("{what} cannot be read: {file}")
LIST_ALTERED: Final = N_(
    "The list of this package, manifest.json, is not as it was written. What is said of the other "
    "files holds only as far as the list does. Compare with another copy of the package."
)
LIST_DAMAGED: Final = N_(
    "The list of this package, manifest.json, cannot be read any more, so nobody can say whether "
    "the files are as they were built. Take another copy of the package, or build it again."
)
LIST_GONE: Final = N_(
    "The list of this package, manifest.json, is missing, so nobody can say whether the files are "
    "as they were built. Take another copy of the package, or build it again."
)
ALL_WELL: Final = N_("{name} is whole: {files}, {exhibits}. Every file is as it was built.")
WHATS: Final = {
    "pdf": N_("The PDF of the package"),
    "part": N_("A part of the PDF"),
    "index": N_("The page that leads through the folder"),
    "plan": N_("The action plan"),
    "list": N_("The table of exhibits"),
}
EXHIBIT: Final = N_("Exhibit {number} ({title})")


def folder_of_package(path: Path) -> Path | None:
    """Return the folder of the package that `path` is, or is a file of; None where it is none."""
    folder = path if path.is_dir() else path.parent
    listed = folder / manifest.NAME
    if not listed.is_file():
        return folder if path.is_dir() and _has_lost_its_list(folder) else None
    with reading_explained(listed), listed.open("rb") as file:
        is_ours = manifest.is_manifest(file.read(_BEGINNING))
    if not is_ours:  # of another program; or ours, and spoilt at its very beginning
        return folder if path.is_dir() and _has_lost_its_list(folder) else None
    return folder if path.is_dir() or path == listed or _lists(listed, path) else None


def verify_folder(folder: Path, tell: Tell | None, stopped: Stopped | None) -> Verified:
    """Hold every file to the manifest. Raises `Unavailable`, and `CancelledError` when stopped."""
    with reading_explained(folder):
        return _Check(folder, Steps(tell, stopped)).run()


def head_of_folder(folder: Path) -> Head | None:
    """Return how the history stood when the package in `folder` was built; None where unknown."""
    with reading_explained(folder):
        listed = _read(folder / manifest.NAME)
    if listed is None:
        return None
    where = _("the package {file}").format(file=folder.name)
    return Head(*listed[0].history, where, says=listed[0].company)


def _read(path: Path) -> tuple[Manifest, bool, str] | None:
    """Return a manifest, whether it is as it was written, and its head; None where it is none."""
    if not path.is_file() or path.stat().st_size > manifest.MOST_BYTES:
        return None
    data = path.read_bytes()
    try:
        found, head = manifest.read(data)
    except ValueError:
        return None
    return found, head == manifest.head_of(data), head


def _lists(listed: Path, path: Path) -> bool:
    """Whether a file of the folder is one of the package, by its name."""
    found = _read(listed)
    if found is None:
        return path.match(PDFS)
    return any(one.path == path.name for one in found[0].files)


def _has_lost_its_list(folder: Path) -> bool:
    """Whether all but the manifest of a package lies there."""
    return (folder / manifest.TABLE).is_file() and any(folder.glob(PDFS))


@dataclass
class _Check:
    folder: Path
    steps: Steps
    faults: list[Fault] = field(default_factory=list)
    gone: list[FileListed] = field(default_factory=list)

    def run(self) -> Verified:
        found = _read(self.folder / manifest.NAME)
        if found is None:
            is_there = (self.folder / manifest.NAME).exists()
            self._fault("manifest", None, _(LIST_DAMAGED if is_there else LIST_GONE))
            return self._verified(None, CHANGED if is_there else INCOMPLETE, (), "")
        listed, is_as_written, head = found
        if not is_as_written:
            self._fault("manifest", None, _(LIST_ALTERED))
        exhibits = {one.number: one for one in listed.exhibits}
        self.steps.expect(len(listed.files))
        for file in listed.files:
            self.steps.at(file.path)
            self._look_at(file, exhibits.get(file.exhibit))
        added = self._added(listed)
        for file in self.gone:
            added = self._missing(file, exhibits.get(file.exhibit), added)
        whats = {fault.what for fault in self.faults}
        state = CHANGED if whats - {"missing"} else INCOMPLETE if whats else WHOLE
        return self._verified(listed, state, added, head)

    def _look_at(self, file: FileListed, exhibit: ExhibitListed | None) -> None:
        path = self.folder / file.path
        if not path.is_file():
            self.gone.append(file)
            return
        try:
            same = path.stat().st_size == file.bytes and self._digest(path) == file.sha256
        except OSError:  # a stick that fails in one place: the other files are looked at
            self._told("content", UNREADABLE, file, exhibit)
            return
        if not same:
            self._told("content", ALTERED, file, exhibit)

    def _missing(
        self, file: FileListed, exhibit: ExhibitListed | None, added: tuple[str, ...]
    ) -> tuple[str, ...]:
        """Tell of a file that is not there; somebody may only have called it otherwise."""
        for other in sorted(added, key=lambda one: one.casefold() != file.path.casefold()):
            path = self.folder / other
            if path.stat().st_size == file.bytes and self._digest(path) == file.sha256:
                # sticks and portals change small letters; on Windows it is the same name
                if other.casefold() != file.path.casefold():
                    self._told("missing", RENAMED, file, exhibit, now=other)
                return tuple(one for one in added if one != other)
        self._told("missing", GONE, file, exhibit)
        return added

    def _added(self, listed: Manifest) -> tuple[str, ...]:
        known = {one.path for one in listed.files} | {manifest.NAME}
        return tuple(sorted(path for path in self._lying() if path not in known))[:_MOST_ADDED]

    def _lying(self) -> Iterator[str]:
        for path in self.folder.rglob("*"):
            self.steps.look_up()
            hidden = path.name.startswith((".", "~$")) or path.name.casefold() in _NOBODYS
            inside = path.relative_to(self.folder)
            if path.is_file() and not hidden and not inside.parts[0].startswith("."):
                yield inside.as_posix()

    def _digest(self, path: Path) -> str:
        digest = hashlib.sha256()
        with path.open("rb") as file:
            while some := file.read(_AT_ONCE):
                self.steps.look_up()
                digest.update(some)
        return digest.hexdigest()

    def _told(
        self, what: str, said: str, file: FileListed, exhibit: ExhibitListed | None, now: str = ""
    ) -> None:
        about = _(WHATS.get(file.what, N_("A file")))
        if exhibit is not None:
            about = _(EXHIBIT).format(number=exhibit.number, title=exhibit.title)
        sentence = _(said).format(what=about, file=f"“{file.path}”", now=f"“{now}”") + "."
        self._fault(what, exhibit, sentence, file.path)

    def _fault(
        self, what: str, exhibit: ExhibitListed | None, said: str, title: str = manifest.NAME
    ) -> None:
        kind, record = (exhibit.kind, exhibit.record) if exhibit else ("", "")
        self.faults.append(Fault(what, kind, record, title, said))

    def _verified(
        self, listed: Manifest | None, state: str, added: tuple[str, ...], head: str
    ) -> Verified:
        exhibits = len(listed.exhibits) if listed else 0
        files = len(listed.files) if listed else 0
        return Verified(
            self.folder, PACKAGE, tuple(self.faults), exhibits, 0, files, 0,
            self._sentence(state, files, exhibits), state=state, added=added, head=head,
        )  # fmt: skip

    def _sentence(self, state: str, files: int, exhibits: int) -> str:
        name, n = self.folder.name, len(self.faults)
        if state == WHOLE:
            counted = ngettext("{n} file", "{n} files", files).format(n=f"{files:,}")
            shown = ngettext("{n} exhibit", "{n} exhibits", exhibits).format(n=f"{exhibits:,}")
            return _(ALL_WELL).format(name=name, files=counted, exhibits=shown)
        if state == INCOMPLETE:
            said = ngettext(
                "{name} is not complete: {n} file is not where it belongs.",
                "{name} is not complete: {n} files are not where they belong.",
                n,
            )
        else:
            said = ngettext(
                "{name} was changed: {n} file is not as it was built.",
                "{name} was changed: {n} files are not as they were built.",
                n,
            )
        return said.format(name=name, n=f"{n:,}")
