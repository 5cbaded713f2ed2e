"""Says which notes of the partner's reviewer wait for an answer, and by when."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from desktop.duties.duty import Duty, State
from desktop.language import _
from desktop.services.today.shown import Line, Need, Target
from desktop.values.spoken import say_date

REVIEWER: Final = "reviewer_note"
# the view of Audit & package in which a question stands with what the reviewer wrote
_ASSESSMENT: Final = "the_assessment"
_LONGEST: Final = 120  # characters of a note on one line


class Waiting(NamedTuple):
    """A note that nobody answered yet."""

    id: str
    assessment_id: str | None
    question: str
    text: str
    due_on: date | None


def reviewer_line(note: Waiting, as_of: date) -> tuple[Line, Duty]:
    """Return the line of a note, with the duty that it stands for."""
    is_late = note.due_on is not None and note.due_on < as_of
    state = State.OVERDUE if is_late else State.DUE_SOON
    title = _("Answer the reviewer: {code}").format(code=note.question)
    if not note.question:
        title = _("Answer the reviewer")
    target = _target(note)
    line = Line(
        key=f"{REVIEWER} {note.id}",
        need=Need.NOW if is_late else Need.SOON,
        chip=_("Overdue") if is_late else _("To answer"),
        tone="red" if is_late else "amber",
        title=title,
        why=_short(note.text),
        when=_("by {date}").format(date=say_date(note.due_on, as_of)) if note.due_on else "",
        verb=_("Answer"),
        tab="audit",
        does=target,
        opens=target,
        due=note.due_on,
    )
    duty = Duty(kind=REVIEWER, subject="", subject_id="", subject_kind=None, task=title, rule="",
                state=state, due=note.due_on, last_done=None, reason=line.why,
                plan=note.id)  # fmt: skip
    return line, duty


def by_urgency(notes: Sequence[Waiting]) -> list[Waiting]:
    """Return notes by the days by which they are to be answered, those without one at the end."""
    return sorted(notes, key=lambda one: (one.due_on or date.max, one.question, one.id))


def _target(note: Waiting) -> Target:
    if note.assessment_id and note.question:
        values = {"assessment": note.assessment_id}
        return Target("audit", _ASSESSMENT, note.question, values=values)
    return Target("audit", REVIEWER, note.id)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"
