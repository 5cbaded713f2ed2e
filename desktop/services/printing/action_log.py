"""Prints the log of corrective actions, grouped as on the screen, with how long each is open."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from typing import Final

from desktop.language import N_, _, ngettext
from desktop.package.look import signal
from desktop.package.paper import PAPERS
from desktop.package.sheets.lists import write_list
from desktop.package.sheets.said import ListSaid, Row
from desktop.package.tables import Cell, Column
from desktop.services.action_log import GROUPINGS, ActionLog, LogRow
from desktop.services.printing.one_paper import Stopped, print_paper
from desktop.services.printing.printed import Printed, Told, unstopped, untold
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

TITLE: Final = N_("Log of corrective actions")


def print_action_log(
    company: CompanyFile,
    to: Path,
    as_of: date,
    log: ActionLog,
    told: Told = untold,
    is_stopped: Stopped = unstopped,
    *,
    paper: str = "letter",
) -> Printed:
    """Print the log on its side. Raises `Unavailable` when the PDF cannot be written and
    `CancelledError` when a person stopped it; nothing is left then.
    """

    def pause() -> None:
        if is_stopped():
            raise CancelledError

    return print_paper(company, to, as_of, _(TITLE), told, is_stopped,
                       lambda about, half, beat: write_list(about, page_of(log), half,
                                                            paper=PAPERS[paper], lying=True,
                                                            beat=beat, pause=pause))  # fmt: skip


def page_of(log: ActionLog) -> ListSaid:
    """Return what the log says on paper."""
    n = log.count
    counted = ngettext("{n} action", "{n} actions", n).format(n=say_number(n, 0))
    grouped = _("{counted}, by {grouping}.").format(
        counted=counted, grouping=_(GROUPINGS[log.by]).lower()
    )
    return ListSaid(
        title=_(TITLE),
        sentences=tuple(filter(None, (log.sentence, grouped))),
        columns=(
            Column(_("What to put right"), 3.4),
            Column(_("State"), 1.3),
            Column(_("Age"), 1.1),
            Column(_("Risk"), 0.8),
            Column(_("Found"), 1.2),
            Column(_("Where found"), 1.5),
            Column(_("Assigned to"), 1.5),
            Column(_("Due"), 1.2),
            Column(_("Unit or site"), 1.5),
        ),
        rows=tuple(_rows(log)),
        empty=_("No corrective action is in this log."),
    )


def _rows(log: ActionLog) -> Iterator[Row]:
    for group in log.groups:
        head = _("{group} ({n})").format(group=group.title, n=group.said)
        yield (Cell(head, strong=True), *[""] * 8)
        for row in group.rows:
            yield _row(row)


def _row(row: LogRow) -> Row:
    what = _("{what} (again)").format(what=row.what) if row.is_again else row.what
    return (
        what,
        Cell(row.word, tone=signal(row.tone)),
        row.age,
        row.risk,
        row.found,
        row.source,
        row.person,
        row.due,
        row.unit or row.site,
    )
