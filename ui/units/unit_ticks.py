"""Units to tick, by their types: parking all trailers for the winter is one click and one more."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _, ngettext
from desktop.services.units.knowing import Unit
from desktop.values.folding import fold
from desktop.values.spoken import say_number
from ui import theme
from ui.forms.tick import Tick
from ui.widgets import soft


class UnitTicks(QWidget):
    """A box for every unit under one for its type; says when another is ticked."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Units"))
        self.ticks: dict[str, Tick] = {}  # by unit
        self.types: dict[str, Tick] = {}  # by type, folded
        self._of_type: dict[str, list[str]] = {}
        self.count = soft()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.TIGHT)
        self._column.addWidget(self.count)

    def put(self, units: Sequence[Unit], ticked: Collection[str]) -> None:
        """Show units, some of them ticked; those of the types of these stand first."""
        groups: dict[str, list[Unit]] = {}
        for unit in units:
            groups.setdefault(fold(unit.type), []).append(unit)
        near = {fold(unit.type) for unit in units if unit.id in ticked}
        for key in sorted(groups, key=lambda key: (key not in near, not key, key)):
            some = groups[key]
            name = some[0].type or _("Of no type")
            of_type = Tick(_("{type}: all {n}").format(type=name, n=say_number(len(some), 0)))
            of_type.words.setProperty("role", "strong")
            of_type.ticked.connect(partial(self._on_type, key))
            self.types[key] = of_type
            if len(some) > 1:
                self._column.addWidget(of_type)
            self._of_type[key] = [unit.id for unit in some]
            for unit in some:
                self._add(unit, is_ticked=unit.id in ticked, indent=len(some) > 1)
        self._tell()

    def _add(self, unit: Unit, *, is_ticked: bool, indent: bool) -> None:
        said = unit.name
        if unit.state.key != "in_service":
            said = f"{said} ({unit.state.said})"
        tick = Tick(said)
        tick.tick(is_ticked)
        tick.ticked.connect(self._on_ticked)
        if indent:
            tick.setContentsMargins(theme.px(theme.BETWEEN), 0, 0, 0)
        self.ticks[unit.id] = tick
        self._column.addWidget(tick)

    @property
    def ticked(self) -> tuple[str, ...]:
        """The units that are ticked, in their order."""
        return tuple(unit for unit, tick in self.ticks.items() if tick.is_ticked)

    def focus_first(self) -> None:
        """Go to the first box."""
        first = next(iter(self.ticks.values()), None)
        if first is not None:
            first.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_type(self, key: str, on: bool) -> None:
        for unit in self._of_type[key]:
            self.ticks[unit].tick(on)
        self._tell()
        self.changed.emit()

    def _on_ticked(self, _on: bool) -> None:
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        for key, units in self._of_type.items():
            self.types[key].tick(all(self.ticks[unit].is_ticked for unit in units))
        n = len(self.ticked)
        said = ngettext("{n} unit is ticked.", "{n} units are ticked.", n)
        self.count.setText(said.format(n=say_number(n, 0)))
