"""What lies on an office's desk besides plain tables: marked cells, phone scans, leftovers."""

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.builders.hostile import locked_pdf, old_office
from tests.builders.papers import Cell, write_pdf, write_photo

_HEIC: Final = (
    Path(__file__).resolve().parents[1] / "samples/bow-river/scans and photos/IMG_5195.HEIC"
)
_LOCK_OF_EXCEL: Final = b"\x05Donna".ljust(55, b" ") + "Donna".encode("utf-16-le").ljust(110, b" ")


@dataclass(frozen=True)
class Marks:
    """What a person did to a sheet with the mouse, by the places of the cells ("B4")."""

    put: Mapping[str, Cell] = field(default_factory=dict)
    struck: Sequence[str] = ()
    filled: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    comments: Mapping[str, str] = field(default_factory=dict)
    hidden_columns: str = ""


def decorate(path: Path, marks: Mapping[str, Marks]) -> None:
    """Mark cells of a saved workbook, by sheet; formulas would lose their computed values."""
    book = load_workbook(path)
    for title, wanted in marks.items():
        page = book[title]
        for place, value in wanted.put.items():
            page[place].value = value
        for place in wanted.struck:
            page[place].font = Font(strike=True)
        for place, colour in wanted.filled.items():
            page[place].fill = PatternFill("solid", start_color=colour)
        for place, number_format in wanted.formats.items():
            page[place].number_format = number_format
        for place, words in wanted.comments.items():
            page[place].comment = Comment(words, "office")
        for letter in wanted.hidden_columns:
            page.column_dimensions[letter].hidden = True
    book.save(path)


def write_text(path: Path, text: str, *, encoding: str = "utf-8", line_end: str = "\r\n") -> None:
    """Write a text sheet as it stands; "¶" is a line break within a cell."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = text.strip("\n").replace("\n", line_end).replace("¶", "\n") + line_end
    path.write_bytes(lines.encode(encoding))


def write_scans(folder: Path, papers: Sequence[str]) -> None:
    """Write scans and photos under these names, each with a content of its own."""
    for number, name in enumerate(papers):
        if name.lower().endswith(".pdf"):
            write_pdf(folder / name, f"{folder.parent.name} {name}")
        else:
            write_photo(folder / name, (40 + 7 * number, 90, 200 - 9 * number))


def copy_of(path: Path, name: str) -> None:
    """Leave the same content under a second name beside it."""
    shutil.copyfile(path, path.with_name(name))


def copy_phone_photo(folder: Path, name: str) -> None:
    """Leave a photo as a phone takes it (HEIC)."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(_HEIC, folder / name)


def write_locked_pdf(folder: Path, name: str) -> None:
    """Leave a PDF that opens with a password only."""
    _write(folder, name, locked_pdf("boss"))


def write_old_letter(folder: Path, name: str) -> None:
    """Leave a letter of the Word of 1997 (.doc)."""
    _write(folder, name, old_office("WordDocument") + bytes(2048))


def leave_what_systems_leave(folder: Path) -> None:
    """Leave what Windows, macOS and an open Excel put beside people's files."""
    leftovers: dict[str, bytes] = {
        "Thumbs.db": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1016),
        "desktop.ini": b"[.ShellClassInfo]\r\nIconResource=C:\\WINDOWS\\imageres.dll,4\r\n",
        ".DS_Store": b"\x00\x00\x00\x01Bud1" + bytes(500),
        "~$Employee list.xlsx": _LOCK_OF_EXCEL,
    }
    for name, content in leftovers.items():
        _write(folder, name, content)


LEFTOVERS: Final = ("Thumbs.db", "desktop.ini", ".DS_Store", "~$Employee list.xlsx")


def _write(folder: Path, name: str, content: Any) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)
