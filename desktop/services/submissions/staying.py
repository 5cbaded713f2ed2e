"""Keeps what was sent: a folder that holds it is no place for another package."""

import re
from datetime import date
from pathlib import Path
from typing import Final

from desktop.errors import Refused, Unavailable
from desktop.language import N_, _
from desktop.package import manifest
from desktop.services.submissions.earlier import Sent, earlier
from desktop.store.faults import reading_explained
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_whole_date

STAYS: Final = N_(
    "The package that was sent to {whom} on {day} lies in '{folder}' and has to stay as it is. "
    "Nothing was changed. Build this one into a folder of its own, such as '{other}'."
)
_DAY_AT_END: Final = re.compile(r" \d{4}-\d{2}-\d{2}( \d+)?$")  # what was proposed before
_MOST: Final = 1_000  # packages of one day


def refuse_where_sent(company: CompanyFile, out: Path, as_of: date) -> None:
    """Raise `Refused` where `out` holds a package that somebody said was sent.

    It is what the company can show to have left the house, so none is ever put in its place.
    """
    sent = earlier(company)
    there = _sent_in(sent, out)
    if there is not None:
        words = {"whom": there.to_whom or "?", "day": say_whole_date(there.on)}
        other = _beside(sent, out, as_of)
        raise Refused(_(STAYS).format(folder=out, other=other, **words))


def room_for(sent: tuple[Sent, ...], out: Path, as_of: date) -> Path:
    """Return `out`, or a folder beside it named by the day where `out` holds what was sent."""
    return out if _sent_in(sent, out) is None else _beside(sent, out, as_of)


def _beside(sent: tuple[Sent, ...], out: Path, as_of: date) -> Path:
    stem = _DAY_AT_END.sub("", out.name) or out.name
    named = f"{stem} {as_of.isoformat()}"
    for n in range(2, _MOST):
        other = out.with_name(named)
        if _sent_in(sent, other) is None:
            return other
        named = f"{stem} {as_of.isoformat()} {n}"
    return out.with_name(named)


def _sent_in(sent: tuple[Sent, ...], folder: Path) -> Sent | None:
    """Return what was sent and lies in a folder alone; a copy of what stays elsewhere is free."""
    head = _head_in(folder)
    found = [one for one in sent if head and one.head == head]
    kept = (one.folder for one in found if one.folder is not None)
    if any(other != folder and _head_in(other) == head for other in kept):
        return None
    return next(iter(found), None)


def _head_in(folder: Path) -> str:
    """Return the head that the list of a package in a folder states, "" where there is none.

    What it states, and not what it ought to be: a package that was spoilt since stays too.
    """
    path = folder / manifest.NAME
    try:
        with reading_explained(path):
            if not path.is_file() or path.stat().st_size > manifest.MOST_BYTES:
                return ""
            return manifest.read(path.read_bytes())[1]
    except (ValueError, Unavailable):  # nobody can say what lies there; whoever writes there looks
        return ""
