"""Looks for what was typed and not saved, also where that is sealed with the private facts."""

from PySide6.QtCore import QObject, Signal

from desktop.services.drafts import Draft, drafts_of
from desktop.services.private_facts import is_locked_now
from ui.desk import Desk


class GoingOn(QObject):
    """What is sealed now is looked for again when private facts are opened."""

    found = Signal(object)  # the Draft
    sealed = Signal(str)  # its kind: it cannot be shown until private facts are opened

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: tuple[str, str] | None = None  # kind and id of a draft that is sealed
        desk.private_turned.connect(self._on_turned)

    def look(self, kind: str, draft_id: str) -> None:
        """Look for a draft, if nobody has saved it meanwhile."""

        def told(answer: tuple[list[Draft], bool]) -> None:
            drafts, is_closed = answer
            for draft in drafts:
                if draft.id == draft_id:
                    self.found.emit(draft)
                    return
            if is_closed:
                self._waiting = kind, draft_id
                self.sealed.emit(kind)

        self.forget()
        self._desk.ask(lambda c: (drafts_of(c, kind), is_locked_now(c, kind)), told, owner=self)

    def forget(self) -> None:
        """Wait for nothing: somebody has turned to something else."""
        self._waiting = None

    def _on_turned(self) -> None:
        if self._waiting is not None:
            self.look(*self._waiting)
