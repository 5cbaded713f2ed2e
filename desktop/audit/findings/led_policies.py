"""Weak policies: not signed, signed by somebody who left, not looked at for too long, unfilled."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.audit.common.policies import (
    FRESH,
    HALF_WORTH,
    Signing,
    in_force,
    is_general,
    is_within,
    kept,
    signing,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.rules.rule import Finder, finder
from desktop.audit.wording.leading import (
    is_a_title,
    names_the_policy,
    unfilled_in,
    unfilled_title,
    year_in,
)
from desktop.language import _
from desktop.values.audited.leadership import FileFact, PolicyFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

_SIGNED: Final = "policy_unsigned"
_UNNAMED: Final = "policy_signer_unnamed"  # somebody may have signed the file
_LEFT: Final = "policy_signer_left"
_UNKNOWN: Final = "policy_signer_unknown"
_NOT_LEADING: Final = "policy_signer_not_leading"
_TOO_OLD: Final = "policy_too_old"  # it earns nothing; what is late by less still counts half


def _called(policy: PolicyFact) -> str:
    return quote(policy.title) or _("Policy")


def _titled(policy: PolicyFact) -> str:
    return _("“{title}”").format(title=quote(policy.title)) if policy.title else _("The policy")


@finder("leadership", "people", codes=[_SIGNED, _UNNAMED, _LEFT, _UNKNOWN, _NOT_LEADING])
def badly_signed(facts: AuditFacts) -> Iterator[Found]:
    """Find policies in force without the name of somebody who runs the company now."""
    for policy in kept(facts):
        found = _signature(policy, facts)
        if found is not None:
            code, message, fix = found
            yield Found(
                code=code,
                record=Ref("policy", policy.id),
                subject=_called(policy),
                message=message,
                fix=fix,
                field="signed_by_id",
            )


def _signature(policy: PolicyFact, facts: AuditFacts) -> tuple[str, str, str] | None:
    """Return code, message and fix of what is wrong with a signature."""
    day, people = facts.span.as_of, facts.people
    how, title, name = signing(policy, people, day), _titled(policy), policy.signed_by.name
    leaders = [person.name for person in people.working(day) if person.leads]
    leader = leaders[0] if leaders else _("who runs the company now")
    anew = _("Have {leader} sign it anew and record the name and the day.").format(leader=leader)
    if how is Signing.NOBODY and policy.has_file:
        message = _("{policy} of {day} is filed, but the record does not say who signed it.")
        said = message.format(policy=title, day=say_date(policy.signed_on, day))
        return (
            _UNNAMED,
            said,
            _(
                "Look at the file and enter who signed. If nobody did, have {leader} sign it."
            ).format(leader=leader),
        )
    if how is Signing.NOBODY:
        message = _("{policy} is dated {day}, and nobody's name is under it.")
        return _SIGNED, message.format(policy=title, day=say_date(policy.signed_on, day)), anew
    if how is Signing.LEFT:
        message = _("{policy} is signed by {name}, who no longer works here.")
        return _LEFT, message.format(policy=title, name=name), anew
    if how is Signing.UNKNOWN and is_a_title(name):
        message = _("{policy} says only “{name}” of who signed it.")
        fix = _("Enter the name of who signed. If nobody did, have {leader} sign it.")
        code = _UNNAMED
    elif how is Signing.UNKNOWN and people.everybody:
        message = _("{policy} is signed by {name}, who is not on the list of workers.")
        fix = _("Put {name} on the list if that is right, or have {leader} sign it anew.")
        code = _UNKNOWN
    elif how is Signing.NOT_LEADING and leaders and is_general(policy):
        message = _("{policy} is signed by {name}, who is not marked as owner or manager.")
        fix = _("Mark that {name} runs the company if that is right, or have {leader} sign it.")
        code = _NOT_LEADING
    else:
        return None
    return code, message.format(policy=title, name=name), fix.format(name=name, leader=leader)


@finder("leadership", codes=["policy_not_reviewed", _TOO_OLD])
def too_old(facts: AuditFacts) -> Iterator[Found]:
    """Find policies that nobody signed or looked at within their time."""
    day = facts.span.as_of
    for policy in kept(facts):
        looked_at = policy.looked_at(day)
        if policy.signed_by.is_named and not is_within(looked_at, _months(policy, facts), day):
            yield _not_reviewed(policy, looked_at, facts)
    if not any(is_general(policy) for policy in facts.leadership.policies):
        yield from _old_file(facts)


def _months(policy: PolicyFact, facts: AuditFacts) -> int:
    """Return how long a look lasts: what it says itself, for the main policy a year at the most."""
    stated = policy.review_months or facts.company.review_months
    return min(stated, FRESH) if is_general(policy) else stated


def _not_reviewed(policy: PolicyFact, looked_at: date, facts: AuditFacts) -> Found:
    day, months = facts.span.as_of, _months(policy, facts)
    if looked_at == policy.signed_on:
        message = _("{policy} was signed on {day}, and no look at it is recorded since.")
    else:
        message = _("{policy} was last looked at on {day}.")
    fix = _("Read it with the crew, sign it anew or record the look. It is due every {n} months.")
    is_worthless = is_general(policy) and not is_within(looked_at, HALF_WORTH, day)
    return Found(
        code=_TOO_OLD if is_worthless else "policy_not_reviewed",
        record=Ref("policy", policy.id),
        subject=_called(policy),
        message=message.format(policy=_titled(policy), day=say_date(looked_at, day)),
        fix=fix.format(n=months),
        field="reviews",
    )


def _old_file(facts: AuditFacts) -> Iterator[Found]:
    """Find the policy that is there as a file only, where its name or date says that it is old."""
    day = facts.span.as_of
    dated = [
        (on, one)
        for one in facts.leadership.files
        if names_the_policy(one.name) and (on := _last_day(one, day)) is not None
    ]
    on, newest = max(dated, key=lambda pair: (pair[0], pair[1].id), default=(day, None))
    if newest is not None and not is_within(on, FRESH, day):
        message = _("“{file}” is of {year}, and nothing shows that anybody looked at it since.")
        is_worthless = not is_within(on, HALF_WORTH, day)
        fix = (
            _("Have who runs the company read it and sign it anew, and record it as a policy.")
            if is_worthless
            else _("Go through it again, and record it as a policy with the day and who signed.")
        )
        yield Found(
            code=_TOO_OLD if is_worthless else "policy_not_reviewed",
            record=Ref("evidence", newest.id),
            subject=quote(newest.name),
            message=message.format(file=quote(newest.name), year=on.year),
            fix=fix,
            field="links",
        )


def _last_day(file: FileFact, day: date) -> date | None:
    """Return the last day on which a file can have been signed, None where nothing tells."""
    year = year_in(file.name, day.year)
    if year is None:
        return file.on
    if file.on is not None and file.on.year == year:
        return file.on
    return min(day, date(year, 12, 31))


@finder("leadership", codes=["policy_leftovers", "document_leftovers"])
def unfilled(facts: AuditFacts) -> Iterator[Found]:
    """Find policies and documents in which the words of a template were left standing."""
    papers: list[tuple[Ref, str, str]] = [
        (Ref("policy", one.id), _called(one), one.text) for one in in_force(facts)
    ]
    papers += [
        (Ref("document", one.id), quote(one.title), one.text) for one in facts.leadership.documents
    ]
    for record, title, text in papers:
        left = unfilled_in(text) or unfilled_title(title)
        if left:
            message = _("“{paper}” still has “{left}” of the template in it.")
            yield Found(
                code=f"{record.kind}_leftovers",
                record=record,
                subject=title,
                message=message.format(paper=title, left=quote(left)),
                fix=_("Put your own words there, and have it signed."),
                field="text",
            )


FINDERS: Final[tuple[Finder, ...]] = (badly_signed, too_old, unfilled)
