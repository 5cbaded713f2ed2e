"""Every parser that foreign bytes can reach, each with good files to spoil, for fuzzing."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

from desktop.errors import Refused, Unavailable
from desktop.exchange import dump_format as form
from desktop.exchange.dump_folder import DumpFolder
from desktop.exchange.guessing import guess
from desktop.exchange.mapping import Planned
from desktop.exchange.saved_mapping import as_toml, corrected
from desktop.intake import Intake, Limits, Row, Sheet, Workbook, child, drawing, printable
from desktop.intake.faults import Fault, sentence
from desktop.intake.found import Tables
from desktop.records import KINDS
from desktop.services.dumping import dump, load
from desktop.services.pasted_lines import is_table, read_pasted
from desktop.store.fact_all import all_facts
from desktop.store.file import CompanyFile
from desktop.store.glancing import glance
from desktop.store.history import next_action_number
from desktop.store.keys import Key
from desktop.values.dates import Order, find_date, guess_order, read_date, read_moment
from desktop.values.rules import read_rule
from desktop.values.usage import read_reading
from tests.builders import hostile, ugly
from tests.builders.files import BY, ROOT, copied, faults_in, opened, save, standing_clock

SAMPLES: Final = ROOT / "tests" / "samples" / "bow-river"
SCANS: Final = SAMPLES / "scans and photos"
LIMITS: Final = Limits(max_pixels=25_000_000, max_text=20_000)
DAY: Final = date(2026, 11, 22)
SALT: Final = bytes(range(16))
# what a parser may answer: a sentence, or that it wants more memory, for which the door has one
ANSWERS: Final = (Refused, Unavailable, Fault, MemoryError)


class Partial(AssertionError):
    """Something was imported or made by half, or what was there is no longer as it was."""


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


class _Here:
    """Asks in this very process, because a child for each of thousands would take for ever."""

    def ask(self, _seconds: float, function: Callable[..., Any], *args: Any, **_more: Any) -> Any:
        return function(*args)

    def close(self) -> None:
        """Nothing was begun."""


def intake_here() -> Intake:
    """Return the door without its child."""
    door = Intake(LIMITS)
    door._reader = _Here()  # type: ignore[misc, assignment]
    return door


def _import(data: bytes, folder: Path) -> None:
    """All of a folder or nothing goes in, and what went in is sound."""
    papers = folder / "papers"
    papers.mkdir()
    hostile.written(papers, "Sheet.xlsx" if data.startswith(b"PK") else "Sheet.csv", data or b" ")
    with copied(folder / "bow.muster") as company:
        save(company, "worker", first_name="Rick", last_name="Désjarlais")
        before = _state(company)
        from desktop.services import importing

        looked = importing.look([papers], intake=intake_here())
        try:
            importing.write(company, looked, "Import", None, DAY)
        except (Refused, Unavailable):
            if _state(company) != before:
                raise Partial("refused, and something went in") from None
        if _state(company) not in (before, before + 1):
            raise Partial("an import is one action")
        if found := faults_in(company):
            raise Partial(str(found[:3]))


def _state(company: CompanyFile) -> int:
    with company.reading() as connection:
        return next_action_number(connection)


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


# --- files of our own that come from elsewhere ----------------------------------------------------


@cache
def _own() -> tuple[bytes, dict[str, bytes]]:
    """A company file, and its dump by name."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with copied(folder / "own.muster") as company:
            worker = save(company, "worker", last_name="Désjarlais", first_name="Rick")
            kind = save(company, "certificate_type", name="H2S Alive", months=36)
            save(company, "certificate", worker_id=worker, type_id=kind, issued_on="2024-01-31")
            dump(company, folder / "dump")
        files = {
            path.relative_to(folder / "dump").as_posix(): path.read_bytes()
            for path in (folder / "dump").rglob("*")
            if path.is_file()
        }
        return (folder / "own.muster").read_bytes(), files


def _laid(folder: Path, changed: dict[str, bytes]) -> Path:
    place = folder / "dump"
    for name, raw in {**_own()[1], **changed}.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(raw)
    return place


def _dump_lines(data: bytes, folder: Path) -> None:
    """Lines of a dump whose manifest was put right, as a forger would."""
    import hashlib

    name = form.records_name("worker") if data.startswith(b'{"c') else form.HISTORY
    told = json.loads(_own()[1][form.MANIFEST])
    told["files"][name] = {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    place = _laid(folder, {name: data, form.MANIFEST: json.dumps(told).encode()})
    to = folder / "back.muster"
    try:
        load(place, to, by=BY, clock=standing_clock)
    except ANSWERS:
        if sorted(path.name for path in folder.iterdir()) != ["dump"]:
            raise Partial("half a file was left") from None
        raise


def _manifest(data: bytes, folder: Path) -> None:
    DumpFolder(_laid(folder, {form.MANIFEST: data}))


def _company_file(data: bytes, folder: Path) -> None:
    """A damaged or crafted company file is opened and read through, or refused."""
    path = hostile.written(folder, "own.muster", data)
    glance(path, lambda ask: all_facts(ask, DAY))
    with opened(path, read_only=True) as company:
        faults_in(company)


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
        lambda: [_own()[1][form.records_name("worker")], _own()[1][form.HISTORY]], _dump_lines, 2
    ),
    "manifest": Target(lambda: [_own()[1][form.MANIFEST]], _manifest, 5),
    "company file": Target(lambda: [_own()[0]], _company_file, 2),
    "map.toml": Target(lambda: [as_toml(_planned()[0]).encode()], _mapping),
    "clipboard lines": Target(_texts("Control\tHazard\nGloves\tBurns\n", '"a\tb"\nc'), _clipboard),
    "recovery code": Target(lambda: [Key(bytes(range(32)), SALT).recovery_code().encode()], _code),
    "whole imports": Target(
        lambda: [
            *_read("Equipment.csv", "Training matrix.xlsx"),
            b"Name,Hired\nRick,2021-05-03\nJoy,3 May 2022\n",
        ],
        _import,
        2,
    ),
}
