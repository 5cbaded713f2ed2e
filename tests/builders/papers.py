"""Writes the papers of an invented shop the way offices leave them: sheets, logs, scans, photos."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from xml.etree import ElementTree

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from pypdf import PdfWriter

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


Cell = str | float | date | datetime | None
Table = list[list[str]]


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, its table written with bars between the cells (see `read_table`).

    What a cell begins with says what it is: "@2026-12-15" a date (with "T07:30" a moment),
    "#2026-12-15" the bare number a date is in General format, "~12.5" a number, and "=A1+B1 ~> 7" a
    formula with the value the spreadsheet program computed when it last saved. All else is text.
    """

    text: str = ""
    merged: Sequence[str] = ()
    hidden: bool = False
    date_format: str = "yyyy-mm-dd"


def read_table(text: str) -> Table:
    """Return the cells of a table: one line a row, bars between cells, a lone bar an empty row."""
    lines = (line for line in text.splitlines() if line.strip())
    return [[cell.strip() for cell in line.split("|")] for line in lines]


def _value(cell: str) -> Cell:
    if cell.startswith("@"):
        moment = datetime.fromisoformat(cell[1:])
        return moment if "T" in cell else moment.date()
    if cell.startswith("#20") or cell.startswith("#19"):
        return (date.fromisoformat(cell[1:]) - date(1899, 12, 30)).days
    if cell.startswith("~"):
        return float(cell[1:]) if "." in cell else int(cell[1:])
    return cell or None


def write_book(path: Path, sheets: Mapping[str, Sheet]) -> None:
    """Write a workbook; a formula's computed value goes into the file beside the formula."""
    book = Workbook()
    del book["Sheet"]
    computed: dict[str, dict[str, str]] = {}
    for number, (title, sheet) in enumerate(sheets.items(), start=1):
        page = book.create_sheet(title)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        computed[f"xl/worksheets/sheet{number}.xml"] = _fill(page, sheet)
        for merged in sheet.merged:
            page.merge_cells(merged)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    _store_computed(path, computed)


def _fill(page: Worksheet, sheet: Sheet) -> dict[str, str]:
    """Write the cells and return the computed values of its formulas by place ("B3")."""
    computed = {}
    for row, cells in enumerate(read_table(sheet.text), start=1):
        for column, written in enumerate(cells, start=1):
            formula, _arrow, result = written.partition(" ~> ")
            value = _value(formula)
            if value is None:
                continue
            cell = page.cell(row, column, value)
            if result:
                computed[cell.coordinate] = result
            if isinstance(value, date):
                cell.number_format = sheet.date_format
    return computed


def _store_computed(path: Path, computed: Mapping[str, Mapping[str, str]]) -> None:
    ElementTree.register_namespace("", _MAIN)
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    for name, values in computed.items():
        tree = ElementTree.fromstring(parts[name])
        for cell in tree.iter(f"{{{_MAIN}}}c"):
            result = values.get(cell.get("r", ""))
            if result is not None:
                kept = cell.find(f"{{{_MAIN}}}v")
                assert kept is not None
                kept.text = result
                if not result.replace(".", "").isdigit():
                    cell.set("t", "str")
        parts[name] = ElementTree.tostring(tree, encoding="UTF-8", xml_declaration=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in parts.items():
            book.writestr(name, content)


def write_csv(path: Path, text: str, *, delimiter: str = ",", encoding: str = "utf-8") -> None:
    """Write a text sheet from a table (see `read_table`), quoted only where it must be."""
    page = io.StringIO()
    csv.writer(page, delimiter=delimiter, lineterminator="\r\n").writerows(_even(read_table(text)))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page.getvalue().encode(encoding))


def _even(rows: Table) -> Table:
    """Return the rows filled up to one width, as a spreadsheet program saves them."""
    width = max(len(row) for row in rows)
    return [row + [""] * (width - len(row)) for row in rows]


def write_pdf(path: Path, title: str) -> None:
    """Write a one-page PDF; the title makes its content its own."""
    scan = PdfWriter()
    scan.add_blank_page(width=612, height=792)
    scan.add_metadata({"/Title": title})
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        scan.write(file)


def write_photo(path: Path, colour: tuple[int, int, int], *, taken: str = "") -> None:
    """Write a small picture in the format its name says; `taken` as photo data has it."""
    red, green, blue = (Image.new("L", (256, 256), shade) for shade in colour)
    picture = Image.merge(
        "RGB",
        [
            Image.blend(red, Image.linear_gradient("L"), 0.5),
            Image.blend(green, Image.radial_gradient("L"), 0.5),
            blue,
        ],
    )
    details = Image.Exif()
    if taken:
        details[0x0132] = taken
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(path, exif=details)


def cut_short(path: Path) -> None:
    """Leave only the first part of a file, as a broken copy from a phone does."""
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])
