"""What to book: courses by month, whom they are for, and the whole group's cards in one go."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.training.booking import AHEAD, Booking, BookingMonth, Course, booking
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.element.read_page import Cards, ReadPage
from ui.places import Place
from ui.statistics.span_choice import SpanChoice
from ui.training import sheets
from ui.training.course_block import CourseBlock
from ui.training.group_form import GroupForm
from ui.widgets import Card, EmptyState, button

CONCERNED: Final = frozenset(
    {"certificate", "certificate_type", "requirement", "exemption", "worker", "company_settings"}
)
WIDEST: Final = 860


class BookingPage(ReadPage):
    """Courses to book in the months ahead, and below each a way to record who was there."""

    renewal_wanted = Signal(str, str, str)  # worker, kind of certificate, ""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, CONCERNED, _("What to book"), parent)
        self.shown: Booking | None = None
        self.blocks: list[CourseBlock] = []
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.ahead = SpanChoice({"3": _("3 months"), "6": _("6 months"), "12": _("12 months")})
        self.ahead.setAccessibleName(_("How far ahead"))
        self.ahead.choose(str(AHEAD))
        self.ahead.chosen.connect(self.refresh)
        self.print = button(_("Print…"), "printer")
        self.print.clicked.connect(self.print_page)
        self.form = GroupForm(self._desk)
        self.form.left.connect(self._on_form_left)
        self.form.saved.connect(self._on_form_left)
        self.form.came.connect(self._on_form_came)
        self._nothing = EmptyState(
            "graduation-cap",
            _("Nothing to book"),
            _("Nothing that somebody must hold is missing or runs out in the months ahead."),
        )
        self._no_types = EmptyState(
            "graduation-cap",
            _("No certificates yet"),
            _("As soon as cards are on file, the courses that renew them stand here in time."),
            _("Add certificate"),
        )
        self._no_types.acted.connect(
            lambda: self._desk.go(Place("training", "certificate", new=True))
        )

    def _lay_out(self) -> None:
        self._place = Cards(WIDEST)
        self.sheet = self._place.sheet()
        for page in (QWidget(), self.sheet, self._nothing, self._no_types):
            self.pages.addWidget(page)
        listed = QWidget()
        listed.setLayout(self.frame(self.ahead, self.print))
        self.stack = QStackedWidget()
        self.stack.addWidget(listed)
        self.stack.addWidget(self.form)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        self.setFocusProxy(self.ahead)

    # --- what is shown --------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask what is to be booked."""
        today, ahead = self._desk.today(), int(self.ahead.key or AHEAD)

        def work(company: CompanyFile) -> Booking:
            return booking(company, today, ahead)

        self.ask(work, self._put)

    def _put(self, shown: Booking) -> None:
        if shown == self.shown:
            return
        self.shown = shown
        at = self.sheet.verticalScrollBar().value()
        self.sentence.setText(shown.sentence)
        self.sentence.setVisible(bool(shown.sentence))
        self.print.setVisible(bool(shown.months))
        self._place.take_away()
        self.blocks = []
        for month in shown.months:
            self._place.addWidget(self._card(month))
        self._place.addStretch(1)
        page: QWidget = self.sheet
        if not shown.months:
            page = self._nothing if shown.has_types else self._no_types
        self.pages.setCurrentWidget(page)
        self.sheet.verticalScrollBar().setValue(at)

    def _card(self, month: BookingMonth) -> Card:
        card = Card(_("By {month}").format(month=month.title))
        if month.is_now:
            card.set_title(month.title)
        for course in month.courses:
            block = CourseBlock(course, can_record=not self._desk.read_only)
            block.group_wanted.connect(self.show_group)
            block.person_wanted.connect(
                lambda worker, type_: self.renewal_wanted.emit(worker, type_, "")
            )
            self.blocks.append(block)
            card.body.addWidget(block)
        return card

    # --- what a person does ---------------------------------------------------------------------

    def show_group(self, course: Course) -> None:
        """Show the page on which the cards of a course are recorded."""
        self.form.show_course(course)
        self.stack.setCurrentWidget(self.form)

    def go_on(self, draft_id: str) -> None:
        """Show what was typed of a course and not saved."""
        self.form.go_on(draft_id)

    @property
    def draft_id(self) -> str:
        """What is typed of a course and not saved, "" while none is shown."""
        return self.form.draft_id if self.stack.currentWidget() is self.form else ""

    def save(self) -> bool:
        """Save the cards that are typed; False where none are."""
        if self.stack.currentWidget() is not self.form:
            return False
        self.form.save()
        return True

    def print_page(self) -> None:
        """Show what is to be booked as it will be printed."""
        if self.shown is not None and self.shown.months:
            self._desk.print(sheets.of_booking(self._desk, self.shown))
        else:
            self._desk.say(_("There is nothing to book, so there is nothing to print."))

    def _on_form_came(self) -> None:
        self.stack.setCurrentWidget(self.form)

    def _on_form_left(self) -> None:
        self.stack.setCurrentIndex(0)
        self.setFocus()
