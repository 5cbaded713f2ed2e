"""The small pane that parks units, returns, tags out or sells them: one action, one undo."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.services.units.changing import Ahead, ChangeTyped, Done, change_service, look_ahead
from desktop.services.units.knowing import names_joined, units_of
from desktop.store.file import CompanyFile
from ui import theme
from ui.desk import Desk
from ui.dialogs.frame import Frame
from ui.editors.making import editor_of
from ui.forms.tick import Tick
from ui.jobs import Job
from ui.places import Place
from ui.units.kept_ticks import KeptTicks
from ui.units.unit_ticks import UnitTicks
from ui.widgets import Banner, button, card_title, fault, primary, soft

PAUSE: Final = 150  # milliseconds without a key before the file is asked
WIDTH: Final = 520
TITLES: Final[Mapping[str, tuple[str, str, str]]] = {  # of one unit, of several, on the button
    "parked": (N_("Park {units}"), N_("Park several units"), N_("Park")),
    "returned": (
        N_("Return {units} to service"), N_("Return several units to service"), N_("Return"),
    ),
    "out_of_order": (
        N_("{units} is out of order"), N_("Several units are out of order"), N_("Tag out"),
    ),
    "sold": (N_("{units} is sold"), N_("Several units are sold"), N_("Mark as sold")),
}  # fmt: skip


class ServiceDialog(Frame):
    """From which day, who says so and why; what it does to the duties is told before it is done."""

    def __init__(
        self,
        desk: Desk,
        change: str,
        units: Sequence[str],
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(_(TITLES[change][1]) if several else "", parent, width=WIDTH)
        self._desk, self.change, self._units = desk, change, tuple(units)
        self._several = several
        self._asking: Job | None = None
        self._next: Mapping[str, Any] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._look)
        self._make_parts()
        self._lay_out()
        if several:
            desk.ask(lambda company: units_of(company, desk.today()), self._put_units, owner=self)
        self._look()

    def _make_parts(self) -> None:
        kind = kind_of("service_change")
        names = ("changed_on", "by_id", "reason")
        self.on, self.who, self.why = (editor_of(self._desk, kind, name) for name in names)
        self.on.set_value(self._desk.today())
        self.on.changed.connect(self._pause.start)
        self.about = card_title(_(TITLES[self.change][1]) if self._several else " ")
        self.ticks = UnitTicks()
        self.ticks.changed.connect(self._pause.start)
        self.ticks.setVisible(self._several)
        self.none, self.told, self.keeping = fault(), soft(), KeptTicks()
        self.none.hide()
        self.sure = Tick(_("Yes, the day is right"))
        self.sure.hide()
        self.question = Banner()
        self.done_said = Banner()
        self.cancel = self.add_button(button(_("Cancel")))
        self.cancel.clicked.connect(self.reject)
        self.save = self.add_button(primary(_(TITLES[self.change][2])), is_default=True)
        self.save.clicked.connect(self._on_save)
        self.save.setEnabled(not self._desk.read_only)

    def _lay_out(self) -> None:
        self.body.addWidget(self.done_said)
        self.body.addWidget(self.about)
        self.form = QWidget()
        self.form.setProperty("role", "clear")
        column = QVBoxLayout(self.form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.FIELD)
        for part in (self.ticks, self.none, self.on, self.question, self.sure, self.who, self.why):
            column.addWidget(part)
        column.addWidget(self.told)
        column.addWidget(self.keeping)
        self.body.addWidget(self.form)
        self.body.addStretch(1)
        if not self._several:
            self.on.setFocus()

    # --- what it will do ------------------------------------------------------------------------

    def _put_units(self, units: Sequence[Any]) -> None:
        fitting = [unit for unit in units if self.change in unit.state.offers]
        self.ticks.put(fitting, self._units)
        QTimer.singleShot(0, self.ticks, self.ticks.focus_first)  # once the boxes are seen
        self.fit_soon()
        self._look()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that it is about."""
        return self.ticks.ticked if self._several else self._units

    def _look(self) -> None:
        self._pause.stop()
        if self._asking is not None:
            self._asking.cancel()
        change, units, on, today = self.change, self.units, self.on.typed(), self._desk.today()
        self._asking = self._desk.ask(
            lambda company: look_ahead(company, change, units, on, today), self._tell, owner=self
        )

    def _tell(self, ahead: Ahead) -> None:
        if not self._several and ahead.units:
            title = _(TITLES[self.change][0]).format(units=names_joined(ahead.units))
            self.about.setText(title)
            self.setWindowTitle(title)
        if ahead.units:
            self.none.hide()
        self.told.setText(" ".join(ahead.said))
        self.told.setVisible(bool(ahead.said) and not ahead.fault)
        self.on.show_fault(ahead.fault)
        self._ask_sure(ahead.question)
        self.keeping.put(ahead.kept)
        self.fit_soon()

    def _ask_sure(self, question: str) -> None:
        if question:
            self.question.show_message(question, "amber")
        else:
            self.question.clear()
            self.sure.tick(False)
        self.sure.setVisible(bool(question))

    # --- doing it -------------------------------------------------------------------------------

    def _typed(self) -> ChangeTyped:
        fields = {**self.on.typed_fields(), **self.who.typed_fields(), **self.why.typed_fields()}
        sure = self.sure.is_ticked
        return ChangeTyped(self.change, self.units, fields, self.keeping.ticked, sure)

    def _on_save(self) -> None:
        typed, today = self._typed(), self._desk.today()
        self.save.setEnabled(False)

        def work(company: CompanyFile) -> Done:
            return change_service(company, typed, today)

        self._desk.do(
            work,
            self._on_done,
            owner=self,
            refused=self._on_refused,
            unavailable=lambda fault: self._on_failed(str(fault)),
        )

    def _on_done(self, done: Done) -> None:
        self._desk.say(done.said, undo=True)
        if not done.inspect:
            self.accept()
            return
        self._next = done.inspect
        self.form.hide()
        self.about.hide()
        self.done_said.show_message(done.said, "green")
        self.told.hide()
        self.body.insertWidget(1, soft(_("It is inspected before anybody uses it.")))
        self.save.hide()
        self.cancel.setText(_("Later"))
        inspect = self.add_button(primary(_("Inspect it now"), "clipboard-check"), is_default=True)
        inspect.clicked.connect(self._on_inspect)
        inspect.setFocus()
        self.inspect = inspect
        self.fit_soon()

    def _on_inspect(self) -> None:
        self.accept()
        self._desk.go(Place("inspections", "inspection", new=True, values=self._next))

    def _on_refused(self, refused: Refused) -> None:
        self.save.setEnabled(True)
        faults = dict(refused.faults)
        none = faults.pop("units", "")
        self.none.setText(none)
        self.none.setVisible(bool(none))
        question = faults.pop("question", "")
        self._ask_sure(question)
        for editor in (self.on, self.who, self.why):
            editor.show_faults(faults)
        rest = [said for name, said in faults.items() if name not in _shown(self)]
        self.show_fault(" ".join(rest))
        self.show_at(self.sure.box if question else self.ticks if none else self.on)
        self.fit_soon()

    def _on_failed(self, sentence: str) -> None:
        self.save.setEnabled(True)
        self.show_fault(sentence)
        self.fit_soon()


def _shown(dialog: ServiceDialog) -> set[str]:
    return {name for one in (dialog.on, dialog.who, dialog.why) for name in one.names}
