"""Lets the day by which something is put right follow its risk, until somebody types another."""

from collections.abc import Mapping
from datetime import date

from ui.editors.editor import Editor


class DueByRisk:
    """Fills in the day where it is empty or as it was proposed."""

    def __init__(self, risk: Editor, due: Editor) -> None:
        self._risk, self._due = risk, due
        self._dues: Mapping[str, date] = {}
        self._proposed: object = ""  # the day as it was proposed
        risk.changed.connect(self.follow)

    def take(self, dues: Mapping[str, date]) -> None:
        """Be told by when things are put right, by their risk."""
        self._dues = dues
        if self._proposed:
            self.follow()

    def forget(self) -> None:
        """Take what stands there now as typed."""
        self._proposed = ""

    def follow(self) -> None:
        """Propose the day of the risk that is chosen."""
        day = self._dues.get(str(self._risk.typed()))
        if day is not None and self._due.typed() in ("", None, self._proposed):
            self._due.set_value(day)
            self._proposed = self._due.typed()
