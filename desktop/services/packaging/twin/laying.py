"""Lays the folder of a package out in a private place: each paper by name under its question."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from desktop.intake import Cutting, Intake
from desktop.language import _
from desktop.package import manifest as manifests
from desktop.package.folder_index import page_of
from desktop.package.manifest import ExhibitListed, FileListed
from desktop.services.packaging.told import PackageTold, Placed
from desktop.services.packaging.twin.indexing import index_of
from desktop.services.packaging.twin.listing import exhibit_listed, manifest_of
from desktop.services.packaging.twin.naming import WHAT, Names, shortened, stem_of
from desktop.services.packaging.twin.plan_sheet import write_plan
from desktop.services.packaging.twin.taking import takes
from desktop.store.replacing_whole import NEW

INDEX: Final = "index.html"
PLAN: Final = "action plan.xlsx"
AT_THE_TOP: Final = (manifests.NAME, manifests.TABLE, INDEX, PLAN)
_AT_ONCE: Final = 1 << 20

Beat = Callable[[], None]


@dataclass(frozen=True)
class LaidOut:
    """A folder that is ready to be put in place.

    `root` is where it lies, `company` is named in its list, `files` are its paths with "/",
    `head` stands for all of it.
    """

    root: Path
    company: str
    files: tuple[FileListed, ...]
    exhibits: tuple[ExhibitListed, ...]
    head: str

    @property
    def paths(self) -> tuple[str, ...]:
        """Return every path that is to be put in place, the manifest last: it proves the others."""
        return (*(one.path for one in self.files), manifests.NAME)

    @property
    def beginnings(self) -> frozenset[str]:
        """Return how the company is called at the beginning of names of files, cut or whole."""
        names = (one.path.rpartition("/")[2] for one in self.files if one.what in ("pdf", "part"))
        return frozenset(name.partition(WHAT)[0] for name in names)

    @property
    def originals(self) -> tuple[str, ...]:
        """Return the paths of files that lie there as they were filed."""
        return tuple(one.path for one in self.files if one.what == "original")


def lay(
    work: Path,
    told: PackageTold,
    intake: Intake,
    beat: Beat = lambda: None,
) -> LaidOut:
    """Lay the folder out within `work`; files of the package are moved there, not copied.

    `beat` is called between files and may raise to stop the work.
    """
    return _Laying(work / NEW, told, intake, beat).run()


@dataclass
class _Laying:
    root: Path
    told: PackageTold
    intake: Intake
    beat: Beat
    names: Names = field(default_factory=Names)
    files: list[FileListed] = field(default_factory=list)

    def run(self) -> LaidOut:
        self.root.mkdir()
        for path in (*AT_THE_TOP, self.told.pdf.name):
            self.names.take(path)
        cut = self._cut()
        self._whole()
        for number, one in enumerate(self.told.exhibits):
            self.beat()
            self._exhibit(one, one.made or cut.get(number))
        self._add_new(PLAN, "plan", lambda to: write_plan(self.told.plan, to))
        exhibits = tuple(exhibit_listed(one) for one in self.told.exhibits)
        page = page_of(index_of(self.told, self.files))
        self._add_new(INDEX, "index", lambda to: _write(to, page))
        table = manifests.table(exhibits, self.files)
        self._add_new(manifests.TABLE, "list", lambda to: _write(to, table))
        listed = manifest_of(self.told, exhibits, self.files)
        data, head = manifests.written(listed)
        (self.root / manifests.NAME).write_bytes(data)
        return LaidOut(self.root, listed.company, tuple(self.files), exhibits, head)

    def _cut(self) -> dict[int, Path]:
        """Cut the papers that have no file of their own out of the whole, all in one go."""
        cut = {
            number: self.root.parent / f"sheet-{number}.pdf"
            for number, one in enumerate(self.told.exhibits)
            if one.made is None and one.pages
        }
        cuttings = []
        for number, to in cut.items():
            one = self.told.exhibits[number]
            title = f"{one.exhibit.number} {one.exhibit.title}"
            cuttings.append(Cutting(one.page - 1, one.pages, to, title))
        if cuttings:
            self.intake.cut(self.told.pdf, cuttings, self._is_stopped)
        return cut

    def _is_stopped(self) -> bool:
        self.beat()  # which raises
        return False

    def _whole(self) -> None:
        """The PDF itself, and its parts where it is larger than the partner takes."""
        folder = self.names.folder("parts", _("In parts"))
        self._in_parts(self.told.pdf, folder, self.told.pdf.stem, "part")
        self._move(self.told.pdf, self.told.pdf.name, "pdf", self.told.pages)

    def _exhibit(self, one: Placed, pages: Path | None) -> None:
        folder, exhibit, stem = self._folder(one), one.exhibit, stem_of(one.exhibit)
        if pages is not None and not self._in_parts(pages, folder, stem, "exhibit", exhibit.number):
            path = self.names.file(folder, stem, ".pdf")
            self._move(pages, path, "exhibit", one.pages, exhibit.number)
        if one.original is not None:
            ending = one.original.suffix.lower()
            if not takes(self.told, ending, one.original):
                folder = self.names.folder("originals", _("Originals, not to be uploaded"))
            path = self.names.file(folder, stem, ending)
            self._move(one.original, path, "original", 0, exhibit.number)

    def _folder(self, one: Placed) -> str:
        code = one.exhibit.question
        for element in self.told.selection.protocol.elements:
            if any(question.code == code for question in element.questions):
                title = element.title.removeprefix(element.code).strip(" .:-")
                outer = self.names.folder(element.code, f"{element.code} {title}")
                return self.names.folder(code, code, outer)
        return self.names.folder(code, f"{code} {self.told.series.get(code, '')}".strip())

    def _in_parts(self, pdf: Path, folder: str, stem: str, what: str, number: str = "") -> bool:
        """Put a PDF there in parts, if it is larger than the partner takes; whether it was done.

        A single part is one too where that is small enough, because a part leaves out what the
        whole tells a screen reader of its structure. A single page that is too large by itself
        stays as it is, for nothing can be taken from it.
        """
        most = self.told.most_bytes
        if most is None or pdf.stat().st_size <= most:
            return False
        place = self.root.parent / f"parts-{len(self.files)}"
        place.mkdir()

        def named(n: int, _of: int) -> Path:
            return place / f"{n}.pdf"

        parts = self.intake.split(pdf, most, named, self._is_stopped, stem)
        if len(parts) == 1 and parts[0].made.size > most:
            return False
        for n, part in enumerate(parts, 1):
            said = _("part {n} of {of}").format(n=n, of=len(parts))
            if len(parts) == 1:
                said = _("smaller") if self.told.own_copy else _("smaller, to upload")
            path = self.names.file(folder, f"{shortened(stem, said)} {said}", ".pdf")
            self._list(part.path, path, what, part.count, part.made.sha256, part.made.size, number)
        return bool(parts)

    def _move(self, path: Path, to: str, what: str, pages: int, exhibit: str = "") -> None:
        sha256, size = self.told.known.get(path) or _hashed(path, self.beat)
        self._list(path, to, what, pages, sha256, size, exhibit)

    def _list(
        self, path: Path, to: str, what: str, pages: int, sha256: str, size: int, exhibit: str
    ) -> None:
        final = self.root / to
        final.parent.mkdir(parents=True, exist_ok=True)
        path.replace(final)
        listed = FileListed(
            path=to, sha256=sha256, bytes=size, pages=pages, what=what, exhibit=exhibit
        )
        self.files.append(listed)

    def _add_new(self, name: str, what: str, write: Callable[[Path], None]) -> None:
        self.beat()
        path = self.root.parent / name
        write(path)
        self._move(path, name, what, 0)


def _write(to: Path, data: bytes) -> None:
    to.write_bytes(data)


def _hashed(path: Path, beat: Beat) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for some in _read(path):
        beat()
        digest.update(some)
        size += len(some)
    return digest.hexdigest(), size


def _read(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while some := file.read(_AT_ONCE):
            yield some
