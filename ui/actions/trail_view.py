"""The top of an action's form: what is next, its buttons, the trail, and where it came from."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.action_trail import Trail
from desktop.services.repeat_findings import Again
from ui import theme
from ui.actions.step_panel import WORDS, StepPanel
from ui.actions.trail_steps import TrailSteps
from ui.desk import Desk
from ui.editors.flow import Flow
from ui.places import Place
from ui.widgets import Banner, button, link


class TrailView(QWidget):
    """Shows a trail; says which step somebody wants to take."""

    wanted = Signal(str)  # a step

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "clear")
        self._desk = desk
        self._trail: Trail | None = None
        self.next, self.again = Banner(), Banner()
        self.buttons: dict[str, QWidget] = {}
        self._tools = QWidget()
        self._tools.setProperty("role", "clear")
        self._flow = Flow(self._tools, theme.NEAR)
        self.panel = StepPanel(desk)
        self.steps = TrailSteps()
        self.source = link("", may_shrink=True)
        self.source.clicked.connect(self._on_source)
        self.earlier = QWidget()
        self.earlier.setProperty("role", "clear")
        self._earlier = QVBoxLayout(self.earlier)
        self._earlier.setContentsMargins(0, 0, 0, 0)
        self._earlier.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.FIELD)
        # what comes again is told before the way of this one
        for part in (self.next, self._tools, self.panel, self.again, self.earlier, self.steps,
                     self.source):  # fmt: skip
            column.addWidget(part)
        self.hide()

    @property
    def trail(self) -> Trail | None:
        """What is shown."""
        return self._trail

    def show_trail(self, trail: Trail | None) -> None:
        """Show a trail; None for an action that is not saved yet."""
        self._trail = trail
        self.setVisible(trail is not None)
        if trail is None:
            return
        self.next.show_message(trail.next_said, trail.tone)
        self.steps.show_steps(trail.steps)
        self._show_tools(() if self._desk.read_only else trail.can)
        self.source.setVisible(trail.source is not None)
        if trail.source is not None:
            self.source.setText(_("Found in {source}").format(source=trail.source.title))
        self._show_again(trail.again)

    def _show_tools(self, can: Sequence[str]) -> None:
        if tuple(self.buttons) != tuple(can):
            while (item := self._flow.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self.buttons = {}
            for step in can:
                made = button(_(WORDS[step][0]))
                made.clicked.connect(lambda _down=False, step=step: self.wanted.emit(step))
                self.buttons[step] = made
                self._flow.addWidget(made)
        self._tools.setVisible(bool(can) and self.panel.isHidden())

    def show_panel(self, on: bool) -> None:
        """Show the fields of a step in place of the buttons, or the buttons again."""
        self.panel.setVisible(on)
        self._tools.setVisible(bool(self.buttons) and not on)

    def _show_again(self, again: Again | None) -> None:
        while (item := self._earlier.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.earlier.setVisible(again is not None)
        if again is None:
            self.again.clear()
            return
        said = " ".join(filter(None, (again.sentence, again.proposal)))
        self.again.show_message(said, "amber" if again.proposal else "blue")
        for one in again.earlier:
            to_it = link(one.said, may_shrink=True)
            tab = "actions" if one.kind == "corrective_action" else "inspections"
            place = Place(tab, one.kind, one.id)
            to_it.clicked.connect(lambda _down=False, place=place: self._desk.go(place))
            self._earlier.addWidget(to_it)

    def _on_source(self) -> None:
        source = self._trail.source if self._trail else None
        if source is not None:
            self._desk.go(Place(source.tab, source.kind, source.id))
