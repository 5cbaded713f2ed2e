"""Speaks to a person in sentences and tables, or to a program in one JSON document."""

import json
from collections.abc import Sequence
from typing import Any, TextIO


class Voice:
    """Where output goes. Complaints and progress go to standard error, so that JSON stays clean."""

    def __init__(self, out: TextIO, err: TextIO, *, json: bool) -> None:
        self._out, self._err, self.json = out, err, json

    def document(self, value: Any) -> None:
        """Write the one JSON document."""
        json.dump(value, self._out, ensure_ascii=False, indent=1, default=str)
        self._out.write("\n")
        self._out.flush()

    def say(self, sentence: str = "") -> None:
        """Say something to a person; silent where a program listens."""
        if not self.json:
            self._out.write(sentence + "\n")

    def table(self, rows: Sequence[Sequence[str]], below: Sequence[str] = ()) -> None:
        """Show rows in columns, as wide as their longest cell; `below` explains each row."""
        if self.json or not rows:
            return
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        for number, row in enumerate(rows):
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self._out.write("  " + "  ".join(cells).rstrip() + "\n")
            if below:
                self._out.write(" " * (widths[0] + 4) + below[number] + "\n")

    def complain(self, sentence: str) -> None:
        """Say what is wrong, on standard error."""
        self._err.write(sentence + "\n")
        self._err.flush()

    def progress(self, done: int, total: int, name: str) -> None:
        """Show where a long job is, on a terminal only."""
        if self._err.isatty():
            self._err.write(f"\r\x1b[K{done + 1}/{total} {name[:60]}")
            self._err.flush()

    def end_progress(self) -> None:
        """Wipe the progress line."""
        if self._err.isatty():
            self._err.write("\r\x1b[K")
