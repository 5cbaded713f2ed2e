"""Whether drills are held and something is learned from them (S6.5)."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from desktop.audit.common.drills import has_lesson, held_in, was_attended
from desktop.audit.common.from_the_beginning import Upkeep, kept_of, upkeep
from desktop.audit.common.gear import holes
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.wording.leading import names_drill
from desktop.language import _, ngettext
from desktop.values.audited.emergency import DrillFact
from desktop.values.audited.leadership import FileFact
from desktop.values.quoting import quote
from desktop.values.spoken import say_date

DRILL: Final = "drill"
_FIFTH: Final = Fraction(1, 5)


@rule("emergency", "leadership", "schedule")
def drilled(facts: AuditFacts) -> Judged:
    """S6.5: one drill or tabletop in the window, who was there, and what came of it."""
    drills = held_in(facts, facts.span)
    attended = [one for one in drills if was_attended(one)]
    learned = [one for one in drills if has_lesson(one)]
    steps = (
        Step(_("A drill or a tabletop held"), 3 * _FIFTH, bool(drills)),
        Step(_("Who took part is written down"), _FIFTH, bool(attended)),
        Step(_("What to do better, or why nothing is"), _FIFTH, bool(learned)),
    )
    plans = [plan for plan in facts.schedule.facts.plans if plan.kind == DRILL]
    went = [upkeep(facts, plan) for plan in plans]
    missing = list(_missing(facts, drills, attended, learned))
    missing += holes(went, facts)
    counted = [Ref(DRILL, one.id) for one in drills]
    counted += [Ref("corrective_action", action) for one in drills for action in one.actions]
    is_stale = not drills and bool(facts.emergency.drills)
    return of_steps(
        steps, counted=counted, missing=missing, note=_note(facts, drills, went), stale=is_stale
    )


def _missing(
    facts: AuditFacts,
    drills: list[DrillFact],
    attended: list[DrillFact],
    learned: list[DrillFact],
) -> Iterator[Missing]:
    if not drills:
        what = _("Hold a drill, or talk one through at the table, and write down who was there.")
        yield Missing(what, kind=DRILL)
        yield from _filed(facts)
        return
    last = drills[-1]
    words = {"day": say_date(last.held_on, facts.span.as_of)}
    if not attended:
        what = _("Write down who took part in the drill of {day}.")
        yield Missing(what.format(**words), Ref(DRILL, last.id), "attendees")
    if not learned:
        what = _(
            "Write down what to do better after the drill of {day} and make it an action, or say "
            "why nothing needs it."
        )
        yield Missing(what.format(**words), Ref(DRILL, last.id), "improvements")


def _papers(facts: AuditFacts) -> list[FileFact]:
    """Return the files that look like a drill of the window and belong to no record."""
    return [
        one
        for one in facts.leadership.files
        if names_drill(one.name) and (one.on is None or facts.span.holds(one.on))
    ]


def _filed(facts: AuditFacts) -> Iterator[Missing]:
    if not (files := _papers(facts)):
        return
    what = ngettext(
        "{n} file looks like a drill, “{name}” for one, and belongs to no record yet. Record the "
        "drill with it.",
        "{n} files look like drills, “{name}” for one, and belong to no record yet. Record the "
        "drills with them.",
        len(files),
    ).format(n=len(files), name=quote(files[-1].name))
    yield Missing(what, Ref("evidence", files[-1].id))


def _note(facts: AuditFacts, drills: list[DrillFact], went: Sequence[Upkeep]) -> str:
    if drills:
        days = ", ".join(say_date(one.held_on, facts.span.as_of) for one in drills)
        actions = sum(len(one.actions) for one in drills)
        held = ngettext("{n} drill in the period: {days}.", "{n} drills in the period: {days}.",
                        len(drills)).format(n=len(drills), days=days)  # fmt: skip
        came = ngettext("{n} action came of it.", "{n} actions came of it.", actions).format(
            n=actions
        )
        said = [held, came]
    elif facts.emergency.drills:
        last = say_date(facts.emergency.drills[-1].held_on, facts.span.as_of)
        said = [_("No drill in the period; the last was on {day}.").format(day=last)]
    else:
        said = [_("No drill is on record.") if _papers(facts) else _("No drill is on file.")]
    kept, expected = kept_of(went)
    if expected:
        planned = _("{kept} of {all} planned drills held in time.")
        said.append(planned.format(kept=kept, all=expected))
    return " ".join(said)
