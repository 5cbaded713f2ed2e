"""What an inspection found, and what came of it: told the same way by rules and by findings."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from desktop.audit.common.defects import (
    names,
    names_defect,
    says_fixed,
    says_nothing,
    says_out_of_use,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Ref
from desktop.duties.stated import words_of
from desktop.values.audited.inspections import (
    ExceptionFact,
    InspectionFact,
    Inspections,
    MaintenanceFact,
    TrailFact,
)
from desktop.values.audited.places import RETURNED, Places
from desktop.values.folding import key

_SAME_DAYS: Final = timedelta(days=3)  # raised so near an inspection of the same thing: from it
_SAME_WORDS: Final = timedelta(days=30)  # and so near, where both name the same defect
_OUT: Final = "out_of_order"
_REPAIRED: Final = timedelta(days=60)  # a repair so long after is its repair


def has_defect(one: InspectionFact) -> bool:
    """Whether an inspection found anything that has to be put right."""
    if one.failed or any(_is_wrong(exception) for exception in one.exceptions):
        return True
    if one.result == "fail" or one.safe is False:
        return True
    if one.result == "pass" or one.safe:
        return names_defect(one.defects)  # what passed may carry a remark
    return not says_nothing(one.defects)


def _is_wrong(exception: ExceptionFact) -> bool:
    return bool(exception.removed) or not exception.found or not says_nothing(exception.found)


def said_of(one: InspectionFact) -> str:
    """Return the defect in the words of the record, "" where it only failed."""
    if not says_nothing(one.defects):
        return one.defects.strip()
    failed = [f"{item}: {remark}" if remark else item for item, remark in one.failed]
    lot = [f"{it.item}: {it.found}" if it.found else it.item for it in one.exceptions]
    return "; ".join((*failed, *lot))


def put_right_at_once(one: InspectionFact) -> bool:
    """Whether the record itself says that everything was put right, or taken out of use, at once.

    A thing taken out of a lot is put right; a whole unit that is tagged out waits for its repair.
    """
    if one.exceptions and not one.failed and all(_was_dealt_with(it) for it in one.exceptions):
        return True
    if one.failed and all(says_fixed(remark) for _item, remark in one.failed):
        return True
    return says_fixed(one.notes) or says_fixed(one.defects)


def _was_dealt_with(exception: ExceptionFact) -> bool:
    found = exception.found
    return bool(exception.removed) or says_fixed(found) or says_out_of_use(found)


def is_unsafe(one: InspectionFact) -> bool:
    """Whether it found the thing not safe to use."""
    return one.safe is False or (one.tags_out and one.safe is None)


@dataclass(frozen=True)
class Followed:
    """What came of the inspections: actions and repairs, by what they have in common."""

    facts: Inspections
    places: Places
    as_of: date

    def actions(self, one: InspectionFact) -> tuple[TrailFact, ...]:
        """Return the actions that came of an inspection: those that name it, else those near it."""
        known = [trail for trail in self.facts.trails if trail.found_on <= self.as_of]
        named = tuple(trail for trail in known if trail.source == one.id)
        near = named or tuple(trail for trail in known if self._is_near(trail, one))
        return near or tuple(trail for trail in known if self._was_known(trail, one))

    def repairs(self, one: InspectionFact) -> tuple[MaintenanceFact, ...]:
        """Return the repairs that came after an inspection and may have been of its defect."""
        return tuple(
            done
            for done in self.facts.maintenance
            if done.subject == one.subject
            and one.on <= done.on <= min(one.on + _REPAIRED, self.as_of)
            and (not done.plan or shares_words(done.what, said_of(one)))
        )

    def name(self, one: InspectionFact | TrailFact) -> str:
        """Return what people call the unit or the site that something is about."""
        unit, site = self.places.units.get(one.unit), self.places.sites.get(one.site)
        return unit.number if unit else site.name if site else ""

    def _is_near(self, trail: TrailFact, one: InspectionFact) -> bool:
        days = trail.found_on - one.on
        if trail.source or not self._may_be_about(trail, one):
            is_loose = not (trail.source or trail.unit or (trail.site and one.site))
            same = is_loose and abs(days) <= _SAME_DAYS and shares_words(trail.what, said_of(one))
            return same and is_from_inspection(trail)
        if abs(days) <= _SAME_DAYS:
            return True
        return timedelta(0) <= days <= _SAME_WORDS and shares_words(trail.what, said_of(one))

    def _was_known(self, trail: TrailFact, one: InspectionFact) -> bool:
        """Whether somebody had found the same before, and it was still to be done."""
        return (
            trail.found_on <= one.on
            and (trail.resolved_on is None or trail.resolved_on >= one.on)
            and self._may_be_about(trail, one)
            and shares_words(trail.what, said_of(one))
        )

    def _may_be_about(self, trail: TrailFact, one: InspectionFact) -> bool:
        if trail.unit or trail.site:
            return trail.unit == one.unit if trail.unit and one.unit else trail.site == one.site
        named = key(self.name(one))
        return bool(named) and f" {named} " in f" {key(trail.what)} {key(trail.found_in)} "


@lru_cache(maxsize=4096)
def shares_words(one: str, other: str) -> bool:
    """Whether two texts name the same thing: "Marker light of 103" and "left marker light out"."""
    return bool(words_of(one) & words_of(other))


def followed(facts: AuditFacts) -> Followed:
    """Return what came of the inspections by the day of the facts."""
    return Followed(facts.inspections, facts.places, facts.span.as_of)


def defective(facts: AuditFacts) -> tuple[InspectionFact, ...]:
    """Return the inspections of the window that found something, oldest first."""
    return tuple(
        one for one in facts.inspections.each if facts.span.holds(one.on) and has_defect(one)
    )


def from_inspections(facts: AuditFacts, known: Iterable[TrailFact]) -> tuple[TrailFact, ...]:
    """Return the actions of the window that came of an inspection, without those known already."""
    seen = {trail.id for trail in known}
    return tuple(
        trail
        for trail in facts.inspections.trails
        if trail.id not in seen and facts.span.holds(trail.found_on) and is_from_inspection(trail)
    )


def is_from_inspection(trail: TrailFact) -> bool:
    """Whether an action says that it came of an inspection."""
    if trail.source_kind:
        return trail.source_kind == "inspection"
    return names("inspection", trail.found_in)


def taken_out(one: InspectionFact, came: Followed) -> tuple[Ref, ...] | None:
    """Return what proves that an unsafe thing was not used, None where nothing does."""
    until = _next_use(one, came)
    tags = [
        change
        for change in came.facts.changes
        if change.unit == one.unit and change.change == _OUT and one.on <= change.on <= until
    ]
    if tags:
        return (Ref("service_change", tags[0].id),)
    unit = came.places.units.get(one.unit)
    if unit is not None and unit.out_of_service(one.on) not in ("", RETURNED):
        return ()
    repairs = [repair for repair in came.repairs(one) if repair.on <= until]
    if repairs:
        return (Ref("maintenance", repairs[0].id),)
    for action in came.actions(one):
        done = action.resolved_on is not None and action.resolved_on <= until
        if done or says_out_of_use(f"{action.interim} {action.what} {action.proof}"):
            return (Ref("corrective_action", action.id),)
        if not one.unit and action.interim:
            return (Ref("corrective_action", action.id),)
    said = " ".join((one.defects, one.notes, *(remark for _item, remark in one.failed)))
    if (
        says_out_of_use(said)
        or says_fixed(said)
        or (one.exceptions and all(it.removed for it in one.exceptions))
    ):
        return ()
    return None


def _next_use(one: InspectionFact, came: Followed) -> date:
    """The next day on which it was used or passed as safe, the day of the facts where none is."""
    days = [day for day in came.facts.used.get(one.unit, ()) if day > one.on]
    days += [until for since, until in came.facts.ran.get(one.unit, ()) if since >= one.on]
    days += [
        other.on
        for other in came.facts.each
        if other.subject == one.subject and other.on > one.on and _passed(other)
    ]
    return min((*days, came.as_of))


def _passed(one: InspectionFact) -> bool:
    return bool(one.safe) or (one.safe is None and one.result == "pass")
