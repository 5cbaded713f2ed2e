"""Writes the paperwork diet into a sheet."""

from collections.abc import Iterator
from pathlib import Path

from desktop.exchange.text_tables import write_list
from desktop.language import _
from desktop.services.diet.shown import Diet, Line


def export_diet(path: Path, diet: Diet) -> None:
    """Write forms and duties as a spreadsheet, or plain text where the name ends in .csv.

    Raises `Unavailable` when the file cannot be written.
    """
    headings = [
        _("What"), _("How often"), _("Questions"), _("Points"), _("In the year"),
        _("Minutes each"), _("Minutes a year"), _("Verdict"), _("Why"),
    ]  # fmt: skip
    write_list(path, _("Paperwork diet"), headings, _rows(diet))


def _rows(diet: Diet) -> Iterator[list[str | int | float | None]]:
    for one in (*diet.forms, *diet.duties):
        yield _row(one)
    for merge in diet.merges:
        yield [merge.title, "", "", None, None, None, merge.minutes, _("Could be one"), merge.said]


def _row(one: Line) -> list[str | int | float | None]:
    word, _tone = one.chip
    points = float(one.points)
    return [
        one.title,
        one.rhythm,
        ", ".join(one.questions),
        points,
        one.n,
        one.minutes_each,
        one.minutes,
        word,
        one.said,
    ]
