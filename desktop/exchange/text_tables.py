"""Writes a list as a table in plain text that Excel opens with the right letters."""

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from desktop.exchange.spreadsheets import Plain, plain, replacing, write_sheet


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
        writer.writerow([plain(heading) for heading in headings])
        for row in rows:
            beat()
            writer.writerow([plain(value) for value in row])
