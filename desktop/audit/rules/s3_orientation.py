"""Whether everybody was shown around: workers in time, on all topics; others, and who returns."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.training_day import duties_on, first_signed, is_alone, orientations_of
from desktop.audit.training_words import topics_in
from desktop.duties.orientations import IN_TIME, OrientationState, Oriented, orientations
from desktop.language import N_, _, ngettext
from desktop.values.audited.people import Person
from desktop.values.audited.training import ESSENTIAL, OrientationHeld, TrainingPaper
from desktop.values.spoken import say_date, say_span

BREAK: Final = timedelta(days=30)  # who was away longer is shown around again
AHEAD: Final = timedelta(days=30)  # a new job may be shown so long before it begins
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
    rows = [row for row in orientations(duties_on(facts, facts.people.worked(facts.span)))
            if not _has_time_still(row, facts)]  # fmt: skip
    alone = is_alone(facts)
    signed = first_signed(facts)
    in_time = [row for row in rows if _counts(row, alone=alone)]
    without = [row for row in rows if row.state is OrientationState.MISSING]
    late = [row for row in rows if row.state is OrientationState.LATE and row not in in_time]
    note = _("{n} of {all} people were oriented, with a signature, by the day after the first.")
    said = {"n": len(in_time), "all": len(rows), "late": len(late), "without": len(without)}
    if late:
        note += " " + _("Late: {late}.")
    if without:
        note += " " + _("Without one: {without}.")
    return of_share(
        len(in_time),
        len(rows),
        counted=[Ref("orientation", signed[row.worker.id].id) for row in in_time],
        missing=[
            *(_to_orient(row, facts) for row in without),
            *(_was_late(row, signed[row.worker.id], facts) for row in late),
        ],
        note=note.format(**said) if rows else _("Nobody worked here within the window."),
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
            note=ngettext(
                "{n} orientation is on file, and it does not say what it covered.",
                "{n} orientations are on file, and none says what it covered.",
                len(used),
            ).format(n=len(used)),
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


@rule("people", "training")
def others_oriented(facts: AuditFacts) -> Judged:
    """S3.7: % of contractors, visitors, who returned and who changed jobs, with a record."""
    every = [*_contractors(facts), *_visitors(facts), *_own(facts)]
    if not every:
        return not_applicable(
            _("Nobody but your own crew was on a site, and nobody returned or changed jobs.")
        )
    met = [one for one in every if one.by]
    note = _(
        "{n} of {all} contractors, visitors, returning workers and changes of job have a record."
    )
    return of_share(
        len(met),
        len(every),
        counted=[one.by for one in met if one.by],
        missing=[one.missing for one in every if not one.by],
        note=note.format(n=len(met), all=len(every)),
    )


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who has to be shown around besides new workers, and the record that it was done."""

    by: Ref | None
    missing: Missing


def returns(facts: AuditFacts) -> Iterator[tuple[Person, date, OrientationHeld | None]]:
    """Yield who came back within the window, the day, and the orientation since they had left."""
    for person in facts.people.everybody.values():
        for period in person.employed:
            began = period.from_on
            left = max(
                (one.to_on for one in person.employed if one.to_on and began and one.to_on < began),
                default=None,
            )
            if began is None or left is None or not facts.span.holds(began):
                continue
            if began - left > BREAK and began + IN_TIME <= facts.span.as_of:
                yield person, began, _between(facts, person, left + timedelta(days=1))


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
            "{name} works here since {day} and has no signed orientation."
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


def _contractors(facts: AuditFacts) -> Iterator[Comer]:
    as_of = facts.span.as_of
    for one in facts.training.contractors:
        held = [
            Ref("orientation", held.id)
            for held in facts.training.orientations
            if held.contractor_id == one.id and held.is_signed and held.on <= as_of
        ]
        ref = Ref("contractor", one.id)
        if not held and one.oriented_on and one.oriented_on <= as_of:
            held = [ref]
        what = _("Show {company} around before they work again, and file the signed form.")
        missing = Missing(what.format(company=one.name), ref, "oriented_on", kind="orientation")
        yield Comer(held[-1] if held else None, missing)


def _visitors(facts: AuditFacts) -> Iterator[Comer]:
    for held in facts.training.orientations:
        if not held.visitor or held.worker_id or held.contractor_id:
            continue
        if not facts.span.holds(held.on):
            continue
        ref = Ref("orientation", held.id)
        what = _("{visitor} did not sign on {day}: have visitors sign before they go in.").format(
            visitor=held.visitor, day=say_date(held.on, facts.span.as_of)
        )
        yield Comer(ref if held.is_signed else None, Missing(what, ref, "signed"))


def _own(facts: AuditFacts) -> Iterator[Comer]:
    as_of = facts.span.as_of
    for person, began, held in returns(facts):
        what = _("{name} came back on {day}: show them around again, and file the signed form.")
        yield _comer(person, what.format(name=person.name, day=say_date(began, as_of)), held)
    for person, began, title in _new_jobs(facts):
        what = _("{name} is {title} since {day}: go through the new job with them, and file it.")
        said = what.format(name=person.name, title=title, day=say_date(began, as_of))
        yield _comer(person, said, _between(facts, person, began - AHEAD))


def _comer(person: Person, what: str, held: OrientationHeld | None) -> Comer:
    missing = Missing(what, Ref("worker", person.id), kind="orientation")
    return Comer(Ref("orientation", held.id) if held else None, missing)


def _new_jobs(facts: AuditFacts) -> Iterator[tuple[Person, date, str]]:
    """Yield who took another position within the window than those they had held before."""
    for person in facts.people.everybody.values():
        for position, period in person.positions:
            began = period.from_on
            if began is None or not facts.span.holds(began) or not person.works_on(began):
                continue
            before = {
                id_
                for id_, held in person.positions
                if held.from_on is None or held.from_on < began
            }
            if before and position not in before and position in facts.people.positions:
                yield person, began, facts.people.positions[position].title


def _between(facts: AuditFacts, person: Person, from_on: date) -> OrientationHeld | None:
    """Return the first signed orientation of somebody since a day."""
    every = orientations_of(facts, person.id)
    return next((held for held in every if held.on >= from_on and held.is_signed), None)
