"""Causes that blame, that tell once more what happened, or that nobody looked for."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from desktop.audit.common.events import Event, events, say_event
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording import weighing
from desktop.audit.wording.causes import SYSTEM, whys_of
from desktop.language import N_, _
from desktop.values.audited.incidents import CauseFact, IncidentFact, InvestigationFact
from desktop.values.quoting import quote

_A_CHAIN: Final = 2  # whys; one by itself has a finding of its own
_MINOR: Final = frozenset({"near_miss", "hazard"})
# the weakness of a text: what is wrong with it and what to do; the worst of a record is told
_WEAK: Final = {
    "cause_blames": (
        N_("“{cause}” stops at a person or at luck, and does not say what made it possible."),
        N_("Ask why it could happen: what about the tool, the place, the plan, the training or the "
           "rule? Name that as the cause."),
    ),
    "cause_repeats": (
        N_("“{cause}” tells once more what happened, and not why."),
        N_("Ask why that happened, and once more why, until something can be changed that keeps it "
           "from happening again."),
    ),
    "no_cause": (
        N_("Where the cause belongs it says “{cause}”."),
        N_("Find out why it happened and name the cause, or say who is to find out and by when."),
    ),
}  # fmt: skip


@finder("incidents", codes=["cause_blames", "cause_repeats", "no_cause"])
def stated_causes(facts: AuditFacts) -> Iterator[Found]:
    """What a log gives as the cause of an incident that nobody investigated."""
    as_of = facts.span.as_of
    for event in events(facts):
        incident = event.incident
        if event.investigations:
            continue
        if incident.cause_stated.strip():
            weak = _weakest([incident.cause_stated], incident.what)
            if weak is not None:
                yield _weak(weak, incident, event.ref, "cause_stated", as_of)
        elif _should_say_why(event):
            yield Found(
                code="no_cause",
                record=event.ref,
                subject=say_event(incident, as_of),
                message=_("It says what was done and no cause: nothing says why “{what}”.").format(
                    what=quote(incident.what).rstrip(".")
                ),
                fix=_("Investigate it, name the cause, and see whether what was done takes it "
                      "away."),
                field="cause_stated",
            )  # fmt: skip


@finder("incidents", codes=["incident_not_investigated"])
def not_investigated(facts: AuditFacts) -> Iterator[Found]:
    """What had to be investigated and was not."""
    as_of = facts.span.as_of
    for event in events(facts):
        incident = event.incident
        said = incident.cause_stated.strip() or _says_deed(incident)
        if event.investigations or said or not event.must_be_investigated or event.has_time(as_of):
            continue
        yield Found(
            code="incident_not_investigated",
            record=event.ref,
            subject=say_event(incident, as_of),
            message=_("Nobody investigated why “{what}”.").format(
                what=quote(incident.what).rstrip(".")
            ),
            fix=_("Begin an investigation with a worker who was there; ask why until you reach "
                  "something that can be changed."),
        )  # fmt: skip


@finder(
    "incidents",
    codes=["cause_blames", "cause_repeats", "no_cause", "one_why", "investigation_not_finished"],
)
def investigated_causes(facts: AuditFacts) -> Iterator[Found]:
    """What investigations of the window name as causes; one weakness of each is told."""
    known = {incident.id: incident for incident in facts.incidents.incidents}
    for one in facts.incidents.investigations:
        incident = known[one.incident]
        days = (incident.happened_on, one.started_on, one.finished_on)
        if any(facts.span.holds(day) for day in days):
            yield from _of_investigation(one, incident, facts)


def _of_investigation(
    one: InvestigationFact, incident: IncidentFact, facts: AuditFacts
) -> Iterator[Found]:
    as_of, ref = facts.span.as_of, Ref("investigation", one.id)
    texts = [cause.text for cause in one.causes]
    weak = _weakest(texts, incident.what)
    if weak is not None:
        yield _weak(weak, incident, ref, "causes", as_of)
        return
    whys = whys_of(one)
    if _ends_with_blame(one, incident, facts):
        yield _weak(("cause_blames", whys[-1]), incident, ref, "whys", as_of)
    elif len(whys) == 1 and not any(map(_lies_in_the_way_of_working, one.causes)):
        if one.finished_on or _is_late(incident, facts):
            yield Found(
                code="one_why",
                record=ref,
                subject=say_event(incident, as_of),
                message=_("It stops at the first answer, “{why}”, and names no cause in the way "
                          "of working.").format(why=quote(whys[0]).rstrip(".")),
                fix=_("Ask why again, at least once: why was that possible? Then name a cause in "
                      "equipment, procedure, training, supervision, planning or surroundings."),
                field="whys",
            )  # fmt: skip
    elif not one.causes and not whys and not _has_sound_stated(incident):
        yield from _without_cause(one, incident, facts)


def _ends_with_blame(one: InvestigationFact, incident: IncidentFact, facts: AuditFacts) -> bool:
    """Whether a chain that no cause follows ends with what somebody is like or did."""
    whys = whys_of(one)
    if one.causes or len(whys) < _A_CHAIN or _has_sound_stated(incident):
        return False
    return bool(one.finished_on or _is_late(incident, facts)) and weighing.blames(whys[-1])


def _lies_in_the_way_of_working(cause: CauseFact) -> bool:
    """Whether a cause says where it lies; one without an area is taken at its word."""
    return cause.area in SYSTEM or (not cause.area and weighing.names_condition(cause.text))


def _without_cause(
    one: InvestigationFact, incident: IncidentFact, facts: AuditFacts
) -> Iterator[Found]:
    as_of, ref = facts.span.as_of, Ref("investigation", one.id)
    if one.finished_on:
        yield Found(
            code="no_cause",
            record=ref,
            subject=say_event(incident, as_of),
            message=_("The investigation was finished without a cause."),
            fix=_("Name what made it possible, and where it lies."),
            field="causes",
        )
    elif _is_late(incident, facts):
        yield Found(
            code="investigation_not_finished",
            record=ref,
            subject=say_event(incident, as_of),
            message=_("The investigation was begun and came to no cause."),
            fix=_("Finish it: ask why until something can be changed, name the cause, and enter "
                  "the day."),
            field="causes",
        )  # fmt: skip


def _is_late(incident: IncidentFact, facts: AuditFacts) -> bool:
    return (facts.span.as_of - incident.happened_on).days > facts.company.finish_days


def _should_say_why(event: Event) -> bool:
    """Whether something was done about it and it is grave enough to ask why."""
    incident = event.incident
    if not _says_deed(incident) and (event.must_be_investigated or not event.actions):
        return False
    return event.must_be_investigated or (
        incident.kind not in _MINOR and incident.potential != "low"
    )


def _says_deed(incident: IncidentFact) -> bool:
    return not weighing.says_nothing(incident.action_stated)


def _has_sound_stated(incident: IncidentFact) -> bool:
    said = incident.cause_stated.strip()
    return bool(said) and _weakest([said], incident.what) is None


def _weakest(texts: Sequence[str], what: str) -> tuple[str, str] | None:
    """Return how weak the causes are and the text that is; None where one of them is sound."""
    found: list[tuple[str, str]] = []
    for text in texts:
        code = _weakness(text, what)
        if code is None:
            return None
        found.append((code, text))
    return min(found, key=lambda one: list(_WEAK).index(one[0]), default=None)


def _weakness(text: str, what: str) -> str | None:
    if weighing.names_no_cause(text):
        return "no_cause"
    if weighing.blames(text):
        return "cause_blames"
    return "cause_repeats" if weighing.repeats(text, what) else None


def _weak(
    weak: tuple[str, str], incident: IncidentFact, record: Ref, field: str, as_of: date
) -> Found:
    code, text = weak
    message, fix = _WEAK[code]
    return Found(
        code=code,
        record=record,
        subject=say_event(incident, as_of),
        message=_(message).format(cause=quote(text).rstrip(".")),
        fix=_(fix),
        field=field,
    )


FINDERS: Final[tuple[Finder, ...]] = (stated_causes, not_investigated, investigated_causes)
