"""A large window for reading one file of evidence comfortably, beside the work and not over it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.evidence import EvidenceShown, described
from ui import theme
from ui.desk import Desk
from ui.preview.actions import FileActions
from ui.preview.viewer import Viewer
from ui.widgets import Banner, Elided, button
from ui.widgets.on_screen import comfortable

WIDTH, HEIGHT = 900, 980


class EvidenceWindow(QWidget):
    """One file; Esc closes it."""

    def __init__(
        self,
        desk: Desk,
        shown: EvidenceShown,
        parent: QWidget | None = None,
        *,
        is_as_sent: bool = False,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(shown.name)
        self.viewer = Viewer(desk, self)
        self.viewer.enlarge.hide()
        self.banner = Banner()
        actions = FileActions(desk, self)
        actions.failed.connect(lambda said: self.banner.show_message(said, "amber"))
        self.outside = button(_("Open outside"), "external-link")
        self.outside.clicked.connect(lambda: actions.open_outside(shown))
        self.copy = button(_("Save a copy…"), "download")
        self.copy.clicked.connect(lambda: actions.save_copy(shown))
        head = QHBoxLayout()
        head.setSpacing(theme.NEAR)
        head.addWidget(Elided(described(shown, desk.today()), "soft"), 1)
        head.addWidget(self.outside)
        head.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        layout.setSpacing(theme.FIELD)
        layout.addWidget(Elided(shown.name, "card-title"))
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(self.viewer, 1)
        self.resize(comfortable(WIDTH, HEIGHT))
        self.viewer.is_as_sent = is_as_sent
        self.viewer.show_file(shown)
        self.viewer.pages.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
