"""Turns duties into days of a calendar: each under a name of its own that never changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from desktop.duties.duty import Duty, State
from desktop.exchange.calendars import DayEntry
from desktop.language import N_, _
from desktop.store.facts import SubjectKind
from desktop.values.folding import fold
from desktop.values.spoken import say_date

_OURS: Final = uuid5(NAMESPACE_URL, "muster:duty")
_CATEGORIES: Final = {
    "inspection": N_("Inspection"),
    "maintenance": N_("Maintenance"),
    "meeting": N_("Meeting"),
    "drill": N_("Drill"),
    "review": N_("Review"),
    "certificate": N_("Certificate"),
    "action": N_("Corrective action"),
    "orientation": N_("Orientation"),
}


@dataclass(frozen=True, slots=True)
class Gone:
    """What is not to be done any more, by the name under which a calendar may have it."""

    name: str
    title: str
    due: date | None = None


def name_of(duty: Duty) -> str:
    """Return the name under which a calendar knows a duty, whatever becomes of it.

    A certificate is known by its worker and what it is, because each renewal is another record; an
    action by itself, because it may be handed to somebody else.
    """
    if duty.kind == "certificate":
        return card_name(duty.subject_id, duty.task)
    if duty.kind == "action" or (duty.kind == "review" and duty.plan):
        return record_name(duty.plan or "")
    return plan_name(duty.plan or f"{duty.kind}/{fold(duty.task)}", duty.subject_id)


def card_name(worker_id: str, type_name: str) -> str:
    """Return the name of what one worker has to hold."""
    return _named("certificate", worker_id, fold(type_name))


def record_name(record_id: str) -> str:
    """Return the name of a duty that is a record of its own: an action, a paper, a review."""
    return _named("record", record_id)


def plan_name(plan_id: str, subject_id: str) -> str:
    """Return the name of a planned duty on one subject: a plan may hold for many units."""
    return _named("plan", plan_id, subject_id)


def _named(*parts: str) -> str:
    return f"{uuid5(_OURS, '/'.join(parts))}@muster"


def entries(
    duties: Iterable[Duty], before: Iterable[Duty], gone: Iterable[Gone], as_of: date
) -> Iterator[DayEntry]:
    """Return a day for each duty that has one, and take out what an earlier file may have had.

    `before` are the duties of some time ago, `gone` is what was voided or put right since: what is
    among them and is not to be done any more, or has no day, is called off. What is overdue stands
    on the day that is looked from, because nobody leafs back.
    """
    shown: set[str] = set()
    for duty in duties:
        on = _day(duty, as_of)
        name = name_of(duty)
        if on is not None and name not in shown:
            shown.add(name)
            yield DayEntry(name, on, _title(duty), _text(duty, as_of), _category(duty))
    off = [Gone(name_of(duty), _subject(duty), duty.due) for duty in before]
    for one in (*off, *gone):
        if one.name not in shown:
            shown.add(one.name)
            yield DayEntry(one.name, one.due or as_of, one.title, is_off=True)


def _day(duty: Duty, as_of: date) -> date | None:
    if duty.state in (State.OVERDUE, State.NEVER_DONE):
        return max(duty.due or as_of, as_of)
    if duty.state in (State.SUSPENDED, State.BEFORE_USE):
        return None  # nobody knows the day
    return max(duty.due, as_of) if duty.due else None


def _title(duty: Duty) -> str:
    words = _subject(duty)
    if duty.kind == "certificate":
        return _expires(duty, words)
    if duty.state is State.OVERDUE:
        return _("Overdue: {what}").format(what=words)
    if duty.state is State.NEVER_DONE:
        return _("Never done: {what}").format(what=words)
    if duty.due_estimated:
        return _("Around this day: {what}").format(what=words)
    return words


def _expires(duty: Duty, words: str) -> str:
    if duty.state is State.NEVER_DONE:
        return _("Missing: {what}").format(what=words)
    if duty.state is State.OVERDUE:
        return _("Expired: {what}").format(what=words)
    return _("Last good day: {what}").format(what=words)


_NAMED: Final[frozenset[SubjectKind | None]] = frozenset({"unit", "site", "worker"})


def _subject(duty: Duty) -> str:
    """What the company does as a whole needs no name; an action is said by its own words."""
    if duty.subject_kind not in _NAMED or not duty.subject:
        return duty.task
    if duty.kind == "action":
        return _("{task} ({who})").format(task=duty.task, who=duty.subject)
    return _("{subject}: {task}").format(subject=duty.subject, task=duty.task)


def _text(duty: Duty, as_of: date) -> str:
    lines = [duty.reason]
    if duty.rule:
        lines.append(_("How often: {rule}.").format(rule=duty.rule_said))
    if duty.due is not None and duty.due < as_of:
        lines.append(_("Due since {day}.").format(day=say_date(duty.due, as_of)))
    lines.append(_("Looked up on {day}.").format(day=say_date(as_of, as_of)))
    return "\n".join(lines)


def _category(duty: Duty) -> str:
    return _(_CATEGORIES.get(duty.kind, N_("Duty")))
