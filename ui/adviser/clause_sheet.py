"""The clause of a change as a sheet that somebody may look at, print and sign."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.advising import Advice
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def clause_sheet(desk: Desk, advice: Advice, document: str, from_on: date, text: str) -> Sheet:
    """Return the page to sign."""
    company = desk.company

    def make(to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        from desktop.services.advising.page import clause_of_advice, print_clause

        return print_clause(company, to, clause_of_advice(advice, document, from_on, text))

    return Sheet(advice.title, make)
