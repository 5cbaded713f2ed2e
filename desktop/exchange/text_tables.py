"""Writes a list as a table in plain text that Excel opens with the right letters."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.exchange.formulas import as_words
from desktop.exchange.spreadsheets import Plain, replacing, write_sheet


def write_list(
    path: Path,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    beat: Callable[[], None] = lambda: None,
) -> None:
    """Write a list as the name of the file asks: plain text for .csv, else a spreadsheet.

    Raises `Unavailable` when the file cannot be written; then none is left.
    """
    if path.suffix.lower() == ".csv":
        write_text_table(path, headings, rows, beat)
    else:
        write_sheet(path, title, headings, rows, beat)


def write_text_table(
    path: Path,
    headings: Sequence[str],
    rows: Iterable[Sequence[Plain]],
    beat: Callable[[], None] = lambda: None,
) -> None:
    """Write a table in plain text."""
    # the mark at the beginning tells Excel the encoding; without it José becomes JosÃ©
    with replacing(path) as half, half.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([_said(heading) for heading in headings])
        for row in rows:
            beat()
            writer.writerow([_said(value) for value in row])


def _said(value: Plain) -> Plain:
    """Return a value as it may stand in plain text: nothing that runs, nothing that ends it."""
    return as_words(value.replace("\0", "")) if isinstance(value, str) else value


def tabbed(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as a sheet takes them from the clipboard, parted by tabs."""
    return "\n".join("\t".join(as_words(" ".join(text.split())) for text in row) for row in rows)
