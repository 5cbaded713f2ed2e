"""Proves the whole history of a company file, line by line, on a copy: people go on working."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.language import ngettext
from desktop.store import history, history_pages
from desktop.store.copying import copy_to
from desktop.store.file import CompanyFile

Tell = Callable[[int, int], None]  # lines read, of how many


@dataclass(frozen=True)
class Checked:
    """What came of it, and a sentence that says so."""

    is_whole: bool
    sentence: str


def check_history(company: CompanyFile, tell: Tell) -> Checked:
    """Check the history; `tell` may raise to stop it.

    Raises `Unavailable` when the file cannot be read, or there is no room for the copy.
    """
    tell(0, 0)
    with TemporaryDirectory(prefix="muster", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / company.path.name
        copy_to(company, path)
        with CompanyFile.open(
            path, by="", clock=company.clock, read_only=True, key=company.key
        ) as copy:
            return _checked(copy, tell)


def _checked(copy: CompanyFile, tell: Tell) -> Checked:
    with copy.reading() as connection:
        count = history_pages.count_of_changes(connection)
        found = history.faults(connection, lambda done: tell(done, count))
        faulty = sorted({number for number, _what in found})
    if not faulty:
        said = ngettext(
            "The one line of the history is in its place. Nothing shows a change outside Muster.",
            "All {n} lines of the history are in their place. Nothing shows a change outside "
            "Muster.",
            count,
        )
        return Checked(True, said.format(n=f"{count:,}"))
    said = ngettext(
        "The history was changed outside Muster, in line {numbers}. Keep this file as it is, and "
        "compare it with the last good backup.",
        "The history was changed outside Muster, in lines {numbers}. Keep this file as it is, and "
        "compare it with the last good backup.",
        len(faulty),
    )
    numbers = ", ".join(map(str, faulty[:10])) + ("…" if len(faulty) > 10 else "")
    return Checked(False, said.format(numbers=numbers))
