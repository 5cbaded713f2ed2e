"""How the window for hiding parts is laid out: the page left, what is hidden right."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.redaction.boxes_view import BoxesView
from ui.audit.redaction.part_list import PartList
from ui.preview.page_controls import PageControls
from ui.widgets import Banner, Elided, button, plain, soft
from ui.widgets.on_screen import comfortable

WIDTH, HEIGHT = 1120, 900
_SIDE: Final = 300


class Frame(QWidget):
    """The parts of the window; what they mean is the editor's to know."""

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(_("Hide parts of {file}").format(file=title))
        self.view, self.parts, self.banner = BoxesView(), PartList(), Banner()
        self._make_controls()
        middle = QHBoxLayout()
        middle.setSpacing(theme.BETWEEN)
        middle.addLayout(self._page_side(), 3)
        middle.addWidget(self._word_side(), 2)
        words = _(
            "Draw a box over what others must not read, with the mouse or with Insert and the "
            "arrow keys. It is black in every package; the file itself stays as it is."
        )
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.INSIDE, theme.INSIDE, theme.INSIDE, theme.INSIDE)
        whole.setSpacing(theme.FIELD)
        whole.addWidget(Elided(title, "card-title"))
        whole.addWidget(plain(words))
        whole.addWidget(self.banner)
        whole.addLayout(middle, 1)
        self.resize(comfortable(WIDTH, HEIGHT))

    def _make_controls(self) -> None:
        self.controls = PageControls(self.view)
        self.looked = QCheckBox(_("I have looked at every page"))
        self.note = soft()
        self.undo = button(_("Undo"), "undo-2")
        self.undo.setToolTip(_("Undo the last change (Ctrl+Z)"))
        self.done = button(_("Close"))

    def _page_side(self) -> QLayout:
        side = QVBoxLayout()
        side.setSpacing(theme.TIGHT)
        side.addWidget(self.view, 1)
        side.addWidget(self.controls)
        return side

    def _fit(self) -> None:
        self._side.setMaximumWidth(theme.px(_SIDE))

    def _word_side(self) -> QWidget:
        self._side = side = QWidget()
        self._fit()
        theme.watch().changed.connect(self._fit)
        rows = QVBoxLayout(side)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme.FIELD)
        rows.addWidget(self.parts, 1)
        rows.addWidget(self.looked)
        rows.addWidget(self.note)
        foot = QHBoxLayout()
        foot.setSpacing(theme.NEAR)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.done)
        rows.addLayout(foot)
        return side
