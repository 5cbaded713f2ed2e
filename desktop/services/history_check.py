"""Proves the whole history of a company file, line by line, on a copy: people go on working."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy.engine import Connection

from desktop.language import ngettext
from desktop.services.verifying.page_copy import copy_pages, engine_of, private_folder
from desktop.store import history, history_pages
from desktop.store.faults import explained
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
    with private_folder(company.path) as folder:
        path = folder / company.path.name
        copy_pages(company.path, path, company.key)
        with (
            explained(company.path),
            engine_of(path, company.key) as engine,
            engine.connect() as connection,
        ):
            return _checked(connection, tell)


def _checked(connection: Connection, tell: Tell) -> Checked:
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
