"""A part of the window by itself, put up at a size and on the screen."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

W = TypeVar("W", bound=QWidget)


def exposed(qtbot: QtBot, widget: W, width: int, height: int) -> W:
    """Return it once it is on the screen; it goes with the test."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget
