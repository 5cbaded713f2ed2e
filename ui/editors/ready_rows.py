"""A table whose first line is there before anybody asks for it."""

from collections.abc import Sequence

from ui.editors.rows import RowsEditor


class ReadyRows(RowsEditor):
    """Lines, of which an empty first one waits to be typed into; empty ones are never saved."""

    def set_typed(self, typed: object) -> None:
        lines = list(typed) if isinstance(typed, Sequence) and not isinstance(typed, str) else []
        super().set_typed(lines or [{}])

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        if read_only and not self.typed():
            super().set_typed([])
