"""Whether every worker was shown around in time, and on all topics that matter."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from desktop.audit.common.training_day import duties_on, first_signed, is_alone, orientations_of
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import NOTHING, Judged, Missing, Ref, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.training import topics_in
from desktop.duties.orientations import IN_TIME, OrientationState, Oriented, orientations
from desktop.language import N_, _, ngettext
from desktop.values.audited.training import ESSENTIAL, OrientationHeld, TrainingPaper
from desktop.values.spoken import say_date, say_span

SAID: Final = {
    "policy": N_("the policy"),
    "rights": N_("rights and refusal"),
    "hazards": N_("the hazards"),
    "ppe": N_("protective equipment"),
    "emergency": N_("what to do in an emergency"),
    "reporting": N_("reporting"),
    "procedures": N_("the procedures"),
    "whmis": N_("WHMIS"),
}


@rule("people", "training")
def oriented_in_time(facts: AuditFacts) -> Judged:
    """S3.1: % of who works here or left within the window, signed by the day after the first."""
    here = facts.people.worked(facts.span)
    rows = [row for row in orientations(duties_on(facts, here))
            if not _has_time_still(row, facts)]  # fmt: skip
    alone = is_alone(facts)
    signed = first_signed(facts)
    in_time = [row for row in rows if _counts(row, alone=alone)]
    without = [row for row in rows if row.state is OrientationState.MISSING]
    late = [row for row in rows if row.state is OrientationState.LATE and row not in in_time]
    note = ngettext(
        "{n} of {all} person was oriented, with a signature, by the day after the first.",
        "{n} of {all} people were oriented, with a signature, by the day after the first.",
        len(rows),
    )
    said = {"n": len(in_time), "all": len(rows), "late": len(late), "without": len(without)}
    if late:
        note += " " + _("Late: {late}.")
    if without:
        note += " " + ngettext(
            "{without} has no signed one.", "{without} have no signed one.", len(without)
        )
    return of_share(
        len(in_time),
        len(rows),
        counted=[Ref("orientation", signed[row.worker.id].id) for row in in_time],
        missing=[
            *(_to_orient(row, facts) for row in without),
            *(_was_late(row, signed[row.worker.id], facts) for row in late),
            *([] if here else [_nobody()]),
        ],
        note=note.format(**said) if rows else _("Nobody worked here within the period."),
    )


@rule("training")
def orientation_complete(facts: AuditFacts) -> Judged:
    """S3.2: how many of the topics that matter the fullest form covers, used or written."""
    as_of = facts.span.as_of
    used = [one for one in facts.training.orientations if one.worker_id and one.on <= as_of]
    forms: list[_Form] = [_of_held(one) for one in used if one.tells]
    forms += [_of_paper(one) for one in facts.training.orientation_forms]
    best = max(forms, key=lambda form: (len(form.covered), form.on), default=None)
    if best is None or not best.covered:
        what = _("Tick on the orientation form what it covers: {topics}.").format(
            topics=", ".join(_(SAID[topic]) for topic in ESSENTIAL)
        )
        newest = Ref("orientation", used[-1].id) if used else None
        return of_share(
            0,
            len(ESSENTIAL),
            missing=[Missing(what, newest, "covers_policy", kind="orientation")],
            note=_covered_nothing(len(used)),
        )
    lacking = [topic for topic in ESSENTIAL if topic not in best.covered]
    note = _("The fullest orientation form on file covers {n} of {all} topics.")
    return of_share(
        len(ESSENTIAL) - len(lacking),
        len(ESSENTIAL),
        counted=[best.ref],
        missing=[
            Missing(
                _("The orientation does not cover {topic}: add it, and go through it.").format(
                    topic=_(SAID[topic])
                ),
                best.ref,
                best.field.format(topic=topic),
            )
            for topic in lacking
        ],
        note=note.format(n=len(ESSENTIAL) - len(lacking), all=len(ESSENTIAL)),
    )


def _covered_nothing(n: int) -> str:
    if not n:
        return _("No orientation is on file.")
    return ngettext(
        "{n} orientation is on file, and it does not say what it covered.",
        "{n} orientations are on file, and none says what it covered.",
        n,
    ).format(n=n)


def _nobody() -> Missing:
    what = _("Put the people who work here on the list of workers.")
    return Missing(what, kind="worker", earns=NOTHING)


def _has_time_still(row: Oriented, facts: AuditFacts) -> bool:
    return (
        row.state is OrientationState.MISSING
        and row.first_day is not None
        and facts.span.as_of <= row.first_day + IN_TIME
    )


def _counts(row: Oriented, *, alone: bool) -> bool:
    """Whether it is in time; who runs a company without workers has nobody who shows them."""
    return row.state is OrientationState.SIGNED or (alone and row.state is OrientationState.LATE)


def _to_orient(row: Oriented, facts: AuditFacts) -> Missing:
    as_of = facts.span.as_of
    person = facts.people.everybody[row.worker.id]
    said = {"name": row.worker.name, "day": say_date(row.first_day, as_of) if row.first_day else ""}
    if not person.works_on(as_of):
        what = _("{name} left and has no signed orientation. If the paper exists, file it.")
    elif row.first_day is None:
        what = _("{name} has no signed orientation. Do it now, and file the signed form.")
    else:
        what = _(
            "{name} has worked here since {day} and has no signed orientation."
            " Do it now, and file the signed form."
        )
    unsigned = orientations_of(facts, row.worker.id)
    ref = Ref("orientation", unsigned[-1].id) if unsigned else Ref("worker", row.worker.id)
    return Missing(what.format(**said), ref, "signed" if unsigned else "", kind="orientation")


def _was_late(row: Oriented, held: OrientationHeld, facts: AuditFacts) -> Missing:
    first = row.first_day or held.on
    what = _(
        "{name} was oriented on {day}, {span} after the first day."
        " If there is an earlier signed form, file it; the next person is shown around first."
    )
    return Missing(
        what.format(
            name=row.worker.name,
            day=say_date(held.on, facts.span.as_of),
            span=say_span((held.on - first).days),
        ),
        Ref("orientation", held.id),
        "done_on",
    )


@dataclass(frozen=True, slots=True)
class _Form:
    ref: Ref
    on: date
    covered: frozenset[str]
    field: str


def _of_held(held: OrientationHeld) -> _Form:
    covered = held.covered & frozenset(ESSENTIAL)
    return _Form(Ref("orientation", held.id), held.on, covered, "covers_{topic}")


def _of_paper(paper: TrainingPaper) -> _Form:
    return _Form(Ref("document", paper.id), paper.on or date.min, topics_in(paper.text), "text")
