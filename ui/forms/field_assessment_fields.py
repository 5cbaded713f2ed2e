"""The fields of a field assessment in the order of the card: where, hazards, crew, stop-work."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.records.fields import Field
from desktop.services.assessing_field import LastTime, clock_now, last_time
from desktop.services.typing import is_blank
from ui import theme
from ui.desk import Desk
from ui.editors.cells import Cells, Room
from ui.editors.editor import Editor
from ui.editors.form_fields import FormFields, Typed
from ui.editors.line_editors import TimeEditor
from ui.editors.making import editor_of
from ui.editors.people_ticks import PeopleTicks
from ui.forms.hazards_editor import HazardsEditor
from ui.forms.tick import Tick
from ui.icons import icon
from ui.jobs import Job
from ui.widgets import button, quiet, soft

# pixels at 100 % that a field of the first row needs
_TOP: Final = {"site_id": 180, "task": 250, "done_on": 190, "done_at": 150, "work_start": 130,
               "foreman_id": 220}  # fmt: skip
_BEHIND: Final = ("reviewed_at", "latitude", "longitude", "coordinates_from")
PAUSE: Final = 250  # milliseconds without a key before the file is asked


class NowEditor(TimeEditor):
    """A time of day, with a button for this very minute."""

    def _beside(self) -> list[QWidget]:
        self.now = quiet("clock", _("{label}: now").format(label=self.label_text))
        self.now.clicked.connect(lambda: self.desk.ask(clock_now, self._on_now, owner=self))
        return [self.now]

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self.now.setDisabled(read_only)

    def _on_now(self, value: object) -> None:
        self.set_value(value)
        self.show_fault("")
        self.changed.emit()


class StopWork(Editor):
    """Whether work was stopped: a box, which never turns "not said" into "no" by itself."""

    def __init__(self, desk: Desk, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(desk, field.name, _(field.label), parent)
        self.label.hide()
        self._stored: object = None
        self.tick = Tick(self.label_text)
        self.tick.ticked.connect(lambda _on: self.changed.emit())
        self._column.addWidget(self.tick)
        self.setFocusProxy(self.tick)

    def typed(self) -> object:
        if self.tick.is_ticked:
            return True
        return None if self._stored is None else False

    def set_typed(self, typed: object) -> None:
        self._stored = typed if isinstance(typed, bool) else None
        self.tick.tick(typed is True)

    def set_read_only(self, read_only: bool) -> None:
        self.tick.box.setDisabled(read_only)


class FieldAssessmentFields(FormFields):
    """Where and when, the hazards, who signed, whether work was stopped."""

    def build(self) -> None:
        self._last: LastTime | None = None
        self._asking: Job | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._ask_last)
        self._build_top()
        self.hazards = HazardsEditor(self.desk)
        crew = next(rows for rows in self.kind.rows if rows.name == "crew")
        self.crew = PeopleTicks(self.desk, crew, _("Crew and signatures"))
        self.stop = StopWork(self.desk, self.kind.field("stop_work"))
        self.notes = editor_of(self.desk, self.kind, "notes")
        for editor in (self.hazards, self.crew, self.stop, self.notes):
            self.add(editor)
            self.column.addWidget(editor)
        self.stop.changed.connect(self._name_notes)
        self._build_more()
        self._behind, self._is_built = [], True

    def _build_top(self) -> None:
        cells = Cells(gap=theme.FIELD, row_gap=theme.NEAR)
        for name, least in _TOP.items():
            field = self.kind.field(name)
            now = name == "done_at"
            editor = NowEditor(self.desk, field) if now else editor_of(self.desk, self.kind, name)
            cells.add(self.add(editor), Room(theme.px(least)))
        for name in ("site_id", "task"):
            self.editors[name].changed.connect(self._pause.start)
        self.column.addLayout(cells)
        self.again = QWidget()
        row = QHBoxLayout(self.again)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        self.same = button(_("Same as last time"), "history")
        self.same.clicked.connect(self._on_same)
        self.last_said = soft()
        row.addWidget(self.same)
        row.addWidget(self.last_said, 1)
        self.column.addWidget(self.again)
        self.again.hide()

    def _build_more(self) -> None:
        self.hidden = QWidget()
        cells = Cells(self.hidden, gap=theme.INSIDE, row_gap=theme.FIELD)
        for name in _BEHIND:
            cells.add(self.add(editor_of(self.desk, self.kind, name)), Room(theme.px(240)))
        self.column.addWidget(self.more)
        self.column.addWidget(self.hidden)
        self.hidden.hide()

    # --- what is in them ------------------------------------------------------------------------

    def show_record(self, typed: Typed, titles: Mapping[str, str], over: Typed) -> None:
        super().show_record(typed, titles, over)
        self._is_new = not typed
        self.again.hide()
        self._name_notes()
        self._show_more(False)
        self.hazards.refresh_suggestions()
        self._ask_last()

    def focus_first(self) -> None:
        """Begin at the first field of the top that is empty, else at the hazards."""
        empty = (self.editors[name] for name in _TOP if is_blank(self.editors[name].typed()))
        next(empty, self.hazards).setFocus()

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._show_last()

    # --- the last time --------------------------------------------------------------------------

    def _ask_last(self) -> None:
        self._pause.stop()
        if self._asking is not None:
            self._asking.cancel()
        site, task = self.editors["site_id"].typed(), self.editors["task"].typed()
        self.hazards.picker.show_task(str(task or ""))
        if not self._is_new:
            return
        day = self.desk.today()
        self._asking = self.desk.ask(
            lambda company: last_time(company, site, task, "", day), self._on_last, owner=self
        )

    def _on_last(self, last: LastTime | None) -> None:
        self._last = last
        self._show_last()

    def _show_last(self) -> None:
        last = self._last if self._is_new and not self._read_only else None
        self.again.setVisible(last is not None)
        if last is not None:
            n = len(last.hazards)
            said = ngettext("{said} ({n} hazard)", "{said} ({n} hazards)", n)
            self.last_said.setText(said.format(said=last.said, n=n))

    def _on_same(self) -> None:
        if self._last is not None:
            self.hazards.add_lines(self._last.hazards)
            self.hazards.setFocus()

    # --- the rest -------------------------------------------------------------------------------

    def _name_notes(self) -> None:
        words = _("Notes")
        if self.stop.tick.is_ticked:
            words = _("Why work was stopped, and what was done before it went on")
        self.notes.label.setText(words)
        self.notes.label_text = words
        for widget in self.notes.inputs:
            widget.setAccessibleName(words)

    def _on_more(self) -> None:
        self._show_more(True)
        self.editors[_BEHIND[0]].setFocus()

    def _show_more(self, on: bool) -> None:
        filled = sum(not is_blank(self.editors[name].typed()) for name in _BEHIND)
        words = _("More")
        if filled:
            words = ngettext("More, {n} filled in", "More, {n} filled in", filled).format(n=filled)
        self.more.setText(words)
        self.more.setIcon(icon("chevron-right", "accent"))
        self.more.setVisible(not on)
        self.hidden.setVisible(on)
