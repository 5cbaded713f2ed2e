"""Remembers on this PC what a person said of sheets with certain headings, for the next time."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.exchange.correcting import below
from desktop.exchange.mapping import Planned
from desktop.exchange.saved_mapping import as_toml, put_right
from desktop.exchange.tables import Table
from desktop.intake import Workbook
from desktop.language import _
from desktop.store.canonical import digest, written
from desktop.values.folding import key

MOVED: Final = "headings_moved_by"  # rows from where Muster would look for them by itself


class Memory:
    """One small file for each set of headings, in a folder of this person's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def recall(self, planned: Sequence[Planned], books: Sequence[Workbook]) -> dict[int, Planned]:
        """Return those sheets, by their number, that are read as they were the last time."""
        found = {n: self._recalled(item, books) for n, item in enumerate(planned)}
        return {number: item for number, item in found.items() if item is not None}

    def _recalled(self, guessed: Planned, books: Sequence[Workbook]) -> Planned | None:
        try:
            said = tomllib.loads(self._file(guessed.table).read_text(encoding="utf-8"))
            moved = int(said[MOVED])
            item = below(guessed, books, guessed.table.header_row + moved) if moved else guessed
            return put_right(item, said["sheet"][0])
        except (OSError, ValueError, LookupError, TypeError, Refused):
            # nothing is remembered, or it no longer fits: then the sheet is guessed anew
            return None

    def keep(self, guessed: Planned, chosen: Planned) -> None:
        """Remember what was made of a sheet; nothing where it is what would be guessed anyway.

        Raises `Unavailable` where it cannot be written down.
        """
        moved = chosen.table.header_row - guessed.table.header_row
        text = f"{MOVED} = {moved}\n{as_toml([chosen])}"
        file = self._file(guessed.table)
        try:
            if not moved and chosen.plan == guessed.plan:
                file.unlink(missing_ok=True)
                return
            self._folder.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        except OSError as fault:
            raise Unavailable(
                _(
                    "What you said of the columns could not be remembered on this PC. "
                    "The import itself is done."
                )
            ) from fault

    def _file(self, table: Table) -> Path:
        headings = written([key(heading) for heading in table.headings])
        return self._folder / f"{digest('headings', headings)[:32]}.toml"
