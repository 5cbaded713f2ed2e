"""The form of one reading: what falls or jumps is asked about before it is saved."""

from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.editing import Shown
from desktop.services.units.entering import look_at_typed
from desktop.services.units.looking import ANSWERS, NEW_METER, TRUE, Looked
from desktop.store.file import CompanyFile
from ui import theme
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.jobs import Job
from ui.units.readings_dialog import ReadingsDialog
from ui.widgets import Banner, link

PAUSE: Final = 150  # milliseconds without a key before the file is asked


class ReadingForm(RecordForm):
    """Asks with three plain answers, and leads to the page on which all units are read."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        self._looking: Job | None = None
        self.looked, self.answer = Looked(), ""
        self._answered_of: object = None  # the value that the answer is about
        super().__init__(desk, kind_key, parent)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._look(self._tell))
        self.question = Banner()
        self.all = link(_("Readings of all units on one page…"))
        self.all.clicked.connect(self._on_all)
        row = QHBoxLayout()
        row.setContentsMargins(theme.INSIDE, 0, theme.INSIDE, 0)
        row.addWidget(self.all)
        row.addStretch(1)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertLayout(1, row)
        column.insertWidget(2, self.question)
        self.fields.changed.connect(self._on_changed_here)

    def save(self) -> None:
        """Save it once what is odd about it was answered."""
        if self.desk.read_only:
            return
        self._look(self._save_then)

    def _save_then(self, looked: Looked) -> None:
        self._tell(looked)
        if looked.fault or (looked.question and not self.answer):
            self.fields.editors["value"].setFocus()
            return
        super().save()

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        self.answer = ""
        self.all.setVisible(not self.desk.read_only)
        self._tell(Looked())

    def _on_changed_here(self) -> None:
        if self.fields.typed().get("value") != self._answered_of:
            self.answer = ""
        self._pause.start()

    def _look(self, then: Any) -> None:
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
        typed, record_id, today = self.fields.typed(), self.record_id, self.desk.today()
        if typed.get("meter_replaced"):
            self.answer = NEW_METER

        def work(company: CompanyFile) -> Looked:
            return look_at_typed(company, typed, record_id, today)

        self._looking = self.desk.ask(work, then, owner=self)

    def _tell(self, looked: Looked) -> None:
        self.looked = looked
        self.fields.editors["value"].show_fault(looked.fault)
        if looked.question and not self.answer:
            answers = [(_(word), partial(self._on_answer, key)) for key, word in ANSWERS.items()]
            self.question.show_message(looked.question, "amber", *answers)
        else:
            self.question.clear()

    def _on_answer(self, key: str) -> None:
        value = self.fields.editors["value"]
        self._answered_of = self.fields.typed().get("value")
        if key == NEW_METER:
            self.fields.build_more()
            self.fields.editors["meter_replaced"].set_typed(True)
        self.answer = key if key in (NEW_METER, TRUE) else ""
        if not self.answer:
            value.set_typed("")
        value.setFocus()
        self.fields.changed.emit()
        self._tell(self.looked if self.answer else Looked())

    def _on_all(self) -> None:
        ReadingsDialog(self.desk, parent=self.window()).open()
