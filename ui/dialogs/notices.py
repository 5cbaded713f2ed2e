"""Shows who made the libraries, letters and icons that travel with Muster, and their licences."""

from typing import Final

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.language import _
from desktop.services.about import notices
from ui import theme
from ui.dialogs.frame import Frame
from ui.welcome.aside import Aside
from ui.widgets import primary

WIDTH: Final = 760
HEIGHT: Final = 420


class NoticesDialog(Frame):
    """The notices as they lie beside the program, to read and to copy from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Notices"), parent, width=WIDTH)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(_("Notices and licences"))
        self.text.setPlaceholderText(_("Looking…"))
        # never higher than a small screen lets the dialog be: two bars to scroll with confuse
        room = self.screen().availableSize().height() // 2
        self.text.setMinimumHeight(min(theme.px(HEIGHT), room))
        self.body.addWidget(self.text, 1)
        self.close_button = self.add_button(primary(_("Close")), is_default=True)
        self.close_button.clicked.connect(self.accept)
        self.text.setFocus()
        self._asking = Aside(notices)
        self._asking.answered.connect(self.text.setPlainText)
        self._asking.start()
