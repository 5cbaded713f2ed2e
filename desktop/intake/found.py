"""What the intake hands on: plain frozen values that can cross from one process to another."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from desktop.intake.faults import Note

Cell = str | int | float | bool | date | datetime | time | None


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What the child read out of one file; the parent adds path, name, hash and the words."""

    family: str
    media_type: str
    pages: int | None = None
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None
    made_at: datetime | None = None
    latitude: float | None = None
    longitude: float | None = None
    orientation: int | None = None
    text: str = ""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Examined:
    """One file that may be kept as evidence.

    `name` is the file's own name, fit to show and store: accents composed, no control characters.
    `family` is one of pdf, jpeg, png, tiff, heic, docx, xlsx, eml, csv, text.
    `pages` is set for PDF and for pictures; `width` and `height` are pixels as stored, and
    `orientation` (EXIF, 1 to 8) tells how they must be turned; a HEIC photo is upright already.
    `taken_at` is the camera's own clock, without a zone. `made_at` is what a PDF, Word document or
    e-mail says about its own making, as written there and without a zone. Latitude and longitude
    are degrees, north and east positive. `text` is for searching and may be cut.
    `warnings` are sentences about what is wrong with a file that is kept all the same.
    """

    path: Path
    name: str
    sha256: str
    size: int
    media_type: str
    family: str
    pages: int | None
    width: int | None
    height: int | None
    taken_at: datetime | None
    made_at: datetime | None
    latitude: float | None
    longitude: float | None
    orientation: int | None
    text: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """One row that holds something: `number` counts from 1 as the spreadsheet shows it.

    For a text table `number` is the line on which the record starts. `cells` ends with the last
    cell that holds something, so rows differ in length; `cell` reads past the end as empty.
    """

    number: int
    cells: tuple[Cell, ...]

    def cell(self, column: int) -> Cell:
        """Return the cell of the column counted from 0, None where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else None


@dataclass(frozen=True)
class Sheet:
    """One sheet. Blank rows are left out; the numbers of the rows show where they were."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max((len(row.cells) for row in self.rows), default=0)


@dataclass(frozen=True)
class Tables:
    """What the child read out of one file of tables."""

    family: str
    sheets: tuple[Sheet, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Drawn:
    """One page of a file as a picture: upright, three bytes a pixel (RGB), rows without a gap.

    `pages` is how many the file has. `is_finest` tells that the file holds no finer picture.
    """

    width: int
    height: int
    pixels: bytes
    pages: int
    is_finest: bool


@dataclass(frozen=True, kw_only=True)
class Workbook:
    """The sheets of one file, family xlsx, csv or text, in the order in which it shows them."""

    path: Path
    name: str
    family: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()
