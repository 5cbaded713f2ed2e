"""The cards for the tailgate, for the window that prints."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.language import _
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def cards_sheet(desk: Desk, worker_id: str, name: str, site_id: str) -> Sheet:
    """Return the cards with their answers: for a worker, or "" for whoever is asked."""
    company, auditor, today = desk.company, desk.auditor, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.practice.page import print_cards

        return print_cards(company, auditor, to, today, worker_id, site_id, told, is_stopped)

    title = _("Interview cards for {name}").format(name=name) if name else _("Interview cards")
    return Sheet(title, make)
