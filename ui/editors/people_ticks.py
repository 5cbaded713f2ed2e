"""Who was there, ticked off on the list of everybody who works here; others by their names."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.language import _
from desktop.records.kind import Rows
from desktop.services.crew import Member, crew_of
from ui import theme
from ui.desk import Desk
from ui.editors.editor import Editor
from ui.editors.flow import Flow
from ui.editors.row_line import Line
from ui.widgets import button, link, tip

if TYPE_CHECKING:
    from desktop.store.transaction import Changed

_WIDEST: Final = 220  # pixels at 100 % of a name beside its box; the tooltip says all of it


class PersonTick(QCheckBox):
    """Somebody who was there or not; where people sign, also somebody who was there unsigned."""

    def __init__(self, name: str, *, signs: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self._signs = name, signs
        self.line: Line = {}
        self.setTristate(signs)
        self.checkStateChanged.connect(self._say)
        self._say()

    def nextCheckState(self) -> None:
        """First signed, then there without a signature, then not there."""
        after = {
            Qt.CheckState.Unchecked: Qt.CheckState.Checked,
            Qt.CheckState.Checked: Qt.CheckState.PartiallyChecked
            if self._signs
            else Qt.CheckState.Unchecked,
        }
        self.setCheckState(after.get(self.checkState(), Qt.CheckState.Unchecked))

    @property
    def is_here(self) -> bool:
        """Whether the person was there."""
        return self.checkState() != Qt.CheckState.Unchecked

    def typed(self) -> Line:
        """Return the line of the person."""
        if not self._signs:
            return dict(self.line)
        signed = self.checkState() == Qt.CheckState.Checked
        # what was never said is not made a no by looking at it
        unsaid = not signed and self.line.get("signed") is None and "id" in self.line
        return self.line | {"signed": None if unsaid else signed}

    def _say(self) -> None:
        said = {
            Qt.CheckState.Checked: _("{name}, signed") if self._signs else "{name}",
            Qt.CheckState.PartiallyChecked: _("{name}, not signed"),
        }.get(self.checkState(), "{name}")
        right = Qt.TextElideMode.ElideRight
        short = self.fontMetrics().elidedText(self.name, right, theme.px(_WIDEST))
        self.setText(said.format(name=short).replace("&", "&&"))
        self.setAccessibleName(said.format(name=self.name))
        self.setToolTip(tip(self.name) if short != self.name else "")
        self.updateGeometry()


def _place(known: Sequence[object], line_id: object) -> int:
    return known.index(line_id) if line_id in known else len(known)


def is_of_people(rows: Rows) -> bool:
    """Return whether a table says nothing but who was there, and perhaps who signed."""
    names = {field.name for field in rows.fields}
    return not rows.rows and {"worker_id", "name"} <= names <= {"worker_id", "name", "signed"}


class PeopleTicks(Editor):
    """The lines of a table of people: {worker_id, name} and, where people sign, {signed}."""

    def __init__(self, desk: Desk, rows: Rows, label: str, parent: QWidget | None = None) -> None:
        super().__init__(desk, rows.name, label, parent)
        self.label.setProperty("role", "strong")
        self._signs = any(field.name == "signed" for field in rows.fields)
        self._lines: list[Line] = []
        self._titles: dict[str, str] = {}
        self._members: list[Member] = []
        self._read_only = False
        self.ticks: list[PersonTick] = []
        self.all_here = link(_("All here and signed") if self._signs else _("All here"))
        self.all_here.clicked.connect(self._on_all)
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("Somebody else’s name"))
        self.other.setAccessibleName(_("{label}: somebody else").format(label=label))
        self.other.installEventFilter(self)
        self.other.textEdited.connect(self.changed)
        self.add_other = button(_("Add"))
        self.add_other.setAccessibleName(_("{label}: add somebody").format(label=label))
        self.add_other.clicked.connect(self._on_other)
        self._lay_out()
        desk.changed.connect(self._on_changed_elsewhere)
        self._ask()

    def _lay_out(self) -> None:
        self.box = QWidget()
        self._flow = Flow(self.box, theme.FIELD)
        self._others = QWidget()
        row = QHBoxLayout(self._others)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.NEAR)
        self.other.setMinimumWidth(theme.px(120))
        self.other.setMaximumWidth(theme.px(320))
        row.addWidget(self.other, 100)  # all there is, up to its widest
        row.addWidget(self.add_other)
        row.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(theme.NEAR)
        column.addWidget(self.all_here, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.box)
        column.addWidget(self._others)
        self._column.addLayout(column)
        self.setFocusProxy(self.all_here)

    # --- what is in it --------------------------------------------------------------------------

    def typed(self) -> list[Line]:
        known = [line["id"] for line in self._lines if "id" in line]
        here = [tick for tick in self.ticks if tick.is_here]
        # as the record has them, so that nothing is changed by looking at it; new ones come last
        here.sort(key=lambda tick: _place(known, tick.line.get("id")))
        lines = [tick.typed() for tick in here]
        if name := self.other.text().strip():
            lines.append(self._line_of("", name))
        return lines

    def set_typed(self, typed: object) -> None:
        lines = typed if isinstance(typed, Sequence) and not isinstance(typed, str) else ()
        self._lines = [dict(line) for line in lines]
        self.other.clear()
        self._show()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        self._titles.update(titles)

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self.all_here.setVisible(not read_only)
        self._others.setVisible(not read_only)
        for tick in self.ticks:
            tick.setDisabled(read_only)

    def _line_of(self, worker: str, name: str) -> Line:
        line: Line = {"worker_id": worker, "name": "" if worker else name}
        return line | {"signed": True} if self._signs else line

    def _show(self) -> None:
        """Make the boxes anew: everybody who works here, then the others of the record."""
        for tick in self.ticks:
            self._flow.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self.ticks = []
        of_workers = {str(line.get("worker_id") or ""): line for line in self._lines}
        for member in self._members:
            line = of_workers.get(member.id)
            self._add_tick(member.name, line or self._line_of(member.id, ""), here=bool(line))
        known = {member.id for member in self._members}
        for line in self._lines:
            worker = str(line.get("worker_id") or "")
            if worker not in known:
                name = self._titles.get(worker) or str(line.get("name") or "")
                self._add_tick(name or _("Somebody"), line, here=True)

    def _add_tick(self, name: str, line: Line, *, here: bool) -> PersonTick:
        tick = PersonTick(name, signs=self._signs)
        tick.line = dict(line)
        state = Qt.CheckState.Unchecked
        if here:
            signed = not self._signs or line.get("signed") is True
            state = Qt.CheckState.Checked if signed else Qt.CheckState.PartiallyChecked
        tick.setCheckState(state)
        tick.setDisabled(self._read_only)
        tick.clicked.connect(self.changed)
        self.ticks.append(tick)
        self._flow.addWidget(tick)
        tick.show()
        return tick

    # --- who works here -------------------------------------------------------------------------

    def _ask(self) -> None:
        day = self.desk.today()
        self.desk.ask(lambda company: crew_of(company, day), self._on_members, owner=self)

    def _on_members(self, members: list[Member]) -> None:
        if members == self._members:
            return
        self._members = members
        self._lines = [tick.typed() for tick in self.ticks if tick.is_here]
        self._show()

    def _on_changed_elsewhere(self, changed: "Changed") -> None:
        if "worker" in changed.kinds:
            self._ask()

    # --- what a person does ---------------------------------------------------------------------

    def _on_all(self) -> None:
        for tick in self.ticks:
            tick.setCheckState(Qt.CheckState.Checked)
        self.changed.emit()

    def _on_other(self) -> None:
        name = " ".join(self.other.text().split())
        if name:
            self.other.clear()
            self._add_tick(name, self._line_of("", name), here=True)
            self.changed.emit()
        self.other.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Enter takes the name; in an empty line it is the form's."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and self.other.text().strip()
        ):
            self._on_other()
            return True
        return False
