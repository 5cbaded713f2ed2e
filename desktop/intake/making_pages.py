"""Has a child make the pages of one file, and says in words what came of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from desktop.errors import Refused
from desktop.intake import office, printable
from desktop.intake.disk import writing_explained
from desktop.intake.faults import Fault, note, sentence
from desktop.intake.in_words import showing
from desktop.intake.limits import Limits
from desktop.intake.pdf_out import hashed
from desktop.intake.printable import Order, Pages, Printable
from desktop.intake.printable_photo import Care
from desktop.intake.reader import Reader
from desktop.intake.wishes import Wish
from desktop.language import N_

Stopped = Callable[[], bool]


def pages_of(
    limits: Limits, reader: Reader, wish: Wish, source: Path, is_stopped: Stopped
) -> Printable | Refused:
    """Return the pages that were made of the file at `source`, or why there are none.

    Raises Unavailable where the machine stands in the way, CancelledError soon after `is_stopped`.
    """
    order = Order(
        source=source,
        family=wish.family,
        to=wish.to,
        sha256=wish.sha256,
        care=Care(wish.dots, wish.is_doubtful),
        hiding=wish.hiding,
    )
    try:
        if office.can_draw(wish.family):
            return _by_office(limits, reader, wish, order, is_stopped)
        return _asked(limits, reader, wish.name, order, is_stopped)
    except Refused as refused:
        return refused


def _asked(
    limits: Limits, reader: Reader, name: str, order: Order, is_stopped: Stopped
) -> Printable:
    seconds = printable.patience(order.source.stat().st_size, limits)
    ask = partial(reader.ask, seconds, printable.made, order, limits, is_stopped=is_stopped)
    return made_in_words(name, order.to, ask)


def _by_office(
    limits: Limits, reader: Reader, wish: Wish, order: Order, is_stopped: Stopped
) -> Printable:
    """Have LibreOffice draw a letter or sheet, and the child make that over."""
    if order.sha256 and hashed(order.source).sha256 != order.sha256:
        raise Refused(sentence(note(printable.ALTERED), wish.name))
    try:
        with writing_explained(wish.to):
            pdf = office.drawn(order.source, wish.family, wish.to.parent, is_stopped)
    except Fault as fault:
        raise Refused(sentence(fault.said, wish.name)) from fault
    try:
        over = replace(order, source=pdf, family="pdf", sha256="")
        made = _asked(limits, reader, wish.name, over, is_stopped)
    finally:
        pdf.unlink(missing_ok=True)
    if len(made.sizes) < office.PAGES:
        return made
    said = sentence(note(FIRST_PAGES, count=office.PAGES), wish.name)
    return replace(made, notes=(*made.notes, said))


def made_in_words(name: str, to: Path, ask: Callable[[], Pages]) -> Printable:
    """Return what was made at `to`, or raise in words what came in between."""
    try:
        with showing(name, printable.NOT_PRINTED), writing_explained(to):
            made = ask()
    except Refused:
        to.unlink(missing_ok=True)  # half a PDF would be taken for a whole one
        raise
    notes = tuple(sentence(said, name) for said in made.notes)
    return Printable(made.sizes, notes, made.made, made.redacted, made.unread)


FIRST_PAGES: Final = N_("Of '{name}' the first {count} pages are shown; the file itself has all.")
