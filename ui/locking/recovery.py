"""The recovery sheet of the open company file: offered, shown, asked for until it is kept."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.language import _
from desktop.services.locking import sheet_is_owed, sheet_was_kept
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.main_window import MainWindow
from ui.notices import notices_of
from ui.printing.sheet import Sheet, Stopped, Told
from ui.widgets import button, card_title, plain, primary, soft

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed

WIDTH: Final = 520
NOTICE: Final = "recovery"


def sheet_of(desk: Desk) -> Sheet:
    """Return the recovery sheet as it prints; printing or saving it ends the asking."""
    company, today = desk.company, desk.today()

    def make(_to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        raise RuntimeError("a recovery sheet is never made in a file of its own")

    def kept() -> None:
        desk.do(sheet_was_kept, lambda _none: desk.recovery_kept.emit(), owner=desk)

    def secret() -> bytes:
        from desktop.services.locking.recovery_sheet import recovery_sheet

        return recovery_sheet(company, today).data

    title = _("Recovery sheet for {file}").format(file=company.path.name)
    return Sheet(title, make, secret=secret, kept=kept)


class OfferDialog(Frame):
    """Right after a password was set: the one moment at which everybody sees why it matters."""

    print_wanted = Signal()

    def __init__(self, file: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(_("Recovery sheet"), parent, width=WIDTH)
        self.body.addWidget(card_title(_("{file} is locked with a password").format(file=file)))
        self.body.addWidget(
            plain(
                _(
                    "Print its recovery sheet now. It is the only way in when the password is "
                    "forgotten, or when the one who knows it is not there."
                )
            )
        )
        self.body.addWidget(
            soft(
                _(
                    "Whoever has the sheet can open the file: keep it where you keep other "
                    "important papers, not beside this PC."
                )
            )
        )
        self.note = soft(note)
        self.note.setVisible(bool(note))
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.later = self.add_button(button(_("Later")))
        self.show_sheet = self.add_button(
            primary(_("Show the sheet to print…"), "printer"), is_default=True
        )
        self.later.clicked.connect(self.reject)
        self.show_sheet.clicked.connect(self._on_show)
        self.show_sheet.setFocus()

    def _on_show(self) -> None:
        self.accept()
        self.print_wanted.emit()


def remind(desk: Desk, window: MainWindow, show: Callable[[], None]) -> None:
    """Say over the pages that the sheet is still to be kept, until it was printed or saved."""

    def known(owed: bool) -> None:
        if not owed:
            notices_of(window).take_back(NOTICE)
            return
        notices_of(window).tell(
            NOTICE,
            _(
                "This file has no recovery sheet yet. If its password is forgotten, nobody can "
                "open it again."
            ),
            "amber",
            (_("Show the sheet to print…"), show),
        )

    def ask() -> None:
        desk.ask(sheet_is_owed, known, owner=desk)

    desk.recovery_kept.connect(ask)
    desk.closing.connect(lambda: notices_of(window).take_back(NOTICE))
    ask()
