"""The fields of an inspection in the order in which one is filled in, its checklist first."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.checklists import Sheet
from desktop.services.inspecting import Known, Outcome, Subject, look_at_reading, outcome
from desktop.services.typing import is_blank
from ui import theme
from ui.editors.cells import Cells, Room
from ui.editors.form_fields import FormFields, Typed
from ui.editors.making import editor_of
from ui.editors.people_ticks import PeopleTicks
from ui.forms.checklist_choice import ChecklistChoice
from ui.forms.inspection_head import ChecklistHead
from ui.forms.inspection_items import ItemsEditor
from ui.forms.inspection_outcome import OutcomeFields
from ui.forms.loose_actions import LooseActions
from ui.forms.lot_exceptions import LotExceptions
from ui.forms.made_actions import MadeActions
from ui.forms.meter import MeterEditor
from ui.forms.out_of_use import OutOfUse
from ui.icons import icon

# pixels at 100 % that a field of the first row needs
_TOP: Final = {"equipment_id": 180, "site_id": 180, "task": 180, "done_on": 190, "by_id": 230}
_BEHIND: Final = ("equipment_type", "plan_id", "notes")
_SUBJECT: Final = ("equipment_id", "site_id", "equipment_type", "plan_id", "task", "done_on")


class InspectionFields(FormFields):
    """Top row, checklist, what it comes to, what is wrong besides, who took part."""

    subject_changed = Signal()  # what is inspected was typed anew
    checklist_wanted = Signal()  # another checklist was chosen

    def build(self) -> None:
        self._subject = Subject()
        self._sheet: Sheet | None = None
        self._is_known, self._fills, self._has_none = False, False, False
        self._rows = {rows.name: rows for rows in self.kind.rows}
        self._build_top()
        self._build_checklist()
        self._build_outcome()
        self._build_more()
        self._behind, self._is_built = [], True

    def _build_top(self) -> None:
        cells = Cells(gap=theme.FIELD, row_gap=theme.NEAR)
        for name, least in _TOP.items():
            self._add(name, cells, least)
        self.meter = MeterEditor(self.desk, self.kind.field("reading"))
        self.add(self.meter)
        self.meter.input.editingFinished.connect(self._on_reading)
        cells.add(self.meter, Room(theme.px(180)))
        self.out = OutOfUse(self.desk)
        self.column.addWidget(self.out)
        self.column.addLayout(cells)

    def _build_checklist(self) -> None:
        self.choice = ChecklistChoice(self.desk)
        self.items = ItemsEditor(self.desk)
        self.list_head = ChecklistHead(self.desk, self.choice)
        self.list_head.fill_wanted.connect(self._on_fill)
        self.list_head.library_used.connect(self.checklist_wanted)
        self.choice.chosen.connect(self._on_checklist)
        self.items.left.connect(self.focus_after_items)
        self.lot = LotExceptions(self.desk, self._rows["exceptions"])
        for editor in (self.choice, self.items, self.lot):
            self.add(editor)
        for widget in (self.list_head, self.items, self.lot):
            self.column.addWidget(widget)
        self.items.changed.connect(self._on_answered)
        self.lot.changed.connect(self._on_answered)

    def _build_outcome(self) -> None:
        self.outcome = OutcomeFields(self.desk, self.kind)
        for editor in self.outcome.editors:
            self.add(editor)
        self.column.addWidget(self.outcome)
        self._add("defects", self.column)
        self.fixes = LooseActions(self.desk, _("Corrective actions for anything else"))
        self.add(self.fixes)
        self.made = MadeActions(self.desk)
        self.people = PeopleTicks(self.desk, self._rows["participants"], _("Who else took part"))
        self.add(self.people)
        for widget in (self.made, self.fixes, self.people):
            self.column.addWidget(widget)

    def _build_more(self) -> None:
        self.hidden = QWidget()
        cells = Cells(self.hidden, gap=theme.INSIDE, row_gap=theme.FIELD)
        for name in _BEHIND:
            self._add(name, cells, 10_000 if name == "notes" else 240)
        self.column.addWidget(self.more)
        self.column.addWidget(self.hidden)
        self.hidden.hide()

    def _add(self, name: str, where: Cells | QVBoxLayout, least: int = 0) -> None:
        editor = self.add(editor_of(self.desk, self.kind, name))
        if isinstance(where, Cells):
            where.add(editor, Room(theme.px(least)))
        else:
            where.addWidget(editor)
        if name in _SUBJECT:
            editor.changed.connect(self.subject_changed)

    # --- what is in them ------------------------------------------------------------------------

    def show_record(self, typed: Typed, titles: Mapping[str, str], over: Typed) -> None:
        self.items.list.is_stored = bool(typed)
        self._is_known = False
        super().show_record(typed, titles, over)
        self.outcome.begin(self.came_to())
        both = {**typed, **over}
        is_unit = bool(both.get("equipment_id"))
        is_elsewhere = bool(both.get("site_id") or both.get("equipment_type"))
        self.editors["site_id"].setVisible(not is_unit or bool(both.get("site_id")))
        self.editors["equipment_id"].setVisible(is_unit or not is_elsewhere)
        hint = _("Left empty, it lists what failed above.") if not self.items.list.is_stored else ""
        self.editors["defects"].show_hint(hint)
        self._show_lot(Subject())
        self.made.show_made(())
        self._show_more(False)

    def take_known(self, known: Known) -> None:
        """Take what is known of the inspection besides what is typed."""
        self.choice.show_choices(known.choices, known.sheet)
        self._has_none = not known.choices
        if not self._is_known:
            self._is_known = True
            if self.items.rows:
                self.items.attach(known.sheet)
            elif not self.items.list.is_stored:
                self.items.fill(known.sheet)
            self.outcome.begin(self.came_to())
        elif self._fills and known.sheet is not None:
            self.items.fill(known.sheet)
        self._fills = False
        self._sheet = known.sheet
        if known.missing:
            self.choice.set_typed("")
        self.choice.show_hint(known.missing)
        self.items.list.take_dues(known.dues)
        self.meter.show_subject(known.subject)
        self.out.show_for(
            known.subject,
            self._typed("equipment_id"),
            tells=not self.items.list.is_stored or self.came_to().fails > 0,
        )
        is_unit = bool(self._typed("equipment_id")) and known.subject.lot == 1
        self.items.list.may_tag_out(is_unit and not known.subject.is_out)
        self._subject = known.subject
        self._show_lot(known.subject)
        self.items.list.show_made(known.made)
        self.made.show_made(known.made)
        self._on_reading()
        self._show_list()

    def came_to(self) -> Outcome:
        """What the answers and exceptions come to."""
        lines = self.lot.lines
        removed = sum(line.get("removed") is True for line in lines)
        return outcome(self.items.answers, exceptions=len(lines), removed=removed)

    def _typed(self, name: str) -> object:
        return self.editors[name].typed()

    def _show_lot(self, subject: Subject) -> None:
        self.lot.setVisible(subject.lot > 1 or bool(self.lot.typed()))
        self.lot.show_lot(
            subject.lot,
            is_one_lot=bool(self._typed("equipment_id")),
            is_stored=self.items.list.is_stored,
        )

    def _show_list(self) -> None:
        self.list_head.show_for(
            has_items=bool(self.items.rows),
            may_fill=self._sheet is not None,
            has_none=self._has_none,
            read_only=self._read_only,
        )

    def focus_first(self) -> None:
        """Begin at the first item without an answer; without a checklist, at the top."""
        row = self.items.first_open
        if row is not None and not self._read_only:
            row.focus()
            return
        shown = [editor for editor in self.editors.values() if not editor.isHidden()]
        first = next((e for e in shown if is_blank(e.typed())), None)
        (first or shown[0]).setFocus()

    def focus_after_items(self) -> None:
        """Go on to who did it and to what the meter says where nobody wrote it, then to the result.

        A checklist begins at its items, and an inspection without a name proves little.
        """
        wanted = [self.editors["by_id"]]
        if self.meter.unit and not self.meter.isHidden():
            wanted.append(self.meter)
        waits = next((editor for editor in wanted if is_blank(editor.typed())), None)
        (waits or self.outcome).setFocus(Qt.FocusReason.TabFocusReason)

    def take_sent_as_base(self) -> None:
        """What was saved is what the record says; the actions that were made are not made again."""
        super().take_sent_as_base()
        self.items.forget_actions(self._sent["items"])
        self._base["items"] = self.items.without_actions(self._sent["items"])
        self.fixes.forget(self._sent["actions"])
        self._base["actions"] = {"actions": []}

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._show_list()

    # --- what a person does ---------------------------------------------------------------------

    def _on_answered(self) -> None:
        self.outcome.follow(self.came_to())
        self._show_list()

    def _on_reading(self) -> None:
        looked = look_at_reading(
            self._subject,
            self.meter.typed(),
            self.meter.unit,
            self._typed("done_on"),
            self.desk.today(),
        )
        self.meter.show_looked(looked)

    def _on_checklist(self) -> None:
        if not self._typed("checklist_id"):
            self._sheet = None
            self.items.fill(None)
            self._on_answered()
            return
        self._fills = True
        self.checklist_wanted.emit()

    def _on_fill(self) -> None:
        self.items.fill(self._sheet)
        self._show_list()
        self.focus_first()

    def _on_more(self) -> None:
        self._show_more(True)
        self.editors[_BEHIND[0]].setFocus()

    def _show_more(self, on: bool) -> None:
        filled = sum(not is_blank(self._typed(name)) for name in _BEHIND)
        words = _("More")
        if filled:
            words = ngettext("More, {n} filled in", "More, {n} filled in", filled).format(n=filled)
        self.more.setText(words)
        self.more.setIcon(icon("chevron-right", "accent"))
        self.more.setVisible(not on)
        self.hidden.setVisible(on)
        if on:
            for name in ("site_id", "equipment_id"):
                self.editors[name].show()
