"""The page of a course as it is laid out: the course, the people, one button to save them all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.training.booking import Course
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.element.card_fields import CardFields
from ui.training.group_rows import GroupRow, SharedFiles
from ui.widgets import Banner, Card, button, fault, page_title, primary, scrolled, soft, take_away

WIDEST = 720
NAMES = 200


class GroupPage(QWidget):
    """What can be seen and typed; what becomes of it is for `GroupForm` to say."""

    typed = Signal()  # somebody typed, ticked or chose a file

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[GroupRow] = []
        self.title = page_title("")
        self.sentence = soft()
        self.fields = CardFields(desk)
        self.fields.number.hide()  # each card has its own
        self.fields.issued.label.setText(_("Day of the course"))
        self.fields.issued.input.setAccessibleName(_("Day of the course"))
        self.fields.changed.connect(self.typed)
        self.shared = SharedFiles()
        self.shared.changed.connect(self.typed)
        self.banner = Banner()
        self.fault = fault()
        self.save_button = primary("")
        self.cancel = button(_("Cancel"))
        self.setFocusProxy(self.fields)
        self._lay_out()

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
        whole.addWidget(self.banner)
        whole.addWidget(scrolled(inner), 1)
        whole.addWidget(self.fault)
        whole.addLayout(buttons)

    def fill_people(self, course: Course) -> None:
        """Show a line for each of the people of a course."""
        take_away(self._place)
        self.rows = [GroupRow(one, is_ticked=one.is_required) for one in course.people]
        listed = {one.worker_id for one in course.people}
        later = (one for one in course.later if one.worker_id not in listed)
        self.rows += [GroupRow(one, is_ticked=False) for one in later]
        for row in self.rows:
            row.changed.connect(self.typed)
            self._place.addWidget(row)
        widest = max((row.tick.sizeHint().width() for row in self.rows), default=0)
        for row in self.rows:
            row.tick.setMinimumWidth(min(widest, theme.px(NAMES)))
