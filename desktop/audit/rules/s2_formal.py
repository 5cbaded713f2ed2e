"""S2.1, S2.4 and S2.5: the formal hazard assessments, what they cover, who made them and when."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.hazards import is_field_by_title
from desktop.language import _, ngettext
from desktop.values.audited.hazards import FormalFact
from desktop.values.audited.people import PositionFact
from desktop.values.folding import key
from desktop.values.months import add_months
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

FORMAL: Final = "formal_hazard_assessment"
_IDLE_TITLE: Final = frozenset(
    {"analysis", "assessment", "fha", "for", "formal", "hazard", "jha", "job", "of", "the"}
)


def formal_in_force(facts: AuditFacts) -> tuple[FormalFact, ...]:
    """Return the formal assessments that hold on the day and are ones of their own account.

    One that calls itself a field assessment is none (domain.md 0, 4), and neither is an empty one.
    """
    return tuple(
        one
        for one in facts.hazards.in_force()
        if not is_field_by_title(one.title) and (one.hazards or one.has_file)
    )


def name_of(one: FormalFact, as_of: date) -> str:
    """Return how a formal assessment is called in a sentence."""
    if one.title:
        return _("“{title}”").format(title=quote(one.title))
    return _("the assessment of {date}").format(date=say_date(one.made_on, as_of))


@rule("people", "hazards")
def jobs_assessed(facts: AuditFacts) -> Judged:
    """S2.1: jobs that somebody holds which an assessment in force covers.

    Where nobody's position is written, the work of the company is one job.
    """
    held: Counter[str] = Counter(
        position
        for person in facts.people.working(facts.span.as_of)
        for position in person.positions_on(facts.span.as_of)
        if position in facts.people.positions
    )
    formal = formal_in_force(facts)
    if not held:
        return _without_positions(formal)
    jobs = [facts.people.positions[id_] for id_, _n in held.most_common()]
    covering = {job.id: [one for one in formal if _covers(one, job)] for job in jobs}
    return of_share(
        sum(bool(some) for some in covering.values()),
        len(jobs),
        counted=[ref_of(one) for some in covering.values() for one in some],
        missing=[_uncovered(job, held[job.id]) for job in jobs if not covering[job.id]],
        note=_("{n} of {of} jobs that somebody holds are in a formal assessment in force.").format(
            n=sum(bool(some) for some in covering.values()), of=len(jobs)
        ),
    )


def _without_positions(formal: Sequence[FormalFact]) -> Judged:
    missing = Missing(
        what=_("Make a formal hazard assessment of the work that you do."), kind=FORMAL
    )
    return of_share(
        int(bool(formal)),
        1,
        counted=map(ref_of, formal),
        missing=() if formal else (missing,),
        note=_("No position is written for anybody who works here. {n}").format(
            n=_assessments(len(formal))
        ),
    )


def _covers(one: FormalFact, job: PositionFact) -> bool:
    if job.id in one.positions:
        return True
    wanted = key(job.title)
    return wanted in {_telling(one.title), *map(key, one.tasks)}


def _telling(title: str) -> str:
    return " ".join(word for word in key(title).split() if word not in _IDLE_TITLE)


def _uncovered(job: PositionFact, people: int) -> Missing:
    return Missing(
        what=ngettext(
            "Cover the job “{job}” in a formal hazard assessment; {n} person holds it.",
            "Cover the job “{job}” in a formal hazard assessment; {n} people hold it.",
            people,
        ).format(job=quote(job.title), n=people),
        kind=FORMAL,
    )


@rule("people", "hazards")
def workers_took_part(facts: AuditFacts) -> Judged:
    """S2.4: assessments with somebody who does not run the company; alone, the owner is enough."""
    formal = formal_in_force(facts)
    if not formal:
        return no_assessment()
    good = [one for one in formal if _workers_of(one, facts)]
    return of_share(
        len(good),
        len(formal),
        counted=map(ref_of, good),
        missing=[
            Missing(
                what=_("Go through {assessment} with somebody who does the work, and enter who "
                       "took part.").format(assessment=name_of(one, facts.span.as_of)),
                record=ref_of(one),
                field="participants",
            )
            for one in formal
            if one not in good
        ],
        note=_("In {n} of {of} formal assessments a worker took part.").format(
            n=len(good), of=len(formal)
        ),
    )  # fmt: skip


def _workers_of(one: FormalFact, facts: AuditFacts) -> bool:
    took_part = [signer.who for signer in one.participants if signer.signed is not False]
    if any(not facts.people.leads(who) for who in took_part):
        return True
    everybody = facts.people.working(one.made_on)
    concerned = [who for who in everybody if one.positions & who.positions_on(one.made_on)]
    if all(person.leads for person in everybody):
        return bool(took_part or one.made_by.is_named)
    # an office where only the owner and the manager work is theirs to assess
    return bool(concerned and took_part) and all(person.leads for person in concerned)


@rule("hazards")
def assessments_current(facts: AuditFacts) -> Judged:
    """S2.5: assessments looked at within their interval, and after what happened since."""
    formal = formal_in_force(facts)
    if not formal:
        return no_assessment()
    missing = [(one, what) for one in formal if (what := _why_not_current(one, facts))]
    old = {one.id for one, _what in missing}
    last = max(one.last_looked_at for one in formal)
    return of_share(
        len(formal) - len(old),
        len(formal),
        counted=[ref_of(one) for one in formal if one.id not in old],
        missing=[Missing(what=what, record=ref_of(one), field="reviews") for one, what in missing],
        note=_("{n} of {of} formal assessments were made or reviewed in time, the last on "
               "{date}.").format(
            n=len(formal) - len(old), of=len(formal), date=say_date(last, facts.span.as_of)
        ),
        stale=bool(old),
    )  # fmt: skip


def _why_not_current(one: FormalFact, facts: AuditFacts) -> str:
    as_of, name = facts.span.as_of, name_of(one, facts.span.as_of)
    grace = timedelta(days=facts.company.finish_days)
    since = [on for on in one.to_revise if on >= one.last_looked_at and on + grace < as_of]
    if since:
        return _("Review {assessment}: the investigation of what happened on {date} says that it "
                 "is to be revised.").format(
            assessment=name, date=say_date(max(since), as_of)
        )  # fmt: skip
    months = one.review_months or facts.company.review_months
    if add_months(one.last_looked_at, months) < as_of:
        return _("Review {assessment}: it was last looked at on {date}, and is to be every "
                 "{months} months.").format(
            assessment=name, date=say_date(one.last_looked_at, as_of), months=months
        )  # fmt: skip
    return ""


def no_assessment() -> Judged:
    missing = Missing(what=_("Make a formal hazard assessment of each job."), kind=FORMAL)
    return of_share(0, 0, missing=(missing,), note=_assessments(0))


def _assessments(n: int) -> str:
    if not n:
        return _("There is no formal hazard assessment in force.")
    return ngettext(
        "{n} formal hazard assessment is in force.",
        "{n} formal hazard assessments are in force.",
        n,
    ).format(n=n)


def ref_of(one: FormalFact) -> Ref:
    return Ref(FORMAL, one.id)
