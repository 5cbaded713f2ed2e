"""Shows the code that opens private facts, the only time it can be seen, and prints it."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.printing.sheet import Sheet, Stopped, Told
from ui.widgets import button, card_title, plain, primary, soft

if TYPE_CHECKING:  # what draws pages is imported when something is printed
    from desktop.services.printing.printed import Printed

WIDTH = 520


class CodeDialog(Frame):
    """The four lines, large; they can be copied, printed, and are gone when this is closed."""

    def __init__(
        self, desk: Desk, code: str, parent: QWidget | None = None, *, note: str = ""
    ) -> None:
        super().__init__(_("Sheet for private facts"), parent, width=WIDTH)
        self._desk, self._code = desk, code
        self.body.addWidget(card_title(_("Print this code now")))
        self.body.addWidget(
            plain(
                _(
                    "It opens the private facts when their password is forgotten. It is shown this "
                    "once: Muster keeps no copy of it."
                )
            )
        )
        self.code = plain("\n".join(_in_groups(line) for line in code.split("\n")))
        self.code.setProperty("role", "card-title")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(_("Code for private facts"))
        self.body.addWidget(self.code)
        self.body.addWidget(
            soft(
                _(
                    "Without the password and without this code nobody can read the private facts "
                    "again, not even those who make Muster."
                )
            )
        )
        self.note = soft(note)
        self.note.setVisible(bool(note))
        self.body.addWidget(self.note)
        self.body.addStretch(1)
        self.close_it = self.add_button(button(_("Done")))
        self.close_it.clicked.connect(self.accept)
        self.print = self.add_button(primary(_("Show the sheet to print…"), "printer"),
                                     is_default=True)  # fmt: skip
        self.print.clicked.connect(self._on_print)
        self.print.setFocus()

    def _on_print(self) -> None:
        """The dialog stays: whoever looks at the sheet and does not print it has the code still."""
        self._desk.print(sheet_of(self._desk, self._code))


def sheet_of(desk: Desk, code: str) -> Sheet:
    """Return the sheet as it prints; never made in a file but where a person wants it."""
    company, today = desk.company, desk.today()

    def make(_to: Path, _told: Told, _is_stopped: Stopped) -> "Printed":
        raise RuntimeError("a sheet with a secret is never made in a file of its own")

    def data() -> bytes:
        from desktop.services.private_sheet import private_sheet

        return private_sheet(company, code, today).data

    title = _("Private facts of {file}").format(file=company.path.name)
    return Sheet(title, make, secret=data)


def _in_groups(line: str) -> str:
    """Return a line with gaps, which eyes and hands follow more easily."""
    return " ".join(line[at : at + 5] for at in range(0, len(line), 5))
