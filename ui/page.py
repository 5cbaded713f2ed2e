"""What the window may ask of any page in it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.places import Place
from ui.printing.sheet import FormWanted


class Page(QWidget):
    """One page behind a tab."""

    import_wanted = Signal()  # somebody who has nothing yet wants to bring in what there is

    def show_place(self, place: Place) -> None:
        """Show a kind or record on this page; a page without records has nowhere to go."""

    def here(self) -> Place | None:
        """Return the place to come back to for what is shown, where there is more than the page."""
        return None

    def do_command(self, key: str) -> bool:  # noqa: ARG002 (most pages have none)
        """Do a command of the menus that depends on what is shown; False: not here."""
        return False

    def shows_voided(self) -> bool:
        """Return whether voided records are listed too."""
        return False

    def guide_heading(self) -> str:
        """Return the heading of the guide that tells of what is shown, "" for its whole page."""
        return ""

    def form_wanted(self) -> FormWanted:
        """Return the blank form that somebody may want who looks at this page."""
        return FormWanted()

    def keep_safe(self) -> None:
        """Keep what is typed and not saved, because the page may be about to go."""
