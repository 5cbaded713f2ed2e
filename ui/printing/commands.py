"""The commands that print, and the windows that what is to be printed is shown in."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.desk import Desk
from ui.guide.asking import offer_guide
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.preferences import Preferences
from ui.printing.sheet import FormWanted, Sheet

if TYPE_CHECKING:
    from desktop.services.printing.choosing import FormsAtHand
    from desktop.store.file import CompanyFile


class PrintCommands(QObject):
    """What the File menu prints; every page asks its desk for the same."""

    def __init__(self, window: MainWindow, opening: Opening, preferences: Preferences) -> None:
        super().__init__(window)
        self.window, self.preferences = window, preferences
        opening.opened.connect(self._on_opened)

    def does(self) -> dict[str, Callable[[], None]]:
        """Return the commands by their key."""
        return {"print": self.print, "blank_form": self.blank_form}

    def print(self) -> None:
        """Print what one is looking at."""
        page = self.window.current_page()
        if page is not None and not page.do_command("print"):
            self.window.toast.show_message(
                _("There is nothing to print here. Open a record or a list first."), "", None
            )

    def blank_form(self) -> None:
        """Choose a blank form, beginning with one of the kind that is shown."""
        if self.window.desk is not None:
            page = self.window.current_page()
            self._show(page.form_wanted() if page else FormWanted())

    def _on_opened(self, desk: Desk) -> None:
        desk.paper_wanted.connect(self._show)

    def _show(self, wanted: Sheet | FormWanted) -> None:
        desk = self.window.desk
        if desk is None:
            return
        if isinstance(wanted, FormWanted):
            desk.ask(_forms, partial(self._choose, desk, wanted), owner=self)
            return
        if not wanted.kind:
            self._preview(desk, wanted)
            return
        from ui.dialogs.disclosure import PRINTED, with_a_reason

        show = partial(self._preview, desk, wanted)
        with_a_reason(desk, wanted.kind, PRINTED, show, self.window)

    def _preview(self, desk: Desk, sheet: Sheet) -> None:
        from ui.printing.window import PrintWindow

        self._open(PrintWindow(desk, self.preferences, sheet, self.window))

    def _choose(self, desk: Desk, wanted: FormWanted, at_hand: "FormsAtHand") -> None:
        from ui.printing.chooser import FormChooser

        self._open(FormChooser(desk, self.preferences, wanted, at_hand, self.window))

    def _open(self, made: QWidget) -> None:
        offer_guide(made, lambda: self.window.guide_wanted.emit("printing"))
        made.show()
        made.activateWindow()  # else the keyboard would stay behind where nothing manages windows


def _forms(company: "CompanyFile") -> "FormsAtHand":
    """Read the forms; what draws them takes a quarter of a second to import, so not here."""
    from desktop.services.printing.choosing import forms_at_hand

    return forms_at_hand(company)
