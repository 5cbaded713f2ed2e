"""The ways out of a renewal that are no new card: correct the old one, exempt, ask otherwise."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.renewal import Renewing
from desktop.services.training_cells import CellState
from ui import theme
from ui.desk import Desk
from ui.places import Place
from ui.widgets import link, section


class RenewalLinks(QWidget):
    """Links under the form, each shown where it makes sense."""

    correct_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._about: Renewing | None = None
        self.heading = section(_("Not a new card?"))
        self.correct = link(_("Correct the card on file"))
        self.correct.clicked.connect(self._on_correct)
        self.exempt = link(_("Exempt this worker…"))
        self.exempt.clicked.connect(self._on_exempt)
        self.not_needed = link("")
        self.not_needed.clicked.connect(self._on_not_needed)
        self.require = link(_("Require it of this position…"))
        self.require.clicked.connect(self._on_require)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.TIGHT)
        column.addWidget(self.heading)
        for each in (self.correct, self.exempt, self.not_needed, self.require):
            column.addWidget(each)

    def fill(self, about: Renewing) -> None:
        """Show the links that make sense for a worker and a kind of certificate."""
        self._about = about
        may_write = not self._desk.read_only
        is_asked = bool(about.asked_by)
        self.correct.setVisible(bool(about.old_id))
        self.exempt.setVisible(may_write and is_asked and about.state is not CellState.EXEMPT)
        self.not_needed.setVisible(may_write and is_asked)
        by_position = any(position for _id, position in about.asked_by)
        self.not_needed.setText(
            _("Not needed for this position…") if by_position else _("Not needed by everybody…")
        )
        self.require.setVisible(may_write and not is_asked and bool(about.positions))
        shown = (self.correct, self.exempt, self.not_needed, self.require)
        self.heading.setVisible(any(not each.isHidden() for each in shown))

    def _on_correct(self) -> None:
        if self._about:
            self.correct_wanted.emit(self._about.old_id)

    def _on_exempt(self) -> None:
        if self._about:
            values = {"worker_id": self._about.worker_id, "type_id": self._about.type_id}
            self._desk.go(Place("training", "exemption", new=True, values=values))

    def _on_not_needed(self) -> None:
        """Go to what asks for it: there it is ended, from a day on."""
        if self._about:
            by_position = [id_ for id_, position in self._about.asked_by if position]
            record_id = (by_position or [id_ for id_, _all in self._about.asked_by])[0]
            self._desk.go(Place("training", "requirement", record_id))

    def _on_require(self) -> None:
        if self._about:
            values = {
                "position_id": self._about.positions[0][0],
                "type_id": self._about.type_id,
                "from_on": self._desk.today(),
            }
            self._desk.go(Place("training", "requirement", new=True, values=values))
