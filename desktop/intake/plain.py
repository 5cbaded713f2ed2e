"""Tables and letters in plain text, such as a CSV from a telephone's form."""

from pathlib import Path
from typing import Final

from desktop.intake.faults import Fault, note, parsing
from desktop.intake.found import Row, Sheet, Tables, Traits
from desktop.intake.kinds import KINDS
from desktop.intake.layout import is_table, layout_of, records_of
from desktop.intake.lettering import decoded, legible
from desktop.intake.limits import Limits
from desktop.language import N_


def read(path: Path, family: str, limits: Limits) -> Traits:
    """Return the traits of a table or letter in plain text."""
    with parsing(BROKEN):
        text, notes = decoded(path.read_bytes())
        return Traits(
            family=family,
            media_type=KINDS[family].media_type,
            text=legible(text, limits.max_text),
            notes=notes,
        )


def looks_like_table(path: Path, family: str) -> bool:
    """Whether the text is laid out in columns; prose with commas is not."""
    with parsing(BROKEN):
        text, _ = decoded(path.read_bytes())
        return is_table(text, layout_of(text), strict=family == "text")


def tables(path: Path, family: str, limits: Limits) -> Tables:
    """Return the text as one sheet named after the file, every filled cell a string.

    Raises Fault for prose and for a table with too many rows. A .csv is a table even with one
    column only; any other text has to look like one.
    """
    with parsing(BROKEN):
        text, notes = decoded(path.read_bytes())
        layout = layout_of(text)
        if family == "text" and not is_table(text, layout, strict=True):
            raise Fault(note(PROSE))
        records, is_whole = records_of(text, layout)
        rows: list[Row] = []
        is_cut = False
        for number, fields in records:
            cells = [field if field.strip() else None for field in fields]
            while cells and cells[-1] is None:
                cells.pop()
            if cells:
                is_cut = is_cut or len(cells) > limits.max_columns
                rows.append(Row(number, tuple(cells[: limits.max_columns])))
            if len(rows) > limits.max_rows:
                raise Fault(note(LONG, most=limits.max_rows))
    notes += () if is_whole else (note(QUOTES),)
    notes += (note(WIDE, most=limits.max_columns),) if is_cut else ()
    return Tables(family, (Sheet(legible(path.stem, 255), tuple(rows)),), notes)


BROKEN: Final = N_(
    "'{name}' is damaged and cannot be read as a table. Open it in Excel and save it again."
)
PROSE: Final = N_(
    "'{name}' is a text, not a table. To read it as a table, part its columns by commas or tabs."
)
LONG: Final = N_("'{name}' has more than {most:,} rows. Split it into smaller files and add those.")
WIDE: Final = N_("'{name}': only the first {most} columns were read.")
QUOTES: Final = N_(
    "'{name}' holds a quotation mark without a partner, so quotation marks were read as ordinary"
    " letters. Look whether the columns came out right."
)
