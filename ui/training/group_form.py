"""The cards of a whole course on one page: the day once, then a tick and a number for each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.errors import Refused, Unavailable
from desktop.language import _, ngettext
from desktop.services.drafts import Draft
from desktop.services.renewal import Renewing
from desktop.services.training.booking import Course
from desktop.services.training.group_cards import GroupSaved, read_course, save_group
from desktop.services.training.group_drafts import (
    Begun,
    begin_group,
    draft_of_group,
    go_on_with_group,
)
from desktop.store.file import CompanyFile
from ui.desk import Desk
from ui.editors.draft_keeper import DraftKeeper
from ui.editors.form_words import here_again
from ui.training.group_page import GroupPage


class GroupForm(GroupPage):
    """Asks who was on a course and saves a card for each of them, as one action."""

    saved = Signal()
    left = Signal()
    came = Signal()  # what was typed earlier is here again, and wants to be seen

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._desk = desk
        self._about: Renewing | None = None
        self._course: Course | None = None
        self._is_saving = False
        self._is_touched, self._is_filling = False, False
        self.keeper = DraftKeeper(desk, self._draft, self)
        self.typed.connect(self._on_typed)
        self.fields.submitted.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel.clicked.connect(self._on_cancel)

    # --- what is shown --------------------------------------------------------------------------

    def show_course(self, course: Course) -> None:
        """Begin with a course: everybody who needs it is ticked."""
        if self._is_touched and self._course == course:
            return  # left a moment ago, and as it was
        self.keep_safe()
        self._show(course)
        today = self._desk.today()
        self._desk.ask(lambda company: begin_group(company, course, today), self._begin, owner=self)

    def go_on(self, draft_id: str) -> None:
        """Show what was typed and not saved, if nobody saved it meanwhile."""
        if self._is_touched and draft_id == self.draft_id:
            self.came.emit()
            return
        self.keep_safe()
        today = self._desk.today()

        def shown(begun: Begun | None) -> None:
            if begun is not None:
                self._show(begun.course)
                self._begin(begun)
                self.came.emit()

        self._desk.ask(
            lambda company: go_on_with_group(company, draft_id, today), shown, owner=self
        )

    def _show(self, course: Course) -> None:
        self._course, self._about = course, None
        self._is_touched = False
        self.keeper.turn_to("")
        self.title.setText(_("Record cards: {course}").format(course=course.name))
        self.sentence.setText(
            _("One day for everybody who was there. A number or a scan can be added later.")
        )
        self.banner.clear()
        self._tell("")
        self.fill_people(course)
        self.shared.take(())
        self._tell_button()

    def _begin(self, begun: Begun) -> None:
        if self._course is None or begun.about.type_id != self._course.type_id:
            return
        is_quicker = self._is_touched  # somebody typed before this was known
        self._about, self._is_filling = begun.about, True
        self.fields.fill(begun.about, self.fields.typed() if is_quicker else begun.typed or None)
        if begun.draft is not None and not is_quicker:
            self._show_again(begun, begun.draft)
        self._is_filling = False
        self.fields.setFocus()

    def _show_again(self, begun: Begun, draft: Draft) -> None:
        if begun.course != self._course:  # somebody has the card by now
            self._course = begun.course
            self.fill_people(begun.course)
        for row in self.rows:
            if row.about.worker_id in begun.people:
                row.go_on(begun.people[row.about.worker_id])
        self.shared.take(begun.shared)
        self.keeper.turn_to(draft.id)
        self._is_touched = True
        said = here_again(draft, self._desk.today())
        if begun.lost:
            lost = _("Not found any more: {files}.").format(files=", ".join(begun.lost))
            said = f"{said} {lost}"
        self.banner.show_message(said, "blue", (_("Throw it away"), self._on_cancel))

    # --- what is typed and not saved ------------------------------------------------------------

    @property
    def draft_id(self) -> str:
        """What is typed and not saved, by its id; "" for nothing."""
        return self.keeper.draft_id

    def keep_safe(self) -> None:
        """Keep what is typed and not saved."""
        if self._is_touched and self.keeper.is_waiting:
            self.keeper.keep()

    def _draft(self) -> Draft | None:
        if self._course is None or not self._is_touched:
            return None
        people = [row.typed for row in self.rows]
        typed, shared = self.fields.typed(), self.shared.paths
        return draft_of_group(self._course, typed, people, shared, self.keeper.draft_id)

    def _on_typed(self) -> None:
        if not self._is_filling:
            self._is_touched = True
            self.keeper.soon()
        self._tell_button()

    def _let_go(self) -> None:
        """It was saved, or thrown away."""
        self._is_touched = False
        self.keeper.drop()

    # --- what a person does ---------------------------------------------------------------------

    def save(self) -> None:
        """Save a card for everybody who is ticked."""
        about = self._about
        if about is None or self._is_saving or self._desk.read_only:
            return
        typed, today, shared = self.fields.typed(), self._desk.today(), self.shared.paths
        people = [row.typed.person for row in self.rows if row.tick.isChecked()]
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
        self._let_go()
        self._set_saving(False)
        self._desk.say(" ".join([done.said, *done.remarks]), undo=True)
        self.saved.emit()

    def _on_refused(self, refused: Refused) -> None:
        self._set_saving(False)
        self.fields.show_faults(refused.faults)
        self._tell(refused.faults.get("", ""))

    def _on_cancel(self) -> None:
        """Throw away what was typed."""
        self._let_go()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.keep_safe()
            self.left.emit()
            return
        super().keyPressEvent(event)

    # --- words ----------------------------------------------------------------------------------

    def _set_saving(self, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._tell_button()

    def _tell_button(self) -> None:
        n = sum(row.tick.isChecked() for row in self.rows)
        said = ngettext("Save {n} card", "Save {n} cards", n).format(n=n)
        self.save_button.setText(_("Saving…") if self._is_saving else said)
        self.save_button.setEnabled(bool(n) and not self._is_saving and not self._desk.read_only)

    def _tell(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
