"""The auditor's sample: which records somebody might draw, and whether there is paper to show."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from desktop.language import _
from desktop.services.auditing.sampling import (
    LARGEST,
    SampleShown,
    another_seed,
    first_seed,
    sample_shown,
)
from desktop.values.numerals import read_whole
from desktop.values.spoken import say_number
from ui import theme
from ui.audit.keys import SAMPLE
from ui.audit.narrowing import Narrowing
from ui.audit.printed_view import PrintedView
from ui.audit.sample.sheet import sample_on_paper
from ui.audit.sample.tree import SampleTree
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.places import Place
from ui.widgets import EmptyState, button, fault, mark_fault, small

SEED_WIDTH = 100
LEAST = 190  # in which the heads and some records are seen


class SampleView(PrintedView):
    """A seed, the records that it draws question by question, and the way to paper."""

    key = SAMPLE

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, _("The auditor's sample"), parent)
        self.shown: SampleShown | None = None
        self._question = ""  # to go to, once it is drawn
        self.again = button(_("Draw again"), "refresh-cw")
        self.again.clicked.connect(self._on_again)
        self._make_tools()
        self.tree = SampleTree()
        self.tree.wanted.connect(self.lead_to)
        self.source = small()
        self.nothing = EmptyState(
            "list-checks",
            _("Nothing can be drawn yet"),
            _("Once records count for a question, this shows which of them an auditor might draw."),
        )
        for page in (self.tree, self.nothing):
            self.pages.addWidget(page)
        self.setFocusProxy(self.seed)
        self.frame(self.again, self.print, lines=(self.tools, self.wrong, self.source), least=LEAST)

    def _make_tools(self) -> None:
        self._last = first_seed(self._desk.today())  # what is drawn by where nonsense is typed
        self.seed = QLineEdit(str(self._last))
        self.seed.setFixedWidth(theme.px(SEED_WIDTH))
        label = QLabel(_("Number of the draw"))
        label.setBuddy(self.seed)
        self.seed.setAccessibleName(_("Number of the draw"))
        self.seed.setToolTip(_("The same number draws the same again from the same records."))
        self.feared = QCheckBox(_("The sample you fear: the weakest first"))
        self.element = Narrowing(_("Element"), _("All elements"))
        self.seed.editingFinished.connect(self._on_seed)
        self.feared.toggled.connect(self.refresh)
        self.element.currentIndexChanged.connect(self._narrow)
        self.wrong = fault()
        self.wrong.hide()
        self.seed.textChanged.connect(lambda: self._tell_fault(""))
        self.tools = QWidget()
        flow = Flow(self.tools, theme.FIELD)
        for tool in (label, self.seed, self.feared, self.element):
            flow.addWidget(tool)
        theme.watch().changed.connect(self._on_look_changed)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self, *_what: object) -> None:
        """Draw by the seed that stands there."""
        today, seed, feared = self._desk.today(), self._seed(), self.feared.isChecked()
        self.ask(
            lambda company, auditor: sample_shown(
                company, auditor, today, seed, weakest_first=feared
            ),
            self._put,
        )

    def show_place(self, place: Place) -> None:
        """Narrow to an element, or go to a question."""
        wanted = place.record_id or ""
        at = self.element.findData(wanted) if wanted else -1
        self.element.setCurrentIndex(max(0, at))
        self._question = wanted if at < 0 else ""
        self._narrow()

    def _put(self, shown: SampleShown) -> None:
        self.shown = shown
        self.sentence.setText(shown.sentence)
        self.source.setText(shown.source)
        self.element.offer(shown.elements)
        self.print.setEnabled(bool(shown.questions))
        self.pages.setCurrentWidget(self.tree if shown.questions else self.nothing)
        for part in (self.tools, self.source):
            part.setVisible(bool(shown.questions))
        self._narrow()

    def _narrow(self, _what: object = None) -> None:
        if self.shown is not None:
            self.tree.show_questions(self._part(self.shown).questions)
            if self._question:
                self.tree.show_question(self._question)
                self._question = ""

    def _part(self, shown: SampleShown) -> SampleShown:
        wanted = tuple(one for one in shown.questions if self.element.takes(one.element))
        return replace(shown, questions=wanted)

    def _seed(self) -> int:
        return read_whole(self.seed.text(), LARGEST) or self._last

    # --- what a person does ---------------------------------------------------------------------

    def _tell_fault(self, sentence: str) -> None:
        self.wrong.setText(sentence)
        self.wrong.setVisible(bool(sentence))
        mark_fault(self.seed, bool(sentence))
        self.seed.setAccessibleDescription(sentence)

    def _on_seed(self) -> None:
        typed = read_whole(self.seed.text(), LARGEST)
        if typed is None:
            words = _(
                "The number of a draw is a whole one, from 1 to {most}. "
                "What is shown was drawn by {seed}."
            )
            self._tell_fault(words.format(most=say_number(LARGEST, 0), seed=self._last))
            return
        self._last = typed
        if self.shown is None or self._seed() != self.shown.seed:
            self.refresh()

    def _on_again(self) -> None:
        self._last = another_seed()
        self.seed.setText(str(self._last))
        self.refresh()

    def _on_print(self) -> None:
        if self.shown is not None:
            self._desk.print(sample_on_paper(self._desk, self._part(self.shown)))

    def _on_look_changed(self) -> None:
        self.seed.setFixedWidth(theme.px(SEED_WIDTH))
        self._narrow()
