"""The records that count for a question, each under its label, and the paper of the chosen one."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from ui import theme
from ui.audit.package.ticking import Ticking
from ui.desk import Desk
from ui.lines.line import Line
from ui.lines.view import LinesView
from ui.preview import EvidencePane
from ui.today.leading import place_of
from ui.widgets import card_title, link, soft

if TYPE_CHECKING:
    from desktop.services.assessing.shown import ExhibitLine, QuestionShown
    from desktop.services.packaging.overview_values import LineIn, QuestionLines

PAUSE: Final = 250  # milliseconds on a question until its first paper is drawn
MORE: Final = "more"
LIST: Final = 55  # percent of the room that the list takes at most
PAPER: Final = 190  # pixels in which a paper can be looked at


class ExhibitsPane(QWidget):
    """A line chosen shows its paper below; files can be dropped there."""

    all_wanted = Signal()  # somebody asks for those that are not listed

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._desk = desk
        self._exhibits: dict[str, ExhibitLine] = {}
        self._shown: QuestionShown | None = None
        self._going: dict[str, LineIn] = {}
        self.ticking = Ticking(desk, self)
        self.goes_in = QCheckBox(_("Goes into the package"))
        self.title, self.said = card_title(_("Exhibits")), soft()
        self.lines = LinesView(_("Exhibits"))
        self.open = link(_("Open this record"))
        self.paper = EvidencePane(desk)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._show_paper)
        self._lay_out()
        self.lines.moved.connect(self._on_moved)
        self.lines.chosen.connect(self._on_chosen)
        self.lines.doubleClicked.connect(lambda _index: self._on_open())
        self.open.clicked.connect(self._on_open)
        self.goes_in.clicked.connect(self._on_ticked)
        self.ticking.read.connect(self._on_going)
        self.ticking.refused.connect(self._on_refused)
        theme.watch().changed.connect(self._on_look_changed)
        self._show_paper()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        self._top = QWidget()
        self._is_dragged = False
        column = QVBoxLayout(self._top)
        column.setContentsMargins(theme.INSIDE, theme.FIELD, theme.NEAR, theme.NEAR)
        column.setSpacing(theme.TIGHT)
        column.addLayout(head)
        column.addWidget(self.said)
        column.addWidget(self.lines, 1)
        column.addWidget(self.goes_in)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self._top)
        self.split.addWidget(self.paper)
        self.split.splitterMoved.connect(self._on_dragged)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)
        self._on_look_changed()
        self.setFocusProxy(self.lines)

    # --- what is shown --------------------------------------------------------------------------

    def show_question(self, one: "QuestionShown") -> None:
        """Show what counts for a question; where it is the same, what was chosen stays."""
        before = self._current()
        if self._shown is None or self._shown.line.code != one.line.code:
            self._going = {}
        self._shown = one
        self._exhibits = {line.record_id: line for line in one.exhibits}
        self.said.setText(one.exhibits_said)
        self.said.setVisible(bool(one.exhibits_said))
        lines = self._lines(one)
        self.lines.renew_lines(lines)
        if before not in self._exhibits or not self.lines.currentIndex().isValid():
            row = next((n for n, line in enumerate(lines) if line.data == before), 0)
            if lines:
                self.lines.setCurrentIndex(self.lines.model().index(row, 0))
        self.open.setVisible(bool(self._exhibits))
        self._share()
        if self._current() != before:
            self.paper.clear()  # that of the question before must not stand beside this one
        self._pause.start()
        self._tell_going()
        if one.exhibits:
            self.ticking.ask(one.assessment_id, one.line.code)

    def _lines(self, one: "QuestionShown") -> list[Line]:
        lines = [_line(exhibit, self._going.get(exhibit.record_id)) for exhibit in one.exhibits]
        if one.more_exhibits:
            words = ngettext("and {n} more", "and {n} more", one.more_exhibits)
            lines.append(Line(words.format(n=one.more_exhibits), data=MORE, icon="ellipsis"))
        return lines

    def _on_going(self, found: "QuestionLines") -> None:
        """Say of each exhibit whether it goes into the package."""
        if self._shown is None or found.code != self._shown.line.code:
            return
        self._going = {line.record_id: line for line in found.lines}
        self.lines.renew_lines(self._lines(self._shown))
        self._tell_going()

    def _tell_going(self) -> None:
        going = self._going.get(self._current())
        self.goes_in.setVisible(going is not None)
        if going is not None and self._shown is not None:
            self.goes_in.setChecked(going.is_in)
            self.goes_in.setEnabled(not (self._shown.is_signed or self._desk.read_only))
            self.goes_in.setAccessibleDescription(going.title)

    def _share(self) -> None:
        """Give the list the room of its lines, and the paper the rest, until somebody drags."""
        if self._is_dragged or not self.height():
            return
        rows = len(self.lines.lines)
        row = self.lines.sizeHintForRow(0) if rows else 0
        above = self._top.sizeHint().height() - self.lines.sizeHint().height()
        wanted = min(above + row * rows + theme.NEAR, self.height() * LIST // 100)
        self.split.setSizes([wanted, self.height() - wanted])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def _on_dragged(self) -> None:
        self._is_dragged = True

    def _on_look_changed(self) -> None:
        self.paper.setMinimumHeight(theme.px(PAPER))

    def _current(self) -> str:
        line = self.lines.current_line()
        return "" if line is None else str(line.data)

    def _show_paper(self) -> None:
        exhibit = self._exhibits.get(self._current())
        self.paper.setVisible(exhibit is not None)
        if exhibit is None:
            self.paper.clear()
        else:
            self.paper.show_record(exhibit.kind, exhibit.record_id)

    # --- what a person does ---------------------------------------------------------------------

    def _on_moved(self, _line: Line) -> None:
        self._pause.start()
        self._tell_going()

    def _on_ticked(self, on: bool) -> None:
        going = self._going.get(self._current())
        if going is not None and self._shown is not None:
            shown = self._shown
            self.ticking.tick(shown.assessment_id, shown.line.code, going, is_in=on)

    def _on_refused(self, code: str, sentence: str) -> None:
        self._desk.say(sentence)
        if self._shown is not None:
            self.ticking.ask(self._shown.assessment_id, code)

    def _on_chosen(self, line: Line) -> None:
        if line.data == MORE:
            self.all_wanted.emit()

    def _on_open(self) -> None:
        exhibit = self._exhibits.get(self._current())
        if exhibit is not None:
            self._desk.go(place_of(exhibit.opens))


def _line(one: "ExhibitLine", going: "LineIn | None") -> Line:
    title = one.title or one.kind_said
    is_dated = bool(one.day_said) and " ".join(one.day_said.split()[:2]) in title
    stays = "" if going is None or going.is_in else _("Stays out of the package")
    parts = (one.label, "" if is_dated else one.day_said, one.file_said, stays)
    return Line(title, " · ".join(part for part in parts if part), data=one.record_id)
