"""Speaks to a person in sentences and tables, or to a program in one JSON document."""

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final, TextIO

from desktop.errors import Unavailable
from desktop.language import N_, _

NOT_SAID: Final = N_(
    "It was done, but what came of it could not be written out to the end: there is no space left "
    "where it goes, or nothing may be written there."
)


class Voice:
    """Where output goes. Complaints and progress go to standard error, so that JSON stays clean."""

    def __init__(self, out: TextIO, err: TextIO, *, json: bool) -> None:
        self._out, self._err, self.json = out, err, json

    def document(self, value: Any) -> None:
        """Write the one JSON document."""
        text = json.dumps(value, ensure_ascii=False, indent=1, default=str)
        self._write(text + "\n")
        self.flush()

    def say(self, sentence: str = "") -> None:
        """Say something to a person; silent where a program listens."""
        if not self.json:
            self._write(sentence + "\n")

    def table(self, rows: Sequence[Sequence[str]], below: Sequence[str] = ()) -> None:
        """Show rows in columns, as wide as their longest cell; `below` explains each row."""
        if self.json or not rows:
            return
        widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        for number, row in enumerate(rows):
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            self._write("  " + "  ".join(cells).rstrip() + "\n")
            if below:
                self._write(" " * (widths[0] + 4) + below[number] + "\n")

    def flush(self) -> None:
        """Have all of it where it goes. Raises `Unavailable` where it cannot be."""
        self._write("")

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            if not text:
                self._out.flush()
        except BrokenPipeError:  # nobody reads any more, which is no fault
            raise
        except OSError as fault:
            raise Unavailable(_(NOT_SAID)) from fault

    def complain(self, sentence: str) -> None:
        """Say what is wrong, on standard error."""
        with suppress(OSError):  # nobody hears it, and the exit code still says it
            self._err.write(sentence + "\n")
            self._err.flush()

    def progress(self, done: int, total: int, name: str) -> None:
        """Show where a long job is, on a terminal only."""
        if self._err.isatty():
            with suppress(OSError):  # it may be closed meanwhile
                self._err.write(f"\r\x1b[K{done + 1}/{total} {name[:60]}")
                self._err.flush()

    def end_progress(self) -> None:
        """Wipe the progress line."""
        if self._err.isatty():
            self._err.write("\r\x1b[K")
