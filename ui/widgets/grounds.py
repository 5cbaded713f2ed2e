"""What other things stand on: a thin line between them, and room that scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def line() -> QFrame:
    """Return a thin line across."""
    made = QFrame()
    made.setProperty("role", "line")
    return made


def scrolled(content: QWidget) -> QScrollArea:
    """Return room in which content scrolls up and down, on the ground of what it lies in."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes to what is in it
    area.setWidget(content)
    content.setAutoFillBackground(False)
    area.viewport().setAutoFillBackground(False)
    return area
