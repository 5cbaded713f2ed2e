"""What stands in the middle of a page, where only what is in sight asks for room."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget


class Middle(QStackedWidget):
    """As large as what is in sight needs; what waits behind it asks for no room."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self._on_turned)

    def minimumSizeHint(self) -> QSize:
        shown = self.currentWidget()
        return super().minimumSizeHint() if shown is None else shown.minimumSizeHint()

    def _on_turned(self) -> None:
        self.updateGeometry()
