"""The manual in the middle of Audit & package."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.audit.keys import MANUAL
from ui.audit.manual.page import ManualPage
from ui.audit.views import AuditView
from ui.desk import Desk


class ManualView(AuditView):
    """The page alone."""

    key = MANUAL

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = ManualPage(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)

    def do_command(self, key: str) -> bool:
        """Print the binder, where there is one."""
        if key != "print" or not self.page.print.isEnabled():
            return False
        self.page.print.click()
        return True
