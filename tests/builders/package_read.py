"""Reads a package back as a reviewer's program does: pages, bookmarks, links, letters, pictures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pikepdf
import pypdf

NUMBER: Final = re.compile(r"\b(?:S[1-6]|[ACX])-\d{2,}\b")


@dataclass(frozen=True)
class Bookmark:
    """One bookmark with the page it leads to, counted from 1."""

    title: str
    page: int
    depth: int


class PackageRead:
    """One package, opened; whoever opens it is not asked to close it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reader = pypdf.PdfReader(path)

    @cached_property
    def texts(self) -> list[str]:
        """The words of each page, lines and words with single spaces between."""
        return [" ".join(page.extract_text().split()) for page in self.reader.pages]

    @property
    def whole(self) -> str:
        """All words that the file holds: pages, bookmarks, metadata, and its name."""
        about = [str(value) for value in (self.reader.metadata or {}).values()]
        titles = [mark.title for mark in self.bookmarks]
        return "\n".join([*self.texts, *titles, *about, self.path.name])

    @cached_property
    def bookmarks(self) -> list[Bookmark]:
        """Every bookmark, in order."""
        return list(self._walk(self.reader.outline, 0))

    def _walk(self, some: Any, depth: int) -> Iterator[Bookmark]:
        for one in some:
            if isinstance(one, list):
                yield from self._walk(one, depth + 1)
            else:
                page = self.reader.get_destination_page_number(one)
                assert page is not None
                yield Bookmark(str(one.title), page + 1, depth)

    def page_of(self, title: str) -> int:
        """The page, counted from 1, to which the bookmark of this title leads."""
        (page,) = {mark.page for mark in self.bookmarks if mark.title == title}
        return page

    def chapter(self, title: str) -> str:
        """The words of a chapter, up to the next one."""
        starts = [mark.page for mark in self.bookmarks if mark.depth == 0]
        start = self.page_of(title)
        end = min([page for page in starts if page > start], default=len(self.texts) + 1)
        return " ".join(self.texts[start - 1 : end - 1])

    def links_on(self, page: int) -> list[int]:
        """The pages to which the links of a page lead, all counted from 1."""
        numbers = {one.indirect_reference: n for n, one in enumerate(self.reader.pages, 1)}
        notes = self.reader.pages[page - 1].get("/Annots") or ()
        return [numbers[note.get_object()["/Dest"][0]] for note in notes]

    def contents(self) -> dict[str, int]:
        """What the contents say: title and page."""
        first, last = self.page_of("Contents"), self.page_of("Company profile")
        lines = [
            line
            for page in self.reader.pages[first - 1 : last - 1]
            for line in page.extract_text().splitlines()
            if not re.fullmatch(r"\d+ (?:record|exhibit)s?", line)
        ]
        return {title: int(page) for title, page in pairwise(lines) if page.isdecimal()}


def faults_of(path: Path) -> list[str]:
    """What a strict reader has against the file."""
    with pikepdf.open(path) as book:
        return list(book.check_pdf_syntax())


def filters_of(path: Path) -> set[str]:
    """How the streams of the file are packed; a camera's picture is left as it came."""
    found: set[str] = set()
    with pikepdf.open(path) as book:
        for thing in book.objects:
            is_stream = isinstance(thing, pikepdf.Stream) and "/Filter" in thing
            if is_stream and str(thing.get("/Subtype")) != "/Image":
                packed = thing["/Filter"]
                names = packed if isinstance(packed, pikepdf.Array) else [packed]
                found |= {str(name) for name in names}
    return found


def fonts_without_letters(path: Path) -> set[str]:
    """The faces on our own pages that are not carried along."""
    bare: set[str] = set()
    with pikepdf.open(path) as book:
        for page in book.pages:
            for font in (page.Resources.get("/Font") or {}).values():
                about = font.get("/FontDescriptor")
                if about is None and "/DescendantFonts" in font:
                    about = font.DescendantFonts[0].get("/FontDescriptor")
                if about is None or not any(f"/FontFile{n}" in about for n in ("", "2", "3")):
                    bare.add(str(font.get("/BaseFont")))
    return bare


def pictures_on(path: Path, page: int) -> int:
    """How many pictures are on a page, counted from 1, at whatever depth."""
    with pikepdf.open(path) as book:
        return _pictures(book.pages[page - 1].obj)


def _pictures(thing: Any) -> int:
    inside = (thing.get("/Resources") or {}).get("/XObject") or {}
    return sum(
        1 if str(one.get("/Subtype")) == "/Image" else _pictures(one) for one in inside.values()
    )
