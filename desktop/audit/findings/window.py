"""Weaknesses of the window that an auditor would find: too many people, or records too young."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.audit.rules.rule import Finder, finder
from desktop.language import _
from desktop.values.months import add_months
from desktop.values.spoken import say_date, say_span


def _asked(facts: AuditFacts) -> Protocol:
    """Return whose limits hold; those of the generic protocol for one that the company keeps."""
    try:
        return protocol(facts.company.protocol)
    except KeyError:
        return protocol(GENERIC)


@finder("people", codes=["head_count_past_limit"])
def too_many(facts: AuditFacts) -> Iterator[Found]:
    """Find the first day of the window on which more people worked than the certificate allows."""
    most = _asked(facts).most_people or protocol(GENERIC).most_people
    if most is None or not facts.company.id:
        return
    days = [day for day in _days_of_change(facts) if facts.people.head_count(day) > most]
    if not days:
        return
    worst = max(days, key=facts.people.head_count)
    message = _("{n} people worked here on {day}. The certificate allows {most} on any day.")
    yield Found(
        code="head_count_past_limit",
        record=Ref("company", facts.company.id),
        subject=facts.company.name,
        message=message.format(
            n=facts.people.head_count(worst), day=say_date(worst, facts.span.as_of), most=most
        ),
        fix=_(
            "Check the days on which people began and left, and who counts. If the number is"
            " right, ask your certifying partner about the certificate for larger employers."
        ),
    )


def _days_of_change(facts: AuditFacts) -> list[date]:
    """Return the days of the window on which the head-count can have risen, its first included."""
    first = {
        period.from_on
        for person in facts.people.everybody.values()
        for period in person.employed
        if period.from_on is not None and facts.span.holds(period.from_on)
    }
    return sorted({facts.span.from_on, *first})


@finder(codes=["records_too_young"])
def too_young(facts: AuditFacts) -> Iterator[Found]:
    """Find that the oldest record of regular work is younger than the window asks."""
    first, span, asked = facts.company.first_record_on, facts.span, _asked(facts)
    whole = add_months(span.as_of, -asked.history_months)
    if first is None or first <= whole or not facts.company.id:
        return
    message = _("The oldest record of regular work is of {day}, {span} ago. {n} months are asked.")
    enough = say_date(add_months(first, asked.history_months), span.as_of)
    short = asked.short_history_months
    if short is not None and first <= add_months(span.as_of, -short):
        fix = _(
            "A certificate for one year may be possible from {n} months on: ask your certifying"
            " partner. The records are old enough on {day}, or enter older ones."
        )
    else:
        fix = _(
            "The records are old enough on {day}. Enter older ones from paper if there are any."
        )
    yield Found(
        code="records_too_young",
        record=Ref("company", facts.company.id),
        subject=facts.company.name,
        message=message.format(
            day=say_date(first, span.as_of),
            span=say_span((span.as_of - first).days),
            n=asked.history_months,
        ),
        fix=fix.format(n=short, day=enough),
    )


FINDERS: Final[tuple[Finder, ...]] = (too_many, too_young)
