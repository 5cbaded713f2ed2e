"""Holds the folder of a package to its manifest: whole, changed (and which file), or incomplete."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.package import manifest
from desktop.package.manifest import ExhibitListed, FileListed, Manifest
from desktop.services.verifying.found import PACKAGE, Fault, Head, Verified
from desktop.services.verifying.nobodys import is_nobodys
from desktop.services.verifying.package_place import read_list
from desktop.services.verifying.steps import Steps, Stopped, Tell
from desktop.store.faults import reading_explained
from desktop.store.links_on_disk import leads_elsewhere

WHOLE, CHANGED, INCOMPLETE = "whole", "changed", "incomplete"
_AT_ONCE: Final = 1 << 20
_MOST_ADDED: Final = 1_000

GONE: Final = N_("{what} is missing: {file}")
RENAMED: Final = N_("{what} lies there under another name: {now} instead of {file}")
LINKED: Final = N_("{what} is only a link to a file elsewhere: {file}")
ALTERED: Final = N_("{what} is not as it was built: {file}")
UNREADABLE: Final = N_("{what} cannot be read: {file}")
LIST_ALTERED: Final = N_(
    "The list of this package, manifest.json, is not as it was written. What is said of the other "
    "files holds only as far as the list does. Compare with another copy of the package."
)
LIST_LACKS: Final = N_(
    "The list of this package, manifest.json, does not name all that Muster puts into a package, "
    "each file once: somebody wrote it anew. Compare with another copy of the package."
)
LIST_LINKED: Final = N_(
    "The list of this package, manifest.json, is only a link to a file elsewhere. Put the file "
    "itself into the folder."
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


def verify_folder(folder: Path, tell: Tell | None, stopped: Stopped | None) -> Verified:
    """Hold every file to the manifest. Raises `Unavailable`, and `CancelledError` when stopped."""
    with reading_explained(folder):
        return _Check(folder, Steps(tell, stopped)).run()


def head_of_folder(folder: Path) -> Head | None:
    """Return how the history stood when the package in `folder` was built; None where unknown."""
    with reading_explained(folder):
        listed = read_list(folder)
    if listed is None:
        return None
    where = _("the package {file}").format(file=folder.name)
    return Head(*listed[0].history, where, says=listed[0].company)


@dataclass
class _Check:
    folder: Path
    steps: Steps
    faults: list[Fault] = field(default_factory=list)
    gone: list[FileListed] = field(default_factory=list)

    def run(self) -> Verified:
        found = read_list(self.folder)
        if found is None:
            is_there = (self.folder / manifest.NAME).exists()
            self._fault("manifest", None, _(LIST_DAMAGED if is_there else LIST_GONE))
            return self._verified(None, CHANGED if is_there else INCOMPLETE, (), "")
        listed, is_as_written, head = found
        if leads_elsewhere(self.folder / manifest.NAME):
            self._fault("missing", None, _(LIST_LINKED))
        if not is_as_written:
            self._fault("manifest", None, _(LIST_ALTERED))
        elif not manifest.names_all(listed):
            self._fault("manifest", None, _(LIST_LACKS))
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
        within = [self.folder / one for one in PurePosixPath(file.path).parents]
        if path.exists() and any(map(leads_elsewhere, (path, *within[:-1]))):
            self._told("missing", LINKED, file, exhibit)  # a copy of the folder goes without it
            return
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
            if path.is_symlink() or not path.is_file():
                continue
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
            if (path.is_symlink() or not path.is_dir()) and not is_nobodys(path):
                yield path.relative_to(self.folder).as_posix()

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
