"""Whether first aiders, kits and records are enough for the crew (S6.6)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from desktop.audit.common.first_aid import aid_cards, first_aiders
from desktop.audit.common.from_the_beginning import Upkeep, kept_of, upkeep
from desktop.audit.common.gear import holes, kit_plans
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.language import _, ngettext
from desktop.store.facts import PlanFact
from desktop.values.emergency_gear import first_aiders_for, gear
from desktop.values.months import add_months
from desktop.values.spoken import say_date

CODE: Final = "S6.6"
_THIRD: Final = Fraction(1, 3)


@rule("emergency", "people", "places", "schedule", "assessing")
def first_aid_enough(facts: AuditFacts) -> Judged:
    """S6.6: enough people with valid first aid, kits checked as planned, a log that is kept.

    How many are enough is data: resources/audit/emergency.toml.
    """
    crew = len(facts.people.working(facts.span.as_of))
    aiders, needed = first_aiders(facts), first_aiders_for(crew)
    enough = bool(crew) and len(aiders) >= needed
    kits = kit_plans(facts)
    went = [upkeep(facts, plan) for plan in kits]
    done, expected = kept_of(went)
    kept = Fraction(done, expected) if expected else NOTHING
    logged = _is_logged(facts)
    steps = (
        Step(_("Enough people with valid first aid"), _THIRD, enough),
        # what was kept up for most of the year earns its part
        Step(_("First-aid kits checked as planned"), _THIRD * (kept or 1), kept > NOTHING),
        Step(_("First-aid log kept"), _THIRD, logged),
    )
    missing: list[Missing] = []
    if not enough:
        missing += _train(facts, len(aiders), max(needed, 1))
    missing += _kits(facts, kits, went)
    if not logged:
        what = _("Keep a first-aid log: what is reported is written down and kept for three years.")
        missing.append(Missing(what, kind="first_aid_record"))
    counted = [card.ref for _person, card in aiders] + _checked(facts, kits)
    note = " ".join((_of_people(len(aiders), needed, crew), _of_kits(went), _of_log(facts)))
    return of_steps(steps, counted=counted, missing=missing, note=note)


def _train(facts: AuditFacts, held: int, needed: int) -> Iterator[Missing]:
    what = _("First aid for the crew: {n} needed, {held} valid. Book a course, and file the cards.")
    yield Missing(what.format(n=needed, held=held), kind="certificate", times=max(1, needed - held))
    cards = aid_cards(facts)
    for person in facts.people.working(facts.span.as_of):
        card = cards.get(person.id)
        if card is not None and not card.is_valid(facts.span.as_of) and card.expires:
            day = say_date(card.expires, facts.span.as_of)
            renew = _("Renew the first aid of {name}: it ran out on {day}.")
            yield Missing(renew.format(name=person.name, day=day), card.ref, "expires_on")


def _kits(facts: AuditFacts, kits: Sequence[PlanFact], went: Sequence[Upkeep]) -> Iterator[Missing]:
    if not kits:
        what = _("Put the checks of your first-aid kits on the schedule.")
        yield Missing(what, kind="duty_plan")
    yield from holes(went, facts)


def _checked(facts: AuditFacts, kits: Sequence[PlanFact]) -> list[Ref]:
    plans = {plan.id for plan in kits}
    units = {plan.subject.id for plan in kits}
    return [
        Ref(check.kind, check.id)
        for check in facts.emergency.checks
        if facts.span.holds(check.on) and (check.plan_id in plans or check.unit_id in units)
    ]


def _is_logged(facts: AuditFacts) -> bool:
    since = add_months(facts.span.as_of, -gear().log_months)
    return (
        bool(facts.emergency.first_aid_papers)
        or any(since <= day <= facts.span.as_of for day in facts.emergency.first_aid_on)
        or any(
            one.positive and one.question == CODE and (one.on is None or facts.span.holds(one.on))
            for one in facts.assessing.observations
        )
    )


def _of_people(held: int, needed: int, crew: int) -> str:
    said = _(
        "With valid first aid: {held} of {n} who work here; the planning figure for that crew is "
        "{needed}."
    )
    return said.format(held=held, n=crew, needed=needed)


def _of_kits(went: Sequence[Upkeep]) -> str:
    kept, expected = kept_of(went)
    if not expected:
        return _("No check of a first-aid kit was due.")
    return _("{kept} of {all} checks of first-aid kits.").format(kept=kept, all=expected)


def _of_log(facts: AuditFacts) -> str:
    n = sum(map(facts.span.holds, facts.emergency.first_aid_on))
    said = ngettext(
        "{n} line in the first-aid log in the period.",
        "{n} lines in the first-aid log in the period.",
        n,
    )
    return said.format(n=n)
