"""One course to book: the sentence that settles it, who is to go, and the way to their cards."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.training.booking import Attendee, Course
from ui import theme
from ui.editors.flow import Flow
from ui.widgets import Chip, button, link, soft, strong

_TONES = {"red": "red", "amber": "amber"}


class CourseBlock(QWidget):
    """A course of one month."""

    group_wanted = Signal(object)  # the course whose cards are to be recorded
    person_wanted = Signal(str, str)  # worker, kind of certificate

    def __init__(
        self, course: Course, *, can_record: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.course = course
        self.sentence = strong(course.sentence)
        self.along = soft(course.along)
        if not course.along:
            self.along.hide()
        self.record = button(_("Record cards…"))
        self.record.setAccessibleName(_("Record cards of {course}").format(course=course.name))
        self.record.setEnabled(can_record)
        self.record.clicked.connect(lambda: self.group_wanted.emit(course))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.NEAR)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.sentence)
        column.addWidget(self.along)
        for one in course.people:
            column.addWidget(self._person(one, is_last=one is course.people[-1]))

    def _person(self, one: Attendee, *, is_last: bool) -> QWidget:
        line = QWidget()
        across = Flow(line, theme.FIELD)
        name = link(one.name.replace("&", "&&"), may_shrink=True)
        name.setAccessibleName(
            _("{name}, {course}: {why}").format(name=one.name, course=self.course.name, why=one.why)
        )
        name.clicked.connect(lambda: self.person_wanted.emit(one.worker_id, self.course.type_id))
        chip = Chip()
        chip.show_as(one.why, _TONES.get(one.tone, "plain"))
        across.addWidget(name)
        across.addWidget(chip)
        if is_last:
            across.addWidget(self.record)
        return line
