"""The form of an inspection: a checklist worked through by keyboard, and what follows from it."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.editing import Shown
from desktop.services.inspecting import Known, Outcome, known_of, save_inspection
from ui import theme
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.editors.open_form import Titles, Typed
from ui.forms.failed_before import FailedBefore
from ui.forms.in_sight import InSightForm
from ui.forms.inspection_fields import InspectionFields
from ui.jobs import Job
from ui.widgets import Chip, button, link

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

PAUSE: Final = 150  # milliseconds without a key before the file is asked
REST_KEY: Final = "Ctrl+Shift+P"


class InspectionForm(InSightForm):
    """Saves the inspection, its corrective actions and the unit taken out of use as one action."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, kind_key, parent)
        self._knowing: Job | None = None
        self._is_new_here = False  # nobody has moved about in it yet
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask_known)
        self._add_progress()
        fields = self.fields
        assert isinstance(fields, InspectionFields)
        self.sheet: InspectionFields = fields
        fields.subject_changed.connect(self._pause.start)
        fields.checklist_wanted.connect(self._ask_known)
        fields.changed.connect(self._show_progress)
        self._before = FailedBefore(self, fields.items.list)
        fields.changed.connect(self._before.look)

    def make_fields(self) -> InspectionFields:
        return InspectionFields(self.desk, self.kind)

    def _add_progress(self) -> None:
        """Stand above the list, so that it stays in sight on a long one."""
        self.progress = Chip()
        self.rest = button(_("Everything else passes"), "check")
        self.rest.setToolTip(_("{words} ({key})").format(words=self.rest.text(), key=REST_KEY))
        self.rest.clicked.connect(self.pass_rest)
        self.back = link(_("Take that back"))
        self.back.clicked.connect(self._on_take_back)
        shortcut = QShortcut(QKeySequence(REST_KEY), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.pass_rest)
        self.told = QWidget()  # around the chip, as high as the button beside it
        around = QHBoxLayout(self.told)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.progress)
        self.told.setMinimumHeight(self.rest.sizeHint().height())
        self.strip, flow = QWidget(), QWidget()
        outer = QVBoxLayout(self.strip)
        outer.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, theme.NEAR)
        outer.addWidget(flow)
        row = Flow(flow, theme.NEAR)
        for widget in (self.told, self.rest, self.back):
            row.addWidget(widget)
            widget.hide()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(self.area), self.strip)

    def write(
        self, company: "CompanyFile", typed: Typed, record_id: str | None, version: int | None
    ) -> str:
        return save_inspection(company, typed, record_id, version, self.desk.today())

    # --- what is shown --------------------------------------------------------------------------

    def _show(self, shown: Shown | None, over: Typed, titles: Titles | None = None) -> None:
        super()._show(shown, over, titles)
        self._is_new_here = True
        self._show_progress()
        self._ask_known()

    def _ask_known(self) -> None:
        self._pause.stop()
        if self._knowing is not None:
            self._knowing.cancel()
        typed, record_id, today = self.fields.typed(), self.record_id, self.desk.today()
        self._knowing = self.desk.ask(
            lambda company: known_of(company, typed, record_id, today), self._on_known, owner=self
        )

    def _on_known(self, known: Known) -> None:
        is_here = self._is_within()
        self.sheet.take_known(known)
        if not self._shown and known.subject.name:
            self.head.title.setText(_("New: inspection of {what}").format(what=known.subject.name))
        if self._is_new_here and is_here and not self._is_touched and not self._shown:
            self.fields.focus_first()  # the checklist has come
        self._is_new_here = False
        self._before.look()
        self._show_progress()

    def _show_progress(self) -> None:
        came_to, items = self.sheet.came_to(), self.sheet.items
        self.progress.show_as(_said(came_to), "red" if came_to.fails else "plain")
        self.told.setVisible(bool(came_to.of))
        may_type = not self.bar.isHidden()
        self.rest.setVisible(may_type and items.may_pass_rest)
        self.back.setVisible(may_type and items.can_take_back)
        self.strip.setHidden(all(w.isHidden() for w in (self.told, self.rest, self.back)))

    # --- what a person does ---------------------------------------------------------------------

    def pass_rest(self) -> None:
        """Answer what is open with a pass, and go on to what it comes to."""
        if self.bar.isHidden() or not self.sheet.items.pass_rest():
            return
        self.sheet.focus_after_items()

    def _on_take_back(self) -> None:
        self.sheet.items.take_back()
        self.fields.focus_first()


def _said(came_to: Outcome) -> str:
    """Return "11 of 15 answered, 1 fail"."""
    said = _("{given} of {of} answered").format(given=came_to.given, of=came_to.of)
    if not came_to.fails:
        return said
    fails = ngettext("{n} fail", "{n} fails", came_to.fails).format(n=came_to.fails)
    return _("{answered}, {fails}").format(answered=said, fails=fails)
