"""Says which pages of a file are not among those that are shown, runs of them as "4 to 7"."""

from collections.abc import Iterator, Sequence
from typing import Final

from desktop.intake.faults import Note, note
from desktop.language import N_

_RUNS: Final = 8


def lost_pages(numbers: Sequence[int]) -> tuple[Note, ...]:
    """Return the note on pages, counted from 0, of which nothing could be read."""
    return _missing(LOST, LOST_ONE, numbers)


def hurt_pages(numbers: Sequence[int]) -> tuple[Note, ...]:
    """Return the note on pages, counted from 0, that are shown with a part missing."""
    return _missing(HURT, HURT_ONE, numbers)


def drawn_pages(numbers: Sequence[int]) -> tuple[Note, ...]:
    """Return the note on pages, counted from 0, that are shown as pictures of themselves."""
    return _missing(DRAWN, DRAWN_ONE, numbers)


def _missing(many: str, one: str, numbers: Sequence[int]) -> tuple[Note, ...]:
    if not numbers:
        return ()
    if len(numbers) == 1:
        return (note(one, page=numbers[0] + 1),)
    said: Note | str = ""
    for count, (first, last) in enumerate(_runs(numbers)):
        if count == _RUNS:
            said = note(MORE, before=said)
            break
        part = note(RUN, first=first, last=last) if last > first else str(first)
        said = note(AND, before=said, then=part) if said else part
    return (note(many, pages=said),)


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = last = numbers[0] + 1
    for number in numbers[1:]:
        if number + 1 > last + 1:
            yield first, last
            first = number + 1
        last = number + 1
    yield first, last


LOST: Final = N_("Pages {pages} of '{name}' could not be read.")
LOST_ONE: Final = N_("Page {page} of '{name}' could not be read.")
HURT: Final = N_("Pages {pages} of '{name}' are damaged; a part of what they showed is missing.")
HURT_ONE: Final = N_("Page {page} of '{name}' is damaged; a part of what it showed is missing.")
DRAWN: Final = N_(
    "Pages {pages} of '{name}' are damaged; what could still be seen of them is shown as pictures."
)
DRAWN_ONE: Final = N_(
    "Page {page} of '{name}' is damaged; what could still be seen of it is shown as a picture."
)
RUN: Final = N_("{first} to {last}")
MORE: Final = N_("{before} and others")
AND: Final = N_("{before}, {then}")
