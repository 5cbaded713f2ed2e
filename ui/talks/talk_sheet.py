"""The sheet of a talk, for the window that prints."""

from pathlib import Path
from typing import TYPE_CHECKING

from desktop.services.talks import NextTalks, Talk
from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def talk_sheet(desk: Desk, shown: NextTalks, talk: Talk) -> Sheet:
    """Return one page with the company's facts and a table to sign in."""
    company = desk.company

    def make(to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        from desktop.services.talks.page import print_talk

        return print_talk(company, to, shown, talk)

    return Sheet(talk.title, make)
