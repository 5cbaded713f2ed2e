"""The form of one entry of the log of parked units: what it does is told while it is typed."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.conversion import is_id
from desktop.services import editing
from desktop.services.editing import Shown
from desktop.services.units.changing import Ahead, inspect_now, look_ahead
from desktop.services.units.log_entry import save_change
from ui import theme
from ui.desk import Desk
from ui.editors.form_fields import Typed
from ui.editors.record_form import RecordForm
from ui.forms.next_steps import NextSteps
from ui.jobs import Job
from ui.places import Place
from ui.units.kept_ticks import KeptTicks
from ui.widgets import Banner

if TYPE_CHECKING:
    from desktop.store.file import CompanyFile

PAUSE: Final = 150  # milliseconds without a key before the file is asked


class ServiceChangeForm(RecordForm):
    """Tells what a new entry will do; after a return the inspection is the next click."""

    def __init__(self, desk: Desk, kind_key: str, parent: QWidget | None = None) -> None:
        self._is_just_entered, self._saves_then_told = False, False
        self._keep: frozenset[str] = frozenset()
        super().__init__(desk, kind_key, parent)
        self._looking: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self.ahead, self.steps, self.keeping = Banner(), NextSteps(), KeptTicks()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(1, self.steps)
        column.insertWidget(2, self.ahead)
        beside = QHBoxLayout()  # as far from the edge as the fields are
        beside.setContentsMargins(theme.INSIDE, theme.NEAR, theme.INSIDE, theme.NEAR)
        beside.addWidget(self.keeping)
        column.insertLayout(3, beside)
        self.fields.changed.connect(self._pause.start)

    def write(
        self,
        company: "CompanyFile",
        typed: Typed,
        record_id: str | None,
        version: int | None,
    ) -> str:
        values = editing.read_form(company, self.kind.key, typed, self.desk.today())
        today = self.desk.today()
        return save_change(company, values, record_id, version, today, self._keep)

    def save(self) -> None:
        """Save it once what it does was told, because what stays due may be asked about."""
        if self._pause.isActive() and self._look():
            self._saves_then_told = True
            return
        self._keep = self.keeping.ticked  # nothing of the window is read off its thread
        super().save()

    def _show(
        self, shown: Shown | None, over: Typed, titles: Mapping[str, Any] | None = None
    ) -> None:
        super()._show(shown, over, titles)
        self.ahead.clear()
        self.keeping.put(())
        self.steps.clear()
        if self._is_just_entered and shown is not None:
            self._is_just_entered = False
            self._offer(shown)
        elif shown is None:
            self._look()

    def _on_saved(self, record_id: str) -> None:
        self._is_just_entered = not self.record_id
        super()._on_saved(record_id)

    def _offer(self, shown: Shown) -> None:
        unit, on = shown.values["equipment_id"], shown.values["changed_on"]
        said = _("Saved: {title}").format(title=shown.title)
        show = (_("Show the unit"), lambda: self.desk.go(Place("company", "equipment", unit)))
        if shown.values["change"] == "returned" and on <= self.desk.today():
            self.steps.offer(said, (_("Inspect it now"), lambda: self._inspect(unit)), show)
        else:
            self.steps.offer(said, show)

    def _inspect(self, unit: str) -> None:
        today = self.desk.today()
        self.desk.ask(
            lambda company: inspect_now(company, unit, today),
            lambda values: self.desk.go(
                Place("inspections", "inspection", new=True, values=values)
            ),
            owner=self,
        )

    def _look(self) -> bool:
        """Ask what it will do; whether there is anything to ask."""
        self._pause.stop()
        if self._looking is not None:
            self._looking.cancel()
        typed = self.fields.typed()
        unit, change, on = typed["equipment_id"], typed["change"], typed["changed_on"]
        if self._shown is not None or not is_id(unit) or not change:
            self.ahead.clear()
            self.keeping.put(())
            return False
        today = self.desk.today()
        self._looking = self.desk.ask(
            lambda company: look_ahead(company, str(change), [str(unit)], on, today),
            self._tell,
            owner=self,
        )
        return True

    def _tell(self, ahead: Ahead) -> None:
        said = [ahead.fault] if ahead.fault else [*ahead.said, ahead.question]
        self.keeping.put(() if ahead.fault else ahead.kept)
        text = " ".join(filter(None, said))
        if text:
            tone = "amber" if ahead.fault or ahead.question else "blue"
            self.ahead.show_message(text, tone)
        else:
            self.ahead.clear()
        if self._saves_then_told:
            self._saves_then_told = False
            self.save()
