"""How the evidence pane is laid out: a head, what is under way, the files and the viewer."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.evidence import EvidenceShown, described
from ui import theme
from ui.desk import Desk
from ui.icons import icon
from ui.preview.drop_area import DropArea
from ui.preview.file_list import FileList
from ui.preview.telling import Telling
from ui.preview.viewer import Viewer
from ui.widgets import Elided, Words, Working, card_title, quiet, soft


class Frame(QWidget):
    """The parts of the pane; what they mean is the pane's to know."""

    choose_wanted = Signal()
    outside_wanted = Signal()
    copy_wanted = Signal()
    off_wanted = Signal()
    enlarge_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._may_add = self._may_take_off = False
        self._kind, self._over = "", False
        self._is_wished = False  # that somebody goes on here, once the files are there
        self.nothing = ""  # what to say while no record is shown
        self.without = _("There is no evidence here.")  # where a record has none and takes none
        self.before = ""  # what to say of one that has none before it is said what it takes
        self.viewer, self.files, self.drop = Viewer(desk), FileList(), DropArea()
        self.telling, self.working = Telling(), Working()
        self.title = card_title(_("Evidence"))
        self.name, self.about = Elided(role="strong"), Elided(role="small")
        self.note, self.warning = soft(), Words(role="small")
        self.warning.setProperty("tone", "amber")
        self.stack, self.content = QStackedWidget(), QWidget()
        self._rest = QWidget()  # takes the room while there is nothing to look at
        self._make_head()
        self._lay_out(parent)
        self.viewer.enlarge_wanted.connect(self.enlarge_wanted)
        self.files.opened.connect(self.enlarge_wanted)
        self.drop.choose_wanted.connect(self.choose_wanted)

    # --- how it is made -------------------------------------------------------------------------

    def _make_head(self) -> None:
        self.add = quiet("plus", _("Add a file… (Ctrl+Shift+A)"))
        self.add.clicked.connect(self.choose_wanted)
        self.outside = quiet("external-link", _("Open outside"))
        self.outside.clicked.connect(self.outside_wanted)
        self.more = quiet("ellipsis", _("More for this file"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.copy = self._action(menu, _("Save a copy…"), "download", self.copy_wanted.emit)
        self.large = self._action(
            menu, _("Open in a window of its own"), "maximize", self.enlarge_wanted.emit
        )
        self.hide_parts = self._action(
            menu, _("Hide parts of it…"), "eye-off", self.hide_wanted.emit
        )
        self.off = self._action(menu, _("Take off this record"), "x", self.off_wanted.emit)
        self.more.setMenu(menu)

    @staticmethod
    def _action(menu: QMenu, words: str, picture: str, act: Callable[[], None]) -> QAction:
        made = menu.addAction(icon(picture), words)
        made.triggered.connect(lambda _on=False: act())
        return made

    def _lay_out(self, parent: QWidget) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.TIGHT)
        head.addWidget(self.title, 1)
        for widget in (self.add, self.outside, self.more):
            head.addWidget(widget)
        inner = QVBoxLayout(self.content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.TIGHT)
        parts: list[QWidget] = [self.note, self.files, self.name, self.about, self.warning]
        for part in parts:
            inner.addWidget(part)
        inner.addWidget(self.viewer, 1)
        inner.addWidget(self._rest, 1)
        self.stack.addWidget(self.drop)
        self.stack.addWidget(self.content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addLayout(head)
        whole.addWidget(self.telling)
        whole.addWidget(self.working)
        whole.addWidget(self.stack, 1)
        around = QVBoxLayout(parent)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self)

    # --- what is shown --------------------------------------------------------------------------

    def begin(self, kind: str, *, may_add: bool, may_take_off: bool) -> None:
        """Begin with another record."""
        self._kind, self._may_add, self._may_take_off = kind, may_add, may_take_off
        self._over = self._is_wished = False
        self.add.setVisible(may_add)
        self.working.finish()
        self.tell("")
        self.viewer.show_file(None)
        self.files.clear()

    def go_on(self) -> None:
        """Give the keyboard to what adds a file, once it is known which files there are."""
        self._is_wished = True

    def tell(self, sentence: str) -> None:
        """Say a sentence above the files; "" takes it away."""
        self.telling.tell(sentence)

    def show_files(self, files: Sequence[EvidenceShown], chosen: str) -> None:
        """Show files, one of them chosen; the drop area when there are none."""
        self.note.hide()
        count = len(files)
        self.title.setText(
            ngettext("Evidence, {n} file", "Evidence, {n} files", count).format(n=count)
            if count > 1
            else _("Evidence")
        )
        self.files.setVisible(count > 1)
        self.files.show_files(files, chosen, self._desk.today())
        key = self.files.current()
        self.show_file(next((one for one in files if one.id == key), None))
        self._turn_stack()
        if self._is_wished and self._may_add:
            (self.add if files else self.drop.choose).setFocus()
        self._is_wished = False

    def show_file(self, shown: EvidenceShown | None) -> None:
        """Show one file and what is known of it."""
        self.viewer.show_file(shown)
        self.viewer.setVisible(shown is not None)
        self._rest.setVisible(shown is None)
        several = self.files.count() > 1
        self.name.setVisible(shown is not None and not several)
        self.about.setVisible(shown is not None)
        self.name.setText(shown.name if shown else "")
        self.about.setText(described(shown, self._desk.today()) if shown else "")
        self.warning.setText((shown and shown.warning) or "")
        self.warning.setVisible(bool(shown and shown.warning))
        self._allow(shown is not None)

    def show_waiting(self, paths: Sequence[Path]) -> None:
        """Show files that wait for the record to be saved."""
        self.show_file(None)
        self.title.setText(_("Evidence"))
        self.note.setText(
            ngettext(
                "This file will be filed when you save.",
                "These files will be filed when you save.",
                len(paths),
            )
        )
        self.note.show()
        self.files.show_waiting(paths)
        self.files.show()
        self._allow(False)
        self.more.show()
        self.off.setVisible(True)
        self._turn_stack()

    def show_over(self, sentence: str) -> None:
        """Say what letting go would do while something is held over the pane; "" ends it."""
        self._over = bool(sentence)
        self._turn_stack()
        if sentence:
            self.drop.tell(sentence)

    def _allow(self, is_file: bool) -> None:
        for widget in (self.outside, self.more):
            widget.setVisible(is_file)
        self.copy.setVisible(is_file)
        self.large.setVisible(is_file)
        self.hide_parts.setVisible(is_file and not self._desk.read_only)
        self.off.setVisible(is_file and self._may_take_off and not self._desk.read_only)

    def _turn_stack(self) -> None:
        has_files = self.files.count() > 0
        self.stack.setCurrentWidget(self.content if has_files and not self._over else self.drop)
        if self._may_add:
            self.drop.invite(self._kind, self.before)
        else:
            self.drop.tell(self.without if self._kind else self.nothing)
