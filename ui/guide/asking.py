"""F1 in a dialog: the menus of the window behind it do not hear it."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def offer_guide(dialog: QWidget, open_guide: Callable[[], None]) -> None:
    """Let F1 open the guide while a dialog is in front."""
    QShortcut(QKeySequence.StandardKey.HelpContents, dialog, open_guide)


def offer_page(dialog: QWidget, page: str) -> None:
    """Let F1 open a page of the guide, "the-package#Packs", by the window that it belongs to."""

    def open_page() -> None:
        from ui.main_window import MainWindow

        window = dialog.parentWidget()
        if isinstance(window, MainWindow):
            window.guide_wanted.emit(page)

    offer_guide(dialog, open_page)
