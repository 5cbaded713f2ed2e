"""A view of the audit that can be put on paper: by its button, and by the command of the menu."""

from PySide6.QtWidgets import QWidget

from desktop.language import _
from ui.audit.judged_view import JudgedView
from ui.desk import Desk
from ui.widgets import button, primary


class PrintedView(JudgedView):
    """What is shown goes to paper as long as its button can be clicked."""

    def __init__(
        self,
        desk: Desk,
        title: str,
        parent: QWidget | None = None,
        *,
        verb: str = "",
        is_primary: bool = False,
    ) -> None:
        super().__init__(desk, title, parent)
        make = primary if is_primary else button
        self.print = make(verb or _("Print…"), "printer")
        self.print.clicked.connect(self._on_print)

    def do_command(self, key: str) -> bool:
        """Print what is shown."""
        if key == "print" and self.print.isEnabled():
            self._on_print()
            return True
        return False

    def _on_print(self) -> None:
        raise NotImplementedError
