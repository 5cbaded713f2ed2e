"""Where a blank form is chosen: all there are on the left, the true pages on the right."""

from itertools import groupby
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.printing.choosing import FormsAtHand
from desktop.services.printing.forms import FormChoice, form_for
from desktop.services.printing.on_paper import has_form
from desktop.values.folding import fold
from ui import theme
from ui.desk import Desk
from ui.lines import Line, LinesView
from ui.preferences import Preferences
from ui.printing import sheets
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import FormWanted
from ui.printing.subject_list import SubjectList
from ui.tabs import TABS
from ui.widgets import SearchField, card_title, soft

SIZE: Final = QSize(1160, 900)
LIST, LEAST = 320, 140  # pixels that the list takes, and what it takes at least
PAUSE: Final = 120  # milliseconds on a line of the list until its form is made


class FormChooser(PaperWindow):
    """The blank forms; the one that is chosen is shown and can be printed."""

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        wanted: FormWanted,
        at_hand: FormsAtHand,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, preferences, SIZE, "forms", parent)
        self.setWindowTitle(_("Print a blank form"))
        self._desk, self._wanted = desk, wanted
        self._forms, self._subjects = at_hand.forms, at_hand.subjects
        self._form: FormChoice | None = None
        self.filter = SearchField(_("Filter"))
        self.filter.setAccessibleName(_("Filter the forms"))
        self.list = LinesView(_("Blank forms"))
        self.nothing = soft(_("No form is called that."))
        self.nothing.hide()
        self.title, self.sentence = card_title(), soft()
        self.subject = SubjectList()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._lay_out()
        self.filter.textChanged.connect(self._fill)
        self.filter.returnPressed.connect(self._on_filter_entered)
        self.list.moved.connect(self._on_moved)
        self.list.chosen.connect(lambda _line: self.pane.print.setFocus())
        self.subject.changed.connect(self._make)
        self._pause.timeout.connect(self._show_form)
        self._fill()
        kind = wanted.kind
        self.choose(form_for(kind) if has_form(kind) else "")
        self._show_form()

    def _lay_out(self) -> None:
        left, right = QWidget(), QWidget()
        left.setProperty("role", "side")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.INSIDE, theme.FIELD, theme.INSIDE, theme.INSIDE)
        column.setSpacing(theme.NEAR)
        column.addWidget(card_title(_("Blank forms")))
        column.addWidget(self.filter)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch(0)
        head = QVBoxLayout()
        head.setContentsMargins(theme.INSIDE, theme.FIELD, theme.INSIDE, theme.NEAR)
        head.setSpacing(theme.TIGHT)
        for part in (self.title, self.sentence, self.subject):
            head.addWidget(part)
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pane, 1)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        left.setMinimumWidth(theme.px(LEAST))
        split.addWidget(left)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([theme.px(LIST), theme.px(SIZE.width() - LIST)])
        self.whole.addWidget(split, 1)

    # --- the list -------------------------------------------------------------------------------

    def choose(self, form: str) -> None:
        """Choose a form by its key; the first where it is none."""
        rows = [n for n, line in enumerate(self.list.lines) if form and line.data == form]
        if rows:
            self.list.setCurrentIndex(self.list.model().index(rows[0], 0))
            middle = LinesView.ScrollHint.PositionAtCenter
            self.list.scrollTo(self.list.currentIndex(), middle)
        else:
            self.list.go_to_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        """Show the forms in which every word that is typed is to be found."""
        words = fold(self.filter.text()).split()
        found = [f for f in self._forms if all(word in _folded(f) for word in words)]
        lines: list[Line] = []
        for tab, some in groupby(found, key=lambda one: one.tab):
            lines.append(Line(_title_of(tab), is_heading=True))
            lines += [Line(one.title, below=one.sentence, data=one.key) for one in some]
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        self.list.show_lines(lines)
        if self._form is not None:
            kept = [n for n, line in enumerate(lines) if line.data == self._form.key]
            self.list.setCurrentIndex(self.list.model().index(kept[0], 0)) if kept else None

    def _on_filter_entered(self) -> None:
        """Enter in the filter goes to what it found."""
        if self.list.current_line() is None:
            self.list.go_to_first()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_moved(self, line: Line | None) -> None:
        if line is not None and (self._form is None or line.data != self._form.key):
            self._pause.start()

    # --- the form -------------------------------------------------------------------------------

    def _show_form(self) -> None:
        self._pause.stop()
        line = self.list.current_line()
        if line is None or (self._form is not None and line.data == self._form.key):
            return
        self._form = form = next(one for one in self._forms if one.key == line.data)
        self.title.setText(form.title)
        self.sentence.setText(form.sentence)
        known = self._subjects.get(form.wants, ())
        self.subject.offer(form.wants, known, self._wanted.subject)
        self._make()

    def _make(self) -> None:
        if self._form is not None:
            self.pane.ask(sheets.blank_form(self._desk, self._form, self.subject.chosen))


def _title_of(tab: str) -> str:
    return next((_(one.title) for one in TABS if one.key == tab), tab)


def _folded(form: FormChoice) -> str:
    return fold(f"{form.title} {form.sentence} {_title_of(form.tab)}")
