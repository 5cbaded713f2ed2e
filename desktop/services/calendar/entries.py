"""Turns duties into days of a calendar: each under a name of its own that never changes."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.exchange.calendars import DayEntry
from desktop.language import N_, _
from desktop.services.calendar.gone import Gone
from desktop.services.calendar.known import Named
from desktop.services.today.training_lines import ORIENTATION
from desktop.services.training.competency_duties import COMPETENCY
from desktop.store.facts import SubjectKind
from desktop.values.spoken import say_date

_CATEGORIES: Final = {
    "inspection": N_("Inspection"),
    "maintenance": N_("Maintenance"),
    "meeting": N_("Meeting"),
    "drill": N_("Drill"),
    "review": N_("Review"),
    "certificate": N_("Certificate"),
    "action": N_("Corrective action"),
    ORIENTATION: N_("Orientation"),
    COMPETENCY: N_("Competency check"),
}


def entries(
    now: Iterable[Named], before: Iterable[Named], gone: Iterable[Gone], as_of: date
) -> Iterator[DayEntry]:
    """Return a day for each duty that has one, and take out what an earlier file may have had.

    `before` is what was due some time ago, `gone` what was voided or put right since: what is among
    them and is not to be done any more, or has no day, is called off. What is overdue stands on the
    day that is looked from, because nobody leafs back.
    """
    shown: set[str] = set()
    for name, duty in now:
        on = _day(duty, as_of)
        if on is not None and name not in shown:
            shown.add(name)
            yield DayEntry(name, on, _title(duty), _text(duty, as_of), _category(duty))
    had = ((name, duty) for name, duty in before if _day(duty, as_of) is not None)
    off = [Gone(name, _subject(duty), duty.due) for name, duty in had]
    for one in (*off, *gone):
        if one.name not in shown:
            shown.add(one.name)
            # there are calendars that show what was called off: then it must not look as if due
            said = _("No longer due: {what}").format(what=one.title)
            yield DayEntry(one.name, one.due or as_of, said, is_off=True)


def _day(duty: Duty, as_of: date) -> date | None:
    if duty.state in (State.OVERDUE, State.NEVER_DONE):
        return max(duty.due or as_of, as_of)
    if duty.state in (State.SUSPENDED, State.BEFORE_USE):
        return None  # nobody knows the day
    return max(duty.due, as_of) if duty.due else None


# how a day says what it is about: a card ends, and so does a check; all else is to be done
_TITLES: Final = {
    "certificate": {
        State.OVERDUE: N_("Expired: {what}"),
        State.NEVER_DONE: N_("Missing: {what}"),
        State.DUE_SOON: N_("Last good day: {what}"),
        State.OK: N_("Last good day: {what}"),
    },
    COMPETENCY: {
        State.NEVER_DONE: N_("No good check: {what}"),
        State.DUE_SOON: N_("Check again by this day: {what}"),
        State.OK: N_("Check again by this day: {what}"),
    },
    ORIENTATION: {State.NEVER_DONE: N_("Missing: {what}")},
    "action": {State.NEVER_DONE: N_("No day is set: {what}")},
}
_USUAL: Final = {State.OVERDUE: N_("Overdue: {what}"), State.NEVER_DONE: N_("Never done: {what}")}


def _title(duty: Duty) -> str:
    words = _TITLES.get(duty.kind, {}).get(duty.state) or _USUAL.get(duty.state)
    if words is None:
        words = N_("Around this day: {what}") if duty.due_estimated else "{what}"
    return _(words).format(what=_subject(duty))


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
