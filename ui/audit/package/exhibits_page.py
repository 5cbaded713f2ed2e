"""The page on which exhibits are ticked: questions on the left, the paper on the right."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from desktop.language import _
from ui import theme
from ui.audit.package.exhibits_tree import ExhibitsTree
from ui.audit.package.ticking import Ticking
from ui.desk import Desk
from ui.element.tool_row import HeadRow
from ui.preview import EvidencePane
from ui.today.leading import place_of
from ui.widgets import button, link, page_title, soft

if TYPE_CHECKING:
    from desktop.services.packaging.overview_values import LineIn, Overview, QuestionLines

PAUSE: Final = 250  # milliseconds on a line until its paper is drawn
PAPER: Final = 330  # pixels in which a paper can be looked at
BESIDE: Final = 960  # from here on there is room for it


class ExhibitsPage(QWidget):
    """Space ticks, Enter opens the record, Esc goes back; every tick can be undone."""

    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.shown: Overview | None = None
        self.ticking = Ticking(desk, self)
        self.back = link(_("Back to the package"))
        self.title, self.sentence = page_title(_("The exhibits")), soft()
        self.offered = button(_("Back to what is offered"), "undo-2")
        self.open = button(_("Open this record"))
        self.hide_parts = button(_("Hide parts of it…"), "eye-off")
        self.tree, self.paper = ExhibitsTree(), EvidencePane(desk)
        frame = self.paper.frame
        frame.viewer.is_as_sent = True
        frame.nothing = _("Choose a record. The paper on it is shown here.")
        frame.before = _("No file is on this record. It goes in as a sheet of what was entered.")
        frame.without = frame.before
        self.paper.clear()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        self._connect()
        self._on_moved(None)

    def _lay_out(self) -> None:
        self.split = QSplitter()
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tree)
        self.split.addWidget(self.paper)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([theme.px(2 * PAPER), theme.px(PAPER)])
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        column.setSpacing(theme.NEAR)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.head = HeadRow(self.title, self.open, self.hide_parts, self.offered)
        column.addWidget(self.head)
        column.addWidget(self.sentence)
        column.addWidget(self.split, 1)
        self.setFocusProxy(self.tree)

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        self.tree.lines_wanted.connect(self._on_lines_wanted)
        self.tree.ticked.connect(self._on_ticked)
        self.tree.moved.connect(self._on_moved)
        self.tree.opened.connect(lambda line: self._desk.go(place_of(line.opens)))
        self.open.clicked.connect(self._on_open)
        self.hide_parts.clicked.connect(self._on_hide_parts)
        self.offered.clicked.connect(self._on_offered)
        self._pause.timeout.connect(self._show_paper)
        self.paper.frame.files.chosen.connect(lambda *_what: self._tell_tools())
        self.ticking.read.connect(self._on_read)
        self.ticking.refused.connect(self._on_refused)

    # --- what is shown --------------------------------------------------------------------------

    def put(self, shown: "Overview") -> None:
        """Show what there is to choose from; what was open stays open and is read again."""
        self.shown = shown
        said = shown.frozen or _(
            "A tick says that it goes in. Of what was done Muster offers a sample, as your partner "
            "asks for it; more is not better."
        )
        self.sentence.setText(said)
        self.offered.setVisible(self.may_change)
        self.hide_parts.setVisible(not self._desk.read_only)
        self.head.arrange()
        self.tree.show_elements(shown.elements)
        if codes := self.tree.is_open():
            self.ticking.ask(shown.assessment_id, *codes)
        self._tell_tools()

    def lead_to(self, code: str) -> None:
        """Go to an element or a question."""
        if code:
            self.tree.lead_to(code)
        self.tree.setFocus()

    def _on_lines_wanted(self, code: str) -> None:
        if self.shown is not None:
            self.ticking.ask(self.shown.assessment_id, code)

    def _on_read(self, lines: "QuestionLines") -> None:
        self.tree.show_lines(lines, may_change=self.may_change)
        self._tell_tools()

    @property
    def _assessment(self) -> str | None:
        return None if self.shown is None else self.shown.assessment_id

    @property
    def is_waiting(self) -> bool:
        """Whether the paper of the chosen record is not asked for yet."""
        return self._pause.isActive()

    @property
    def may_change(self) -> bool:
        """Whether ticks can be set here."""
        shown = self.shown
        return shown is not None and not shown.frozen and not self._desk.read_only

    def _on_moved(self, _line: "LineIn | None") -> None:
        self._tell_tools()
        self._pause.start()

    def _tell_tools(self) -> None:
        code, line = self.tree.current()
        self.offered.setEnabled(bool(code) and self.ticking.is_changed(code))
        self.open.setEnabled(line is not None)
        self.hide_parts.setEnabled(line is not None and bool(line.files))

    def _show_paper(self) -> None:
        line = self.tree.current()[1]
        if line is None:
            self.paper.clear()
        else:
            self.paper.show_record(line.kind, line.record_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paper.setVisible(self.width() >= theme.px(BESIDE))

    # --- what a person does ---------------------------------------------------------------------

    def _on_ticked(self, code: str, line: "LineIn", is_in: bool) -> None:
        if self._assessment is not None:
            self.ticking.tick(self._assessment, code, line, is_in=is_in)

    def _on_refused(self, code: str, sentence: str) -> None:
        self._desk.say(sentence)
        self._on_lines_wanted(code)  # the tick goes back to how it stands

    def _on_offered(self) -> None:
        code = self.tree.current()[0]
        if code and self._assessment is not None:
            self.ticking.as_offered(self._assessment, code)

    def _on_open(self) -> None:
        line = self.tree.current()[1]
        if line is not None:
            self._desk.go(place_of(line.opens))

    def _on_hide_parts(self) -> None:
        line = self.tree.current()[1]
        if line is None or not line.files:
            return
        names = {one.id: one.name for one in self.paper.files if one.id in line.files}
        if len(names) > 1 and not self.paper.isVisible():
            self._ask_which(line, names)
            return
        chosen = self.paper.frame.files.current()
        self._hide_in(line, chosen if chosen in line.files else line.files[0])

    def _ask_which(self, line: "LineIn", names: "Mapping[str, str]") -> None:
        """Ask which file of a record is meant, where there is no room to choose it beside."""
        menu = QMenu(self.hide_parts)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for file, name in names.items():
            menu.addAction(name, partial(self._hide_in, line, file))
        menu.popup(self.hide_parts.mapToGlobal(self.hide_parts.rect().bottomLeft()))

    def _hide_in(self, line: "LineIn", file: str) -> None:
        from ui.audit.redaction import open_editor

        open_editor(self._desk, file, line.title, self.window())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)
