"""Which policies are in force on a day, who signed them, and when anybody last looked at them."""

from datetime import date
from enum import Enum, auto
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.wording.leading import (
    is_no_signature,
    is_same_title,
    is_the_policy,
    what_it_is,
)
from desktop.values.audited.leadership import PolicyFact
from desktop.values.audited.people import People
from desktop.values.months import add_months

FRESH: Final = 12  # months (domain.md 8.3, S1.1)
HALF_WORTH: Final = 24


class Signing(Enum):
    """Whose name is under a policy."""

    NOBODY = auto()
    UNKNOWN = auto()  # a name that is on no list
    LEFT = auto()
    NOT_LEADING = auto()
    SOUND = auto()


def is_general(policy: PolicyFact) -> bool:
    """Whether it is the health and safety policy, and not one on a single subject."""
    return is_the_policy(policy.title)


def in_force(facts: AuditFacts) -> tuple[PolicyFact, ...]:
    """Return the policies that hold on the day: of each the newest edition that anybody signed.

    One that nobody signed takes the place of none, but is there beside it.
    """
    editions: dict[str, list[PolicyFact]] = {}
    for policy in facts.leadership.policies:
        if policy.signed_on <= facts.span.as_of:
            what = what_it_is(policy.title, facts.company.name)
            editions.setdefault(what, []).append(policy)
    found: list[PolicyFact] = []
    for of_one in editions.values():
        signed = [one.signed_on for one in of_one if one.signed_by.is_named]
        newest = max(signed, default=date.min)
        found += [one for one in of_one if one.signed_on >= newest]
    return tuple(sorted(found, key=lambda one: (one.signed_on, one.id)))


def kept(facts: AuditFacts) -> tuple[PolicyFact, ...]:
    """Return the policies in the binder: in force, or of another title than what is newer.

    Two statements on safety under two names both hang on a wall, and somebody reads the old one.
    """
    every = [one for one in facts.leadership.policies if one.signed_on <= facts.span.as_of]
    newest = {one.id for one in in_force(facts)}
    return tuple(
        one for one in every if one.id in newest or not _has_newer(one, every, facts.company.name)
    )


def _has_newer(policy: PolicyFact, every: list[PolicyFact], company: str) -> bool:
    what = what_it_is(policy.title, company)
    return any(
        other.signed_on > policy.signed_on
        and other.signed_by.is_named
        and what_it_is(other.title, company) == what
        and (bool(what) or is_same_title(policy.title, other.title, company))
        for other in every
    )


def signing(policy: PolicyFact, people: People, day: date) -> Signing:
    """Return whose name is under a policy, as of a day."""
    if not policy.signed_by.is_named:
        return Signing.NOBODY
    person = people.of(policy.signed_by)
    if person is None:
        return Signing.NOBODY if is_no_signature(policy.signed_by.name) else Signing.UNKNOWN
    if not person.works_on(day):
        return Signing.LEFT
    return Signing.SOUND if person.leads else Signing.NOT_LEADING


def is_within(looked_at: date | None, months: int, day: date) -> bool:
    """Whether something was looked at so few months ago; the last day is still good."""
    return looked_at is not None and add_months(looked_at, months) >= day
