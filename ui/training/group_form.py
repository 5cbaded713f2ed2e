"""The cards of a whole course on one page: the day once, then a tick and a number for each."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services.renewal import Renewing
from desktop.services.training.booking import Course
from desktop.services.training.group_cards import (
    GroupSaved,
    about_course,
    read_course,
    save_group,
)
from desktop.store.file import CompanyFile
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.card_fields import CardFields
from ui.training.group_rows import GroupRow
from ui.widgets import Card, button, fault, link, page_title, primary, scrolled, soft, tip

WIDEST = 720
NAMES = 200


class GroupForm(QWidget):
    """Asks who was on a course and saves a card for each of them, as one action."""

    saved = Signal()
    left = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about: Renewing | None = None
        self._course: Course | None = None
        self._shared: tuple[Path, ...] = ()
        self._is_saving = False
        self.rows: list[GroupRow] = []
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.title = page_title("")
        self.sentence = soft()
        self.fields = CardFields(self._desk)
        self.fields.number.hide()  # each card has its own
        self.fields.issued.label.setText(_("Day of the course"))
        self.fields.issued.input.setAccessibleName(_("Day of the course"))
        self.fields.submitted.connect(self.save)
        self.shared = link("", may_shrink=True)
        self.shared.clicked.connect(self._on_shared)
        self.fault = fault()
        self.save_button = primary(_("Save renewals"))
        self.save_button.clicked.connect(self.save)
        self.cancel = button(_("Cancel"))
        self.cancel.clicked.connect(self.left)
        self.setFocusProxy(self.fields)

    def _lay_out(self) -> None:
        self.course_card, self.people_card = Card(_("The course")), Card(_("Who was on it"))
        self.course_card.body.addWidget(self.fields)
        self._place = QVBoxLayout()
        self._place.setSpacing(theme.FIELD)
        self.people_card.body.addLayout(self._place)
        self.people_card.body.addWidget(self.shared)
        inner = QWidget()
        inner.setProperty("role", "clear")
        inner.setMaximumWidth(theme.px(WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.NEAR, 0)
        column.setSpacing(theme.INSIDE)
        column.addWidget(self.course_card)
        column.addWidget(self.people_card)
        column.addStretch(1)
        buttons = Flow(None, theme.NEAR)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.cancel)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(theme.BETWEEN, theme.INSIDE, theme.BETWEEN, theme.INSIDE)
        whole.setSpacing(theme.NEAR)
        whole.addWidget(self.title)
        whole.addWidget(self.sentence)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.fault)
        whole.addLayout(buttons)

    # --- what is shown --------------------------------------------------------------------------

    def show_course(self, course: Course) -> None:
        """Begin with a course: everybody who needs it is ticked."""
        self._course, self._about, self._shared = course, None, ()
        self.title.setText(_("Record renewals: {course}").format(course=course.name))
        self.sentence.setText(
            _("One day for everybody who was there. A number or a scan can be added later.")
        )
        self._tell("")
        self._fill_people(course)
        self._tell_shared()
        self._tell_button()
        self._desk.ask(lambda company: about_course(company, course), self._begin, owner=self)

    def _begin(self, about: Renewing) -> None:
        if self._course is not None and about.type_id == self._course.type_id:
            self._about = about
            self.fields.fill(about)
            self.fields.setFocus()

    def _fill_people(self, course: Course) -> None:
        while (item := self._place.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self.rows = [GroupRow(one, is_ticked=one.is_required) for one in course.people]
        for row in self.rows:
            row.changed.connect(self._tell_button)
            self._place.addWidget(row)
        widest = max((row.tick.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.tick.setMinimumWidth(min(widest, theme.px(NAMES)))

    # --- what a person does ---------------------------------------------------------------------

    def save(self) -> None:
        """Save a card for everybody who is ticked."""
        about = self._about
        if about is None or self._is_saving or self._desk.read_only:
            return
        typed, today, shared = self.fields.typed(), self._desk.today(), self._shared
        people = [row.typed for row in self.rows if row.tick.isChecked()]
        self._tell("")
        self._set_saving(True)

        def work(company: CompanyFile) -> GroupSaved:
            return save_group(company, about, read_course(typed, today), people, shared)

        def unavailable(why: Unavailable) -> None:
            self._on_refused(Refused(str(why)))

        self._desk.do(
            work, self._on_saved, owner=self, refused=self._on_refused, unavailable=unavailable
        )

    def _on_saved(self, done: GroupSaved) -> None:
        self._set_saving(False)
        self._desk.say(" ".join([done.said, *done.remarks]), undo=True)
        self.saved.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._set_saving(False)
        self.fields.show_faults(refused.faults)
        self._tell(refused.faults.get("", ""))

    def _on_shared(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("A file for all of these cards"))
        if chosen:
            self._shared = tuple(Path(one) for one in chosen)
            self._tell_shared()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- words ----------------------------------------------------------------------------------

    def _tell_shared(self) -> None:
        names = ", ".join(path.name for path in self._shared)
        said = _("For all of them: {files}") if names else _("Add one file for all of them…")
        self.shared.setText(said.format(files=names))
        self.shared.setToolTip(tip(names) if names else "")

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._tell_button()

    def _tell_button(self) -> None:
        n = sum(row.tick.isChecked() for row in self.rows)
        said = ngettext("Save {n} renewal", "Save {n} renewals", n).format(n=n)
        self.save_button.setText(_("Saving…") if self._is_saving else said)
        self.save_button.setEnabled(bool(n) and not self._is_saving and not self._desk.read_only)

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
