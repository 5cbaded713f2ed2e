"""What partners publish about something, folded away until somebody asks for it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.language import _
from desktop.services.road.partner import PartnerFact
from ui import theme
from ui.icons import icon
from ui.widgets import link, small, soft, take_away


class FactsFold(QWidget):
    """A heading that opens and closes the sentences, each with where it was read and how sure."""

    def __init__(
        self, facts: Sequence[PartnerFact] = (), about: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.button = link("", may_shrink=True)
        self.button.clicked.connect(lambda: self.turn(not self.is_open))
        self.inside = QWidget()
        self._place = QVBoxLayout(self.inside)
        self._place.setContentsMargins(theme.BETWEEN, 0, 0, 0)
        self._place.setSpacing(theme.TIGHT)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme.TIGHT)
        whole.addLayout(row)
        whole.addWidget(self.inside)
        self.put(facts, about)

    @property
    def is_open(self) -> bool:
        """Whether the sentences are seen."""
        return not self.inside.isHidden()

    def put(self, facts: Sequence[PartnerFact], about: str) -> None:
        """Show other sentences; without any it takes no room."""
        take_away(self._place)
        for fact in facts:
            self._place.addWidget(soft(fact.says))
            self._place.addWidget(small(_sure(fact)))
        self.button.setText(_("What partners publish"))
        self._about = about
        if self.parentWidget() is not None or not facts:  # without one it would be a window
            self.setHidden(not facts)
        self.turn(False)

    def turn(self, is_open: bool) -> None:
        """Open or close it."""
        self.inside.setHidden(not is_open)
        self.button.setIcon(icon("chevron-down" if is_open else "chevron-right", "accent"))
        state = _("open") if is_open else _("closed")
        self.button.setAccessibleDescription(f"{self._about}, {state}")


def _sure(fact: PartnerFact) -> str:
    sure = fact.sure[:1].upper() + fact.sure[1:]
    return (
        _("{sure}. {source}").format(sure=sure, source=fact.source) if fact.source else f"{sure}."
    )
