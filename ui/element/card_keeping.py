"""Keeps what was typed of new cards and not saved, cell by cell: here at once, in the file soon."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.services.card_drafts import draft_of_card
from desktop.services.drafts import Draft, drop_draft, keep_draft
from ui.desk import Desk

Cell = tuple[str, str]  # worker, kind of certificate


class CardKeeping(QObject):
    """The unsaved cards of one form; a draft in the file outlives a crash."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        # looked at before the file, which is written a moment later
        self._drafts: dict[Cell, Draft] = {}
        self._scans: dict[Cell, list[Path]] = {}

    def keep(self, cell: Cell, typed: Mapping[str, object]) -> None:
        """Keep what was typed of a cell."""
        if self._desk.read_only:
            return
        draft = draft_of_card(*cell, typed, self._drafts.get(cell))
        self._drafts[cell] = draft
        self._desk.do(lambda company: keep_draft(company, draft), owner=self)

    def typed(self, cell: Cell, in_file: Draft | None) -> Mapping[str, object] | None:
        """Return what was typed of a cell and not saved, or None; `in_file` is what it holds."""
        draft = self._drafts.get(cell) or in_file
        if draft is None:
            return None
        self._drafts[cell] = draft
        return draft.typed

    def forget(self, cell: Cell) -> None:
        """Let go of a cell: it was saved, or thrown away."""
        draft = self._drafts.pop(cell, None)
        if draft is not None and not self._desk.read_only:
            self._desk.do(lambda company: drop_draft(company, draft.id), owner=self)

    def put_scans(self, cell: Cell, scans: list[Path]) -> None:
        """Keep the scans that wait for a cell, while another one is looked at."""
        if scans:
            self._scans[cell] = scans

    def take_scans(self, cell: Cell) -> list[Path]:
        """Return the scans that wait for a cell, once."""
        return self._scans.pop(cell, [])
