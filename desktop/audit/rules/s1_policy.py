"""S1.1 and S1.2: the policy and its signature, and who was told of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Final

from desktop.audit.common.policies import (
    FRESH,
    HALF_WORTH,
    Signing,
    in_force,
    is_general,
    is_within,
    signing,
)
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, NOTHING, Judged, Missing, Ref, State, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.wording.leading import names_the_policy, says_nothing, year_in
from desktop.language import _, ngettext
from desktop.values.audited.leadership import PolicyFact
from desktop.values.audited.people import Person
from desktop.values.folding import key
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

HALF: Final = Fraction(1, 2)
POSTED: Final = Fraction(1, 4)  # one of the four points is for the policy on the wall
GRACE: Final = timedelta(days=30)  # in which a signature under the edition before still counts
ASKED_AS: Final = "S1.2"


def title_of(policy: PolicyFact) -> str:
    """Return what a policy is called in a sentence."""
    return _("“{title}”").format(title=quote(policy.title)) if policy.title else _("The policy")


@rule("leadership", "people")
def policy_signed(facts: AuditFacts) -> Judged:
    """Judge S1.1: signed by who runs the company; within a year all, within two years half."""
    day = facts.span.as_of
    policies = [one for one in in_force(facts) if is_general(one)]
    if not policies:
        return Judged(
            state=State.MISSING,
            missing=(_no_policy(facts),),
            note=_("No health and safety policy is recorded."),
        )
    best = max(policies, key=lambda one: (_worth(one, facts), one.signed_on, one.id))
    worth = _worth(best, facts)
    is_signed = signing(best, facts.people, day) is Signing.SOUND
    return of_steps(
        [
            Step(_("Signed by who runs the company, or looked at again, within two years"), HALF,
                 worth >= HALF),
            Step(_("Within one year"), HALF, worth == ALL),
        ],
        counted=[Ref("policy", best.id)] if worth else (),
        missing=[] if worth == ALL else [_to_do(best, facts)],
        note=_note(best, day),
        stale=is_signed and worth < ALL,
    )  # fmt: skip


def _worth(policy: PolicyFact, facts: AuditFacts) -> Fraction:
    day = facts.span.as_of
    if signing(policy, facts.people, day) is not Signing.SOUND:
        return NOTHING
    looked_at = policy.looked_at(day)
    if is_within(looked_at, FRESH, day):
        return ALL
    return HALF if is_within(looked_at, HALF_WORTH, day) else NOTHING


def _note(policy: PolicyFact, day: date) -> str:
    looked_at = policy.looked_at(day)
    name = policy.signed_by.name if policy.signed_by.is_named else _("nobody who is named")
    said = _("{policy}, dated {signed}, signed by {name}.").format(
        policy=title_of(policy), signed=say_date(policy.signed_on, day), name=name
    )
    if looked_at > policy.signed_on:
        said += " " + _("Last looked at on {day}.").format(day=say_date(looked_at, day))
    return said


def _no_policy(facts: AuditFacts) -> Missing:
    files = [one for one in facts.leadership.files if names_the_policy(one.name)]
    if not files:
        what = _("Write a health and safety policy, have it signed by who runs the company.")
        return Missing(what, kind="policy")
    newest, this_year = files[-1], facts.span.as_of.year
    year = year_in(newest.name, this_year) or (newest.on.year if newest.on else this_year)
    if year < this_year - HALF_WORTH // 12:
        what = _("“{name}” is too old to count. Have a new policy signed and record it.")
    else:
        what = _("“{name}” is filed, but no policy is recorded. Record who signed it and when.")
    return Missing(what.format(name=quote(newest.name)), Ref("evidence", newest.id))


def _to_do(policy: PolicyFact, facts: AuditFacts) -> Missing:
    """Return what brings a policy to full worth."""
    ref, day = Ref("policy", policy.id), facts.span.as_of
    how = signing(policy, facts.people, day)
    leaders = [one.name for one in facts.people.working(day) if one.leads]
    if how is not Signing.SOUND and not leaders:
        return Missing(
            _("Nobody who works here is marked as owner or manager. Mark who runs the company."),
            kind="worker",
            field="is_owner",
        )
    if how is Signing.SOUND:
        what = _("{policy} was last looked at on {day}. Have {name} read it again and record that.")
        return Missing(
            what.format(
                policy=title_of(policy),
                day=say_date(policy.looked_at(day), day),
                name=policy.signed_by.name,
            ),
            ref,
            "reviews",
        )
    what = _("Have {name} sign {policy} anew and record the name and the day.")
    title = title_of(policy) if policy.title else _("the policy")
    return Missing(what.format(name=leaders[0], policy=title), ref, "signed_by_id")


@rule("leadership", "people", "assessing")
def policy_known(facts: AuditFacts) -> Judged:
    """Judge S1.2: each worker signed for the policy as it is now; a photo of it on the wall."""
    day = facts.span.as_of
    working = facts.people.working(day)
    current = _current(facts)
    if current is None or not working:
        # a policy alone is known to nobody yet
        none = _no_policy(facts) if current is None else _nobody()
        missing = replace(none, earns=NOTHING)
        return Judged(state=State.MISSING, missing=(missing,), note=_("Nobody signed for it yet."))
    signed = {person.id: ref for person in working if (ref := _signed_for(person, current, facts))}
    share = (ALL - POSTED) * Fraction(len(signed), len(working))
    # whoever works alone needs no board
    is_alone = len(working) == 1 and bool(signed)
    posting = tuple(_posting(current, facts))
    if posting or is_alone:
        share += POSTED
    absent = [person for person in working if person.id not in signed]
    missing_ones = [
        Missing(
            _("Have {name} sign for the policy of {day}.").format(
                name=person.name, day=say_date(current.signed_on, day)
            ),
            kind="acknowledgement",
        )
        for person in absent
    ]
    if share < ALL and not posting and not is_alone:
        what = _("Take a photo of the policy where it hangs and file it with the policy.")
        missing_ones.append(Missing(what, Ref("policy", current.id), "posted_where"))
    return Judged(
        state=State.SUFFICIENT if share >= ALL else State.PARTIAL if share else State.MISSING,
        share=share,
        counted=tuple(dict.fromkeys((*signed.values(), *posting))),
        missing=tuple(missing_ones),
        note=_known_note(len(signed), len(working), bool(posting)),
        met=len(signed),
        population=len(working),
    )


def _known_note(signed: int, working: int, is_posted: bool) -> str:
    said = ngettext(
        "{n} of {all} person signed for the policy as it is now.",
        "{n} of {all} people signed for the policy as it is now.",
        working,
    ).format(n=signed, all=working)
    posted = _("It was shown posted.") if is_posted else _("No photo shows it posted.")
    return f"{said} {posted}"


def _nobody() -> Missing:
    return Missing(_("Put the people who work here on the list of workers."), kind="worker")


def _current(facts: AuditFacts) -> PolicyFact | None:
    general = [one for one in facts.leadership.policies if is_general(one)]
    signed = [one for one in general if one.signed_by.is_named] or general
    return max(
        (one for one in signed if one.signed_on <= facts.span.as_of),
        key=lambda one: (one.signed_on, one.id),
        default=None,
    )


def _signed_for(person: Person, current: PolicyFact, facts: AuditFacts) -> Ref | None:
    """Return what shows that somebody was told of the policy; who signed it knows it."""
    day = facts.span.as_of
    if current.signed_by.id == person.id:
        return Ref("policy", current.id)
    counting = {current.id: current}
    if current.signed_on + GRACE >= day:
        counting |= {one.id: one for one in facts.leadership.policies if is_general(one)}
    for one in reversed(facts.leadership.acknowledgements):
        policy = counting.get(one.policy)
        if (
            policy is not None
            and one.worker == person.id
            and policy.signed_on <= one.on <= day
            and not (one.edition and policy.edition and key(one.edition) != key(policy.edition))
        ):
            return Ref("acknowledgement", one.id)
    return None


def _posting(policy: PolicyFact, facts: AuditFacts) -> Iterator[Ref]:
    """Yield the pictures that show it posted, and what an assessor saw."""
    if not says_nothing(policy.posted_where):
        yield from (Ref("evidence", id_) for id_ in policy.photos)
    for seen in facts.assessing.observations:
        in_time = seen.on is None or facts.span.holds(seen.on)
        if seen.question == ASKED_AS and seen.positive and in_time:
            yield Ref("observation", seen.id)
