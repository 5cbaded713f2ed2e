"""Every parser that foreign bytes can reach, each with good files to spoil, for fuzzing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.exchange import dump_format as form
from desktop.exchange.guessing import guess
from desktop.exchange.mapping import Planned
from desktop.exchange.saved_mapping import as_toml, corrected
from desktop.intake import Row, Sheet, Workbook, child, drawing, printable
from desktop.intake.faults import Fault, sentence
from desktop.intake.found import Tables
from desktop.records import KINDS
from desktop.services.backups import manifest
from desktop.services.pasted_lines import is_table, read_pasted
from desktop.store.keys import Key
from desktop.values.dates import Order, find_date, guess_order, read_date, read_moment
from desktop.values.rules import read_rule
from desktop.values.usage import read_reading
from tests.builders import hostile, ugly
from tests.builders.whole_files import (
    ANSWERS,
    DAY,
    LIMITS,
    SAMPLES,
    SCANS,
    attach_file,
    backup_files,
    import_sheet,
    load_dump,
    open_company,
    open_dump,
    own_files,
    restore_backup,
)

SALT: Final = bytes(range(16))


@dataclass(frozen=True)
class Target:
    """A parser: good files as `seeds`, and how it is asked about bytes within a folder."""

    seeds: Callable[[], Sequence[bytes]]
    ask: Callable[[bytes, Path], object]
    share: int = 10  # how often of a hundred and so it is its turn


def asked(target: Target, data: bytes, folder: Path) -> str:
    """Ask a parser in a folder that is empty; returns "taken" or "refused", else raises."""
    try:
        target.ask(data, folder)
    except ANSWERS as fault:
        if isinstance(fault, Fault):
            told = sentence(fault.said, "name")
            assert told
            assert "{" not in told.replace("{name}", "")
        return "refused"
    return "taken"


# --- evidence and sheets --------------------------------------------------------------------------


def _evidence(ending: str) -> Callable[[bytes, Path], object]:
    def ask(data: bytes, folder: Path) -> None:
        path = hostile.written(folder, f"file{ending}", data or b" ")
        traits = child.examine(path, LIMITS)
        if traits.family == "pdf" and traits.pages:
            child.words(path, LIMITS)

    return ask


def _sheets(ending: str) -> Callable[[bytes, Path], object]:
    def ask(data: bytes, folder: Path) -> None:
        path = hostile.written(folder, f"file{ending}", data or b" ")
        child.looks_like_table(path, LIMITS)
        guess([_book(path, child.tables(path, LIMITS))])

    return ask


def _book(path: Path, found: Tables) -> Workbook:
    return Workbook(
        path=path, name=path.name, family=found.family, sheets=found.sheets, warnings=()
    )


def _pages(family: str) -> Callable[[bytes, Path], object]:
    def ask(data: bytes, folder: Path) -> None:
        printable.printable(data, family, folder / "clean.pdf", LIMITS)

    return ask


def _drawn(family: str) -> Callable[[bytes, Path], object]:
    return lambda data, _folder: drawing.draw(data, family, 0, 200, LIMITS)


def _cells(data: bytes, folder: Path) -> None:
    """A sheet whose cells say anything."""
    lines = data.decode("utf-8", "replace").split("\n")
    rows = tuple(Row(at, tuple(line.split("\t"))) for at, line in enumerate(lines, 1) if line)
    found = Tables("csv", (Sheet("a", rows, hidden=False),), ())
    guess([_book(folder / "a.csv", found)])


# --- words ----------------------------------------------------------------------------------------


def _words(*readers: Callable[[str], object]) -> Callable[[bytes, Path], object]:
    def ask(data: bytes, _folder: Path) -> None:
        text = data.decode("utf-8", "replace")
        for reader in readers:
            try:
                reader(text)
            except Refused as fault:
                if not all(fault.faults.values()):
                    raise AssertionError("refused without a word") from fault

    return ask


def _dates() -> Sequence[Callable[[str], object]]:
    orders = [lambda text, order=order: read_date(text, order) for order in Order]
    return (*orders, read_moment, find_date, lambda text: guess_order(text.split("\n")))


def _clipboard(data: bytes, _folder: Path) -> None:
    text = data.decode("utf-8", "replace")
    is_table(text)
    for kind in KINDS:
        for rows in kind.rows:
            read_pasted(rows, text, [field.name for field in rows.fields], 50)


def _code(data: bytes, _folder: Path) -> None:
    Key.from_code(data.decode("utf-8", "replace"), SALT)


@cache
def _planned() -> tuple[list[Planned], list[Workbook]]:
    path = SAMPLES / "Equipment.csv"
    books = [_book(path, child.tables(path, LIMITS))]
    return guess(books), books


def _mapping(data: bytes, folder: Path) -> None:
    planned, books = _planned()
    corrected(planned, books, hostile.written(folder, "map.toml", data))


def _read(*names: str) -> list[bytes]:
    return [(SAMPLES / name).read_bytes() for name in names]


def _texts(*texts: str) -> Callable[[], Sequence[bytes]]:
    return lambda: [text.encode() for text in texts]


def _mails() -> Sequence[bytes]:
    head = b"From: a@b.ca\r\nTo: c@d.ca\r\nSubject: =?utf-8?q?Caf=C3=A9?=\r\n"
    day = b"Date: Wed, 04 Mar 2026 05:06:07 -0700\r\nMIME-Version: 1.0\r\n"
    parts = (
        b'Content-Type: multipart/mixed; boundary="a"\r\n\r\n--a\r\nContent-Type: text/html; '
        b"charset=utf-8\r\n\r\n<p>words</p>\r\n--a\r\nContent-Type: application/pdf; name=x.pdf\r\n"
        b"Content-Transfer-Encoding: base64\r\n\r\nJVBERi0=\r\n--a--\r\n"
    )
    return [head + day + b"\r\nwords\r\n", head + day + parts]


TARGETS: Final[dict[str, Target]] = {
    "csv": Target(
        lambda: [*_read("Equipment.csv"), b"Name;Hired\nRick;2021-05-03\nJoy;3 mai 2022\n"],
        _sheets(".csv"),
    ),
    "xlsx": Target(
        lambda: [*_read("Training matrix.xlsx"), hostile.sheet(["Unit", "Date"], ["101", DAY])],
        _sheets(".xlsx"),
    ),
    "sheet guessing": Target(
        _texts(
            "Name\tH2S Alive\tFirst Aid\nRick\t2026-11-02\tn/a\nJoy\tJan 2027\t-",
            "Unit\tDate\tHours\n101\t2026-11-02\t1250 h\n102\t02/11/2026\t98 000 km",
        ),
        _cells,
    ),
    "dates": Target(
        _texts("2026-11-02", "Nov 2, 2026", "2 novembre 2026", "31/12/26", "46000", "Dec 2026"),
        _words(*_dates()),
    ),
    "rules": Target(
        _texts("monthly or every 1,000 km when in use", "aux 6 mois", "every 250 h", "before use"),
        _words(read_rule),
    ),
    "readings": Target(_texts("128,450.5 km", "1 250 h", "12'500", "-3"), _words(read_reading)),
    "pdf": Target(
        lambda: [
            hostile.acting_pdf({"/S": "/JavaScript"}),
            (SCANS / "Safety policy signed 2019.pdf").read_bytes(),
            ugly.armed(),
        ],
        _evidence(".pdf"),
    ),
    "pdf to pages": Target(
        lambda: [ugly.armed(), ugly.layered(), ugly.form("Zoë", with_look=False), ugly.paper(3)],
        _pages("pdf"),
    ),
    "pdf drawn": Target(lambda: [ugly.paper(2), ugly.layered()], _drawn("pdf"), 3),
    "jpeg": Target(
        lambda: [ugly.photo(), ugly.photo(progressive=True), hostile.picture()], _evidence(".jpg")
    ),
    "png": Target(lambda: [hostile.picture("PNG", size=(60, 40))], _evidence(".png")),
    "tiff": Target(lambda: [hostile.picture("TIFF", size=(60, 40))], _evidence(".tif")),
    "heic": Target(lambda: [(SCANS / "IMG_5195.HEIC").read_bytes()], _evidence(".heic")),
    "photo to pages": Target(lambda: [ugly.photo(), ugly.photo(mode="CMYK")], _pages("jpeg"), 5),
    "docx": Target(lambda: [hostile.letter("Policy", "words")], _evidence(".docx")),
    "eml": Target(_mails, _evidence(".eml")),
    "dump lines": Target(
        lambda: [own_files()[1][form.records_name("worker")], own_files()[1][form.HISTORY]],
        load_dump,
        2,
    ),
    "manifest": Target(lambda: [own_files()[1][form.MANIFEST]], open_dump, 5),
    "company file": Target(lambda: [own_files()[0]], open_company, 2),
    "map.toml": Target(lambda: [as_toml(_planned()[0]).encode()], _mapping),
    "clipboard lines": Target(_texts("Control\tHazard\nGloves\tBurns\n", '"a\tb"\nc'), _clipboard),
    "recovery code": Target(lambda: [Key(bytes(range(32)), SALT).recovery_code().encode()], _code),
    "backups": Target(
        lambda: [
            next(raw for name, raw in backup_files().items() if name.endswith(part))
            for part in (manifest.NAME, manifest.NAME, manifest.CONTENTS, manifest.RECORDS)
        ],
        restore_backup,
        2,
    ),
    "attachments": Target(
        lambda: [
            ugly.armed(),
            hostile.picture(),
            hostile.letter("Policy", "words"),
            b"Dear crew,\nx\n",
        ],
        attach_file,
        2,
    ),
    "whole imports": Target(
        lambda: [
            *_read("Equipment.csv", "Training matrix.xlsx"),
            b"Name,Hired\nRick,2021-05-03\nJoy,3 May 2022\n",
        ],
        import_sheet,
        2,
    ),
}
