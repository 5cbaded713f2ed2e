"""Writes what a table shows into a sheet: the same rows, order and columns."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from desktop.exchange.text_tables import write_list
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.columns import Column
from desktop.services.standings import Standings
from desktop.services.table_rows import plain, read_lines
from desktop.store.file import CompanyFile
from desktop.store.listing import Numbers

AT_ONCE: Final = 500
ENDINGS: Final = (".xlsx", ".csv")

Told = Callable[[int, int, str], None]


@dataclass(frozen=True)
class TableShown:
    """What a table shows: these rows in this order, in these columns.

    `private`: with private facts, as far as they are open; only once it is on file who gets them.
    """

    kind_key: str
    numbers: Numbers
    columns: Sequence[Column]
    as_of: date
    standings: Standings = field(default_factory=dict)
    voided: bool = False  # whether voided records are among them; then a column says which
    private: bool = False


def export_table(
    company: CompanyFile,
    path: Path,
    shown: TableShown,
    told: Told = lambda _done, _of, _about: None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> None:
    """Write the table as a spreadsheet, or as plain text where the file's name ends in .csv.

    Days are written as days and numbers as numbers, so that the sheet can count on. Raises
    `Unavailable` when the file cannot be written and `CancelledError` when a person stopped it;
    nothing is left then.
    """

    def beat() -> None:
        if is_stopped():
            raise CancelledError

    headings = [_(column.label) for column in shown.columns]
    if shown.voided:
        headings.append(_("Voided"))
    title = _(kind_of(shown.kind_key).plural)
    write_list(path, title, headings, _rows(company, shown, told, beat), beat)


def _rows(
    company: CompanyFile, shown: TableShown, told: Told, beat: Callable[[], None]
) -> Iterator[list[str | int | float | date | None]]:
    kind, of = kind_of(shown.kind_key), len(shown.numbers)
    for start in range(0, of, AT_ONCE):
        beat()
        some = shown.numbers[start : start + AT_ONCE]
        with company.reading(private=shown.private) as connection:
            found = read_lines(connection, kind, some, shown.columns, shown.standings)
        for number in some:
            if (line := found.get(number)) is not None:  # it may have gone meanwhile
                voided = [_("voided") if line.is_voided else ""] if shown.voided else []
                yield [*map(plain, line.cells), *voided]
        done = min(start + AT_ONCE, of)
        told(done, of, ngettext("{n} row", "{n} rows", done).format(n=f"{done:,}"))


def file_for(path: Path) -> Path:
    """Return the file that a person means: a spreadsheet where the name does not say what."""
    return path if path.suffix.lower() in ENDINGS else path.with_name(path.name + ENDINGS[0])
