"""The log of corrective actions as a sheet: in the order shown, days and ages to count with."""

from collections.abc import Iterator
from pathlib import Path

from desktop.exchange.spreadsheets import Plain
from desktop.exchange.text_tables import write_list
from desktop.language import _
from desktop.services.action_log import ActionLog


def write_log(path: Path, log: ActionLog) -> None:
    """Write the log: plain text for .csv, else a spreadsheet. `Unavailable` if it cannot be."""
    headings = (
        _("What to put right"), _("State"), _("Days open"), _("Risk"), _("Found on"),
        _("Where found"), _("Assigned to"), _("Due"), _("Resolved on"), _("Unit"), _("Site"),
        _("Found again"),
    )  # fmt: skip
    write_list(path, _("Log of corrective actions"), headings, _rows(log))


def _rows(log: ActionLog) -> Iterator[list[Plain]]:
    for group in log.groups:
        for row in group.rows:
            again = _("Yes") if row.is_again else _("No")
            yield [row.what, row.word, row.days, row.risk, row.found_on, row.source, row.person,
                   row.due_on, row.resolved_on, row.unit, row.site, again]  # fmt: skip
