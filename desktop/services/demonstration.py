"""Makes the demonstration company: fourteen months of a small shop, as people enter them."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from desktop.services.demo.days import TellingTime
from desktop.services.demo.filling import Filling, Known
from desktop.services.demo.papers import EVIDENCE, Papers, papers_of
from desktop.services.demo.story import Entry, Step, calendar, read_story
from desktop.services.starting import refuse_wrong_ending, write_company
from desktop.store import history
from desktop.store.founding import Founding, found
from desktop.store.transaction import Transaction

COMPANY: Final = "company"
ASSESSMENT: Final = "assessment"


def make_demonstration(path: Path, as_of: date, *, clock: Callable[[], datetime]) -> None:
    """Make the company file of the demonstration company, as it stands on `as_of`.

    Every action is entered at the end of its day by somebody of that company, whoever sits at this
    PC, but never later than `clock` says. The same
    day makes the same company, but for the ids. Raises `Refused` and `Unavailable` as a new company
    file does, and leaves none behind then. A slip in resources/demo is a bug and raises ValueError.
    """
    refuse_wrong_ending(path)
    story = read_story(calendar(as_of))
    time = TellingTime(clock)
    filling = Filling(story)
    with papers_of(filling) as papers:
        found(path, lambda file: _tell(file, papers, time), by=story.entered_by, clock=time)


def _tell(file: Founding, papers: Papers, time: TellingTime) -> None:
    filling = papers.filling
    story = filling.story
    time.move_to(story.days.at_work(story.steps[0].day))
    filling.known[COMPANY] = Known(COMPANY, write_company(file.write, **story.start))
    for step in story.steps:
        time.move_to(story.days.at_work(step.day))
        file.write(step.name, partial(_do, step=step, papers=papers))
        if step.undone:
            file.undo()


def _do(t: Transaction, step: Step, papers: Papers) -> None:
    """Do what a step tells; a slip in the story comes out with the name of the step."""
    known = papers.filling.known
    for entry in step.entries:
        try:
            record_id = _enter(t, entry, papers)
        except (KeyError, TypeError, ValueError) as fault:
            raise ValueError(f"{step.name}, {entry.kind} {entry.key or entry.values}") from fault
        if entry.key:
            if entry.key in known:
                raise ValueError(f"{step.name}: there are two of {entry.key}")
            known[entry.key] = Known(entry.kind, record_id)


def _enter(t: Transaction, entry: Entry, papers: Papers) -> str:
    filling = papers.filling
    if entry.void:
        record = filling.record(entry.void)
        t.void(record.kind, record.id, entry.values["reason"])
        return record.id
    if entry.kind == EVIDENCE:
        return papers.file(t, entry.values)
    values = filling.values(entry)
    if not entry.edit:
        return t.save(entry.kind, values)
    record = filling.record(entry.edit)
    if entry.adds:
        values = _added(t, record, values)
    if entry.kind == ASSESSMENT:
        values = _proven(t, values)
    return t.save(entry.kind, values, record.id)


def _proven(t: Transaction, values: dict[str, Any]) -> dict[str, Any]:
    """The values of an assessment that is signed here, with the head of the history before it."""
    number, head = history.head(t.connection)
    seen = {"history_number": number, "history_head": head}
    return values | {"signings": [seen | line for line in values.get("signings", ())]}


def _added(t: Transaction, record: Known, values: dict[str, Any]) -> dict[str, Any]:
    """The values of an edit whose lines come below those that are there."""
    before = t.get(record.kind, record.id)
    assert before is not None
    return {
        name: [*before.values[name], *value] if isinstance(value, list) else value
        for name, value in values.items()
    }
