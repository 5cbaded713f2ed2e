"""Weaknesses of drills, emergency roles, first aid and extinguishers that an auditor would find."""

import re
from collections.abc import Iterator
from typing import Final

from desktop.audit.common.drills import has_lesson, held_in, tells_lesson, was_attended
from desktop.audit.common.first_aid import aid_cards, first_aiders
from desktop.audit.common.gear import tagged_to, tags
from desktop.audit.facts import AuditFacts
from desktop.audit.findings import emergency_plans
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.language import _
from desktop.values.audited.emergency import DrillFact, RoleFact
from desktop.values.emergency_gear import first_aiders_for, is_first_aid_role
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

# an improvement that was made on the spot needs no action any more
_DONE: Final = re.compile(
    r"\b(?:done|fixed|replaced|installed|bought|posted|changed|moved|added|ordered|repaired|"
    r"updated|corrected|painted|cleared|labell?ed)\b",
    re.IGNORECASE,
)


@finder(
    "emergency",
    "places",
    codes=["drill_without_attendance", "drill_without_lesson", "lesson_without_action"],
)
def drills(facts: AuditFacts) -> Iterator[Found]:
    """Drills of the window that do not say who was there or what was learned."""
    for drill in held_in(facts, facts.span):
        day = say_date(drill.held_on, facts.span.as_of)
        if not was_attended(drill):
            what = _("The drill of {day} does not say who took part.").format(day=day)
            fix = _("Add the names of those who were there, and have them sign.")
            yield _of_drill("drill_without_attendance", drill, facts, "attendees", what, fix)
        if not tells_lesson(drill):
            what = _("Nothing says what was learned in the drill of {day}.").format(day=day)
            fix = _("Write down what to do better, or why nothing needs it.")
            yield _of_drill("drill_without_lesson", drill, facts, "improvements", what, fix)
        elif not has_lesson(drill):
            yield from _loose_lesson(drill, facts)


@finder(
    "emergency",
    "people",
    "places",
    "schedule",
    codes=["role_without_person", "role_of_somebody_gone", "first_aider_not_valid"],
)
def roles(facts: AuditFacts) -> Iterator[Found]:
    """Emergency roles in force that nobody of today fills, or whose first aid ran out."""
    as_of = facts.span.as_of
    open_sites = {site.id for site in facts.places.active_sites(as_of)}
    for role in facts.emergency.roles:
        if not role.holds_on(as_of) or (role.site_id and role.site_id not in open_sites):
            continue
        person = facts.people.of(role.who)
        if person is None:
            what = _('The emergency role "{role}" has nobody\'s name.')
            fix = _("Name somebody who works here.")
            yield _of_role("role_without_person", role, facts, what, fix)
        elif not person.works_on(as_of):
            what = _('The emergency role "{role}" is that of {name}, who no longer works here.')
            fix = _("Give it to somebody who works here.")
            yield _of_role("role_of_somebody_gone", role, facts, what, fix)
        elif is_first_aid_role(role.role):
            yield from _unproven(role, facts)


@finder("emergency", "people", "schedule", codes=["first_aiders_missing"])
def first_aid(facts: AuditFacts) -> Iterator[Found]:
    """A company whose cards show too few first aiders for the crew."""
    crew = len(facts.people.working(facts.span.as_of))
    held, needed = len(first_aiders(facts)), first_aiders_for(crew)
    # without any card on file nobody knows, and the question on first aid says so
    if facts.company.id and held < needed and aid_cards(facts):
        what = _(
            "With valid first aid: {held} of {crew} who work here. The planning figure for that "
            "crew is {n}."
        )
        yield Found(
            code="first_aiders_missing",
            record=Ref("company", facts.company.id),
            subject=facts.company.name,
            message=what.format(held=held, crew=crew, n=needed),
            fix=_(
                "Book a first-aid course, and look up the number for your sites in the OHS Code."
            ),
        )


@finder("emergency", "places", "schedule", codes=["extinguisher_tag"])
def extinguishers(facts: AuditFacts) -> Iterator[Found]:
    """Extinguishers whose yearly tag ran out."""
    as_of = facts.span.as_of
    for tag in tags(facts):
        words = {"name": tag.name}
        if tag.last is not None and tagged_to(tag.last) < as_of:
            words["day"] = say_date(tag.last, as_of)
            what = _("The extinguishers of {name} were last serviced and tagged on {day}.")
        elif tag.last is None and tag.since is not None and tagged_to(tag.since) < as_of:
            words["day"] = say_date(tag.since, as_of)
            what = _(
                "No service of the extinguishers of {name} is on file; it is due every year since "
                "{day}."
            )
        else:
            continue
        yield Found(
            code="extinguisher_tag",
            record=tag.ref,
            subject=tag.name,
            message=what.format(**words),
            fix=_("Have them serviced and tagged, and file the technician's report."),
        )


def _loose_lesson(drill: DrillFact, facts: AuditFacts) -> Iterator[Found]:
    open_ones = [text for text in drill.improvements if not _DONE.search(text)]
    if open_ones:
        what = _('The drill of {day} showed "{text}", and no action came of it.').format(
            day=say_date(drill.held_on, facts.span.as_of), text=quote(open_ones[0])
        )
        fix = _("Make it an action with a name and a date.")
        yield _of_drill("lesson_without_action", drill, facts, "improvements", what, fix)


def _unproven(role: RoleFact, facts: AuditFacts) -> Iterator[Found]:
    cards = aid_cards(facts)
    card = cards.get(role.who.id or "")
    if card is None and cards:
        what = _("{name} is named as {role}, and no first-aid card of theirs is on file.")
        fix = _("File the card, or name somebody who holds one.")
        yield _of_role("first_aider_not_valid", role, facts, what, fix)
    elif card is not None and card.expires and not card.is_valid(facts.span.as_of):
        day = say_date(card.expires, facts.span.as_of)
        what = _("{name} is named as {role}, and their first aid ran out on {day}.")
        fix = _("Book the course, or name somebody whose card is valid.")
        yield _of_role("first_aider_not_valid", role, facts, what, fix, day)


def _of_drill(
    code: str, drill: DrillFact, facts: AuditFacts, field: str, message: str, fix: str
) -> Found:
    site = facts.places.sites.get(drill.site_id or "")
    return Found(
        code=code,
        record=Ref("drill", drill.id),
        subject=site.name if site else say_date(drill.held_on, facts.span.as_of),
        message=message,
        fix=fix,
        field=field,
    )


def _of_role(
    code: str, role: RoleFact, facts: AuditFacts, message: str, fix: str, day: str = ""
) -> Found:
    site = facts.places.sites.get(role.site_id or "")
    return Found(
        code=code,
        record=Ref("emergency_role", role.id),
        subject=site.name if site else role.who.name or role.role,
        message=message.format(role=quote(role.role), name=role.who.name, day=day),
        fix=fix,
        field="worker_id",
    )


FINDERS: Final[tuple[Finder, ...]] = (
    emergency_plans.sites,
    emergency_plans.texts,
    emergency_plans.upkeep,
    drills,
    roles,
    first_aid,
    extinguishers,
)
