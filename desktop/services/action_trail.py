"""The trail of a corrective action: what is done of it, what is next, and where it came from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy.engine import Connection

from desktop.duties.actions import ActionStanding
from desktop.language import _, ngettext
from desktop.records import KINDS, kind_of
from desktop.services.action_put_off import put_off_from
from desktop.services.action_rules import ACTION, People, people_of
from desktop.services.evidence.showing import evidence_of
from desktop.services.repeat_findings import Again, again_of, place_of
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.titles import Titles
from desktop.values.spoken import say_date, say_span

DONE, NEXT, LATER, SKIPPED, TRIED = "done", "next", "later", "skipped", "tried"
_KINDS: Final = frozenset(kind.key for kind in KINDS)


@dataclass(frozen=True)
class Step:
    """One step: its name, what was done of it, and whether it is done, next or later."""

    key: str
    title: str
    said: str
    mark: str


@dataclass(frozen=True)
class Source:
    """The record that an action came from."""

    kind: str
    id: str
    tab: str
    title: str


@dataclass(frozen=True)
class Trail:
    """How far an action is. `can` are the steps that may be taken now, the next one first."""

    steps: tuple[Step, ...]
    next_said: str
    tone: str
    can: tuple[str, ...]
    is_small_crew: bool = False
    source: Source | None = None
    again: Again | None = None


def trail_of(company: CompanyFile, action_id: str, today: date) -> Trail | None:
    """Return the trail of an action, None where there is none of that id."""
    with company.reading() as connection:
        record = aggregate.read_one(connection, kind_of(ACTION), action_id)
        if record is None:
            return None
        values = record.values
        titles = Titles(connection, {})
        assigned = _person(values, "assigned", titles)
        tries = [_tried(one, titles, today) for one in values["tries"]]
        source = _source(connection, values, titles)
        subject = place_of(connection, values)
        earlier = put_off_from(connection, action_id, values["due_on"])
    people = people_of(company, values, today)
    files = len(evidence_of(company, ACTION, action_id))
    standing = _standing(values, today)
    by_when = _by_when(assigned, values["due_on"], today, earlier)
    found, *rest = _steps(values, people, by_when, files, subject, today)
    steps = [found, *((step, True) for step in tries), *rest]
    said, tone = _next(values, people, assigned, files, today)
    return Trail(
        steps=_marked(steps, standing),
        next_said=said,
        tone=tone,
        can=_CAN[standing] if not record.is_voided else (),
        is_small_crew=people.is_small_crew,
        source=source,
        again=again_of(company, action_id, today),
    )


_CAN: Final[Mapping[ActionStanding, tuple[str, ...]]] = {
    ActionStanding.OPEN: ("resolve", "close"),
    ActionStanding.OVERDUE: ("resolve", "close"),
    ActionStanding.NO_DUE_DATE: ("assign", "resolve", "close"),
    ActionStanding.TO_VERIFY: ("verify", "reopen"),
    ActionStanding.CLOSED: ("reopen",),
    ActionStanding.CLOSED_WITHOUT: ("reopen",),
}


def _standing(values: Mapping[str, Any], today: date) -> ActionStanding:
    if values["resolved_on"]:
        looked = ("verified_on", "verified_by_id", "verified_by_name", "verified_how")
        is_verified = any(values[name] for name in looked)
        if values["effective"] is False:
            return ActionStanding.TO_VERIFY
        return ActionStanding.CLOSED if is_verified else ActionStanding.TO_VERIFY
    if values["closed_reason"]:
        return ActionStanding.CLOSED_WITHOUT
    if not values["due_on"] or not (values["assigned_id"] or values["assigned_name"]):
        return ActionStanding.NO_DUE_DATE
    return ActionStanding.OVERDUE if values["due_on"] < today else ActionStanding.OPEN


# --- the steps ----------------------------------------------------------------------------------


def _steps(
    values: Mapping[str, Any], people: People, by_when: str, files: int, subject: str, today: date
) -> list[tuple[Step, bool]]:
    """Return every step with whether it is done."""
    resolved = values["resolved_on"]
    found = _("{date}, {subject}") if subject else _("{date}")
    found = found.format(date=say_date(values["found_on"], today), subject=subject)
    steps = [(Step("found", _("Found"), found, ""), True)]
    if values["interim"]:
        steps.append((Step("interim", _("Done at once"), values["interim"], ""), True))
    has_both = bool(values["due_on"] and (values["assigned_id"] or values["assigned_name"]))
    steps.append((Step("assign", _("Assigned"), by_when, ""), has_both))
    if values["closed_reason"] and not resolved:
        steps.append((Step("close", _("Closed without a fix"), values["closed_reason"], ""), True))
        return steps
    steps.append((Step("resolve", _("Put right"), _resolved(values, people, today), ""),
                  bool(resolved)))  # fmt: skip
    proof = " ".join(filter(None, (str(values["proof"] or ""), _files(files))))
    steps.append((Step("proof", _("Proof"), proof, ""), bool(resolved and proof)))
    looked = _verified(values, people.verifier, today)
    steps.append((Step("verify", _("Verified"), looked, ""), bool(looked)))
    works = {True: _("Yes"), False: _("No, it came back")}.get(values["effective"], "")
    steps.append((Step("effective", _("Does it work"), works, ""), bool(values["effective"])))
    return steps


def _marked(steps: list[tuple[Step, bool]], standing: ActionStanding) -> tuple[Step, ...]:
    """The first step that is not done is next; what was left out before one that is, is left."""
    last = max((n for n, (_step, is_done) in enumerate(steps) if is_done), default=-1)
    is_over = standing in (ActionStanding.CLOSED, ActionStanding.CLOSED_WITHOUT)
    marked: list[Step] = []
    has_next = is_over
    for place, (step, is_done) in enumerate(steps):
        mark = step.mark or DONE if is_done else SKIPPED if place < last or is_over else LATER
        if mark is LATER and not has_next:
            mark, has_next = NEXT, True
        marked.append(Step(step.key, step.title, step.said, mark))
    return tuple(marked)


def _tried(one: Mapping[str, Any], titles: Titles, today: date) -> Step:
    """Tell of an earlier try what was done, and why it was opened again."""
    who = _person(one, "resolved_by", titles)
    said: list[str] = []
    if one["resolved_on"]:
        done = _("Put right {day} by {who}") if who else _("Put right {day}")
        done = done.format(day=say_date(one["resolved_on"], today), who=who)
        said.append(_sentence(": ".join(filter(None, (done, one["proof"])))))
    elif one["closed_reason"]:
        said.append(_sentence(_("Closed without a fix: {why}").format(why=one["closed_reason"])))
    if looked := _verified(one, _person(one, "verified_by", titles), today):
        said.append(_sentence(_("Looked at {looked}").format(looked=looked)))
    opened = _("Opened again {day}: {why}") if one["opened_why"] else _("Opened again {day}")
    day = say_date(one["opened_on"], today)
    said.append(_sentence(opened.format(day=day, why=one["opened_why"])))
    return Step("tried", _("Tried before"), " ".join(said), TRIED)


def _sentence(said: str) -> str:
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _by_when(who: str, due: date | None, today: date, earlier: date | None) -> str:
    if not due:
        return _("{who}, no date yet").format(who=who) if who else ""
    when = say_date(due, today)
    if earlier:
        first = say_date(earlier, today)
        when = _("{date}, put off from {first}").format(date=when, first=first)
    if not who:
        return _("nobody yet, by {date}").format(date=when)
    return _("{who}, by {date}").format(who=who, date=when)


def _resolved(values: Mapping[str, Any], people: People, today: date) -> str:
    if not values["resolved_on"]:
        return ""
    when = say_date(values["resolved_on"], today)
    took = _took((values["resolved_on"] - values["found_on"]).days)
    said = _("{date} by {who}, {took}") if people.doer else _("{date}, {took}")
    return said.format(date=when, who=people.doer, took=took)


def _took(days: int) -> str:
    if days < 0:
        return _("before it was found")
    if days == 0:
        return _("the same day")
    return _("after {span}").format(span=say_span(days))


def _verified(values: Mapping[str, Any], who: str, today: date) -> str:
    when = say_date(values["verified_on"], today) if values["verified_on"] else ""
    said = _("{date} by {who}").format(date=when, who=who) if when and who else when or who
    how = values["verified_how"] or ""
    if said and how:
        return _("{said}: {how}").format(said=said, how=how)
    return said or how


def _files(files: int) -> str:
    return ngettext("{n} file.", "{n} files.", files).format(n=files) if files else ""


# --- what is next -------------------------------------------------------------------------------


def _next(
    values: Mapping[str, Any], people: People, assigned: str, files: int, today: date
) -> tuple[str, str]:
    standing = _standing(values, today)
    if standing is ActionStanding.CLOSED:
        return _("Nothing more is to be done."), "green"
    if standing is ActionStanding.CLOSED_WITHOUT:
        return _("It was closed without a fix."), "plain"
    if standing is ActionStanding.TO_VERIFY:
        return _after_fix(values, people, files), "amber"
    due = values["due_on"]
    if due and due < today:
        late = say_span((today - due).days)
        when = say_date(due, today)
        if assigned:
            said = _("Next: {who} puts it right. It was due {date}, {span} ago.")
        else:
            said = _("Next: somebody puts it right. It was due {date}, {span} ago.")
        return said.format(who=assigned, date=when, span=late), "red"
    if not assigned and not due:
        return _("Next: say who looks after it, and by when."), "amber"
    if not assigned:
        return _("Next: say who looks after it."), "amber"
    if not due:
        return _("Next: say by when it is to be done."), "amber"
    said = _("Next: {who} puts it right by {date}.")
    return said.format(who=assigned, date=say_date(due, today)), "blue"


def _after_fix(values: Mapping[str, Any], people: People, files: int) -> str:
    if values["effective"] is False:
        return _("It does not work: open it again.")
    if people.is_small_crew:
        said = _("Next: look whether it works, and say how you looked.")
    else:
        said = _("Next: somebody else looks whether it works.")
    if not values["proof"] and not files:
        return said + " " + _("Nothing shows yet what was done: a photo or a few words would.")
    return said


# --- where it came from -------------------------------------------------------------------------


def _person(values: Mapping[str, Any], did: str, titles: Titles) -> str:
    worker = values[f"{did}_id"]
    return (titles.of_id("worker", worker) if worker else "") or values[f"{did}_name"] or ""


def _source(connection: Connection, values: Mapping[str, Any], titles: Titles) -> Source | None:
    kind, record_id = values["source_kind"], values["source_id"]
    if not record_id or kind not in _KINDS:
        return None
    record = aggregate.read_one(connection, kind_of(kind), record_id)
    if record is None:
        return None
    title = titles.of(record) or _(kind_of(kind).title)
    said = _("{kind}: {title}").format(kind=_(kind_of(kind).title), title=title)
    return Source(kind, record_id, kind_of(kind).tab, said)
