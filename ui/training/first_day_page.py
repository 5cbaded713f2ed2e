"""The first day of a worker as a page: what is missing, each a click from where it is entered."""

from typing import Final

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.language import _
from desktop.services.today.shown import Target
from desktop.services.training.first_day import FirstDay, Hires, first_day, hires
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.element.read_page import Cards, ReadPage
from ui.places import Place
from ui.training import sheets
from ui.training.first_day_card import SectionCard
from ui.widgets import EmptyState, button, plain, soft, tip

CONCERNED: Final = frozenset(
    {"worker", "position", "orientation", "certificate", "certificate_type", "requirement",
     "exemption", "equipment_assignment", "competency_check", "equipment", "service_change",
     "policy", "document", "acknowledgement", "formal_hazard_assessment"}
)  # fmt: skip
WIDEST: Final = 820


class FirstDayPage(ReadPage):
    """What one worker needs; who it is about is chosen above."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("First day"), parent)
        self._worker = ""
        self.shown: FirstDay | None = None
        self.cards: list[SectionCard] = []
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.sentence, self._positions = plain(), soft()
        self.who = QComboBox()
        self.who.setAccessibleName(_("Worker"))
        self.who.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.who.setMinimumContentsLength(30)
        self.who.activated.connect(self._on_who)
        self.who.currentTextChanged.connect(lambda words: self.who.setToolTip(tip(words)))
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_page)
        self.record = button(_("Open the worker"))
        self.record.clicked.connect(self._on_record)
        self._nobody = EmptyState(
            "users",
            _("No workers yet"),
            _("Add a worker with a position and a first day, and this page says what is needed."),
            _("Add worker"),
        )
        self._nobody.acted.connect(lambda: self._desk.go(Place("company", "worker", new=True)))
        self.setFocusProxy(self.who)

    def _lay_out(self) -> None:
        self._place = Cards(WIDEST)
        self.sheet = self._place.sheet()
        for page in (QWidget(), self.sheet, self._nobody):
            self.pages.addWidget(page)
        lines = (self._positions, self.sentence)
        self.setLayout(self.frame(self.who, self.record, self.print, lines=lines))

    # --- what is shown --------------------------------------------------------------------------

    def show_worker(self, worker_id: str) -> None:
        """Show the page of a worker, now or once it is read."""
        self._worker = worker_id
        self.refresh()

    def refresh(self) -> None:
        """Ask who can be chosen, and for the page of who is."""
        today, wanted = self._desk.today(), self._worker

        def work(company: CompanyFile) -> tuple[Hires, FirstDay | None]:
            found = hires(company, today)
            chosen = wanted or (found.people[0].worker_id if found.people else "")
            return found, first_day(company, chosen, today) if chosen else None

        self.ask(work, lambda found: self._put(*found), self._on_gone)

    def _on_gone(self, _refused: object) -> None:
        """The worker was voided meanwhile: show whoever began last."""
        self._worker = ""
        self.refresh()

    def _put(self, people: Hires, page: FirstDay | None) -> None:
        self.who.clear()
        for one in people.people:
            words = _("{name}, {said}").format(name=one.name, said=one.said)
            self.who.addItem(words if one.said else one.name, one.worker_id)
        if page is not None and self.who.findData(page.worker_id) < 0:
            self.who.insertItem(0, page.name, page.worker_id)
        for tool in (self.who, self.record, self.print, self.sentence, self._positions):
            tool.setVisible(page is not None)
        if page is None:
            self.pages.setCurrentWidget(self._nobody)
            return
        self._worker = page.worker_id
        self.who.setCurrentIndex(self.who.findData(page.worker_id))
        self.who.setToolTip(tip(self.who.currentText()))
        if page != self.shown:
            self._show(page)
        self.pages.setCurrentWidget(self.sheet)

    def _show(self, page: FirstDay) -> None:
        is_same = self.shown is not None and self.shown.worker_id == page.worker_id
        at = self.sheet.verticalScrollBar().value() if is_same else 0
        self.shown = page
        self.title.setText(page.title)
        self.sentence.setText(page.sentence)
        self._positions.setText(page.positions)
        self._positions.setVisible(bool(page.positions))
        self._place.take_away()
        self.cards = [
            SectionCard(section, read_only=self._desk.read_only) for section in page.sections
        ]
        for card in self.cards:
            card.wanted.connect(self._on_wanted)
            self._place.addWidget(card)
        self._place.addStretch(1)
        self.sheet.verticalScrollBar().setValue(at)

    # --- what a person does ---------------------------------------------------------------------

    def print_page(self) -> None:
        """Show the page as it will be printed, with boxes to tick."""
        if self.shown is not None:
            page = self.shown
            self._desk.print(sheets.of_first_day(self._desk, page.worker_id, page.title))

    def _on_who(self, place: int) -> None:
        self.show_worker(self.who.itemData(place))

    def _on_record(self) -> None:
        if self.shown is not None:
            self._desk.go(Place("company", "worker", self.shown.worker_id))

    def _on_wanted(self, to: Target) -> None:
        self._desk.go(Place(to.tab, to.kind, to.record_id, new=to.new, values=to.values))
