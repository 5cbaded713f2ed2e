"""Says what this program is, which versions it stands on, and whose work."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import __version__
from desktop.language import _
from desktop.services.about import version_lines
from desktop.settings import state_folder
from ui import icons, theme
from ui.dialogs.frame import Frame
from ui.welcome.aside import Aside
from ui.widgets import Card, button, page_title, plain, primary, small, soft

LOGO: Final = 48


class AboutDialog(Frame):
    """Name, versions, whose work it is, and where this PC keeps what is not in the company file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("About Muster"), parent, width=500)
        self._logo = QLabel()
        self._lines: tuple[str, ...] = ()
        self.version = soft(_("Version {version}").format(version=__version__))
        self.versions = plain("")
        self.copied = small()
        self._lay_out()
        self.notices_button = self.add_button(button(_("Notices…"), "book-open"))
        self.copy_button = self.add_button(button(_("Copy versions"), "copy"))
        self.copy_button.setEnabled(False)
        self.close_button = self.add_button(primary(_("Close")), is_default=True)
        self.notices_button.clicked.connect(self._on_notices)
        self.copy_button.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.close_button.setFocus()
        theme.watch().changed.connect(self._on_look_changed)
        self._on_look_changed()
        self._asking = Aside(version_lines)
        self._asking.answered.connect(self._on_versions)
        self._asking.start()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title("Muster"))
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
        card = Card()
        card.body.addWidget(self.versions)
        card.body.addWidget(self.copied)
        self.copied.hide()
        self.body.addWidget(card)
        self.body.addWidget(
            small(
                _(
                    "Muster works with libraries, letters and icons that other people made: "
                    "Notices names them, with their licences. Your choices and the fault log lie "
                    "in {folder}."
                ).format(folder=state_folder())
            )
        )
        self.body.addStretch(1)

    def _on_versions(self, lines: tuple[str, ...]) -> None:
        self._lines = lines
        self.versions.setText("\n".join(lines))
        self.copy_button.setEnabled(True)
        self.fit()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self._lines))
        self.copied.setText(_("Copied. Paste it into your message to whoever helps you."))
        self.copied.show()
        self.fit()

    def _on_notices(self) -> None:
        from ui.dialogs.notices import NoticesDialog

        NoticesDialog(self).open()

    def _on_look_changed(self) -> None:
        self._logo.setPixmap(icons.pixmap("muster", "accent", LOGO, self.devicePixelRatioF()))
