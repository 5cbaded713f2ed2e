"""A pack as pages that somebody may look at, print or save."""

from pathlib import Path
from typing import TYPE_CHECKING

from ui.desk import Desk
from ui.printing.sheet import Sheet, Stopped, Told

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed


def pack_sheet(desk: Desk, pack: str, subject: str, title: str) -> Sheet:
    """Return a pack of today, for a worker, a unit, a site or a year by its key."""
    company, today = desk.company, desk.today()

    def make(to: Path, told: Told, is_stopped: Stopped) -> "Printed":
        from desktop.services.packs import build_pack

        return build_pack(company, pack, subject, to, today, told=told, is_stopped=is_stopped)

    return Sheet(title, make)
