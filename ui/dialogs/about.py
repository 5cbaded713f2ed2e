"""Says what this program is, which version, and whose work it stands on."""

from typing import Final

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import __version__
from desktop.language import _
from desktop.settings import state_folder
from ui import icons, theme
from ui.dialogs.frame import Frame
from ui.widgets import page_title, plain, primary, small, soft

LOGO: Final = 48


class AboutDialog(Frame):
    """Name, version, and where this PC keeps what is not in the company file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About Muster"), parent, width=480)
        self._logo = QLabel()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title("Muster"))
        self.version = soft(_("Version {version}").format(version=__version__))
        words.addWidget(self.version)
        head = QHBoxLayout()
        head.setSpacing(theme.INSIDE)
        head.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(
            plain(
                _(
                    "Health-and-safety records of a small employer: what is due, what is missing, "
                    "what to send. Everything stays in your company file on this PC; Muster sends "
                    "nothing anywhere."
                )
            )
        )
        self.body.addWidget(
            small(
                _(
                    "Made with Qt {qt} and PySide, Python, SQLite and SQLCipher, and the Lucide "
                    "icons. Your choices and the fault log lie in {folder}."
                ).format(qt=qVersion(), folder=state_folder())
            )
        )
        self.body.addStretch(1)
        self.close_button = self.add_button(primary(_("Close")), is_default=True)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()

    def _on_look_changed(self) -> None:
        self._logo.setPixmap(icons.pixmap("muster", "accent", LOGO, self.devicePixelRatioF()))
