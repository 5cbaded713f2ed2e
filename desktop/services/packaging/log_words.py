"""The log of corrective actions in words: every open one, and those closed in the period."""

from collections.abc import Sequence

from desktop.language import _, ngettext
from desktop.package.submission.values import exhibit_key
from desktop.package.submission.words import TableSaid
from desktop.package.tables import Cell, Column
from desktop.records import kind_of
from desktop.services.packaging.reading import listed
from desktop.services.packaging.sources import Sources

ACTION = "corrective_action"


def log_of(found: Sources) -> TableSaid:
    """Return the log; an action that is an exhibit leads to its sheet."""
    reading = found.reading
    log = listed(reading, kind_of(ACTION))
    closed = {
        action.id
        for action in reading.facts.actions
        if action.resolved_on is not None or action.closed_without
    }
    open_ones = sum(record_id not in closed for record_id, _cells in log.rows)
    numbers = {
        one.record.id: one.number
        for one in found.chosen.exhibits
        if one.record is not None and one.record.kind == ACTION
    }
    columns = tuple(Column(_(column.label), right=column.is_number) for column in log.columns)
    rows = tuple((*cells, _exhibit(numbers.get(record_id))) for record_id, cells in log.rows)
    return TableSaid(
        "log",
        _("Corrective-action log"),
        _lead(log.rows, open_ones),
        (*columns, Column(_("Exhibit"))),
        rows,
        _("Nothing was found to be put right in this time, by what is on file."),
    )


def _lead(rows: Sequence[object], open_ones: int) -> str:
    n = len(rows)
    if not n:
        return ""
    said = ngettext(
        "{n} action, {open} open: every open one is here, and those closed in this time.",
        "{n} actions, {open} open: every open one is here, and those closed in this time.",
        n,
    ).format(n=n, open=open_ones)
    return " ".join([_("Everything that was found to be put right, across all sources."), said])


def _exhibit(number: str | None) -> str | Cell:
    return Cell(number, link=exhibit_key(number)) if number else ""
