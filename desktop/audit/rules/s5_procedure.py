"""S5.1: a procedure says who reports what to whom, and that the place is left as it is."""

from datetime import date
from fractions import Fraction
from typing import Final

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import ALL, Judged, Missing, Ref, State, Step, of_steps
from desktop.audit.rules.rule import rule
from desktop.audit.wording.incidents import has_telephone, speaks_of
from desktop.language import N_, _
from desktop.values.audited.incidents import ProcedureFact
from desktop.values.months import add_months
from desktop.values.spoken import say_date

MONTHS: Final = 36  # a procedure is looked at within three years (domain.md 8.3)
_PARTS: Final = 5  # that it is current, and four things that it says
# what it has to say, and what to do where it does not
_SAYS: Final = {
    "authority": (
        N_("It says who calls the authority for health and safety"),
        N_("Say in “{title}” who calls the authority for health and safety, and for what."),
    ),
    "insurer": (
        N_("It says who tells the workers' compensation board"),
        N_("Say in “{title}” who tells the workers' compensation board, and how soon."),
    ),
    "telephone": (
        N_("It gives the telephone numbers"),
        N_("Put the telephone numbers to call into “{title}”."),
    ),
    "scene": (
        N_("It says that the place is left as it is"),
        N_("Say in “{title}” that the place is left as it is until it is released."),
    ),
}


@rule("incidents")
def investigation_procedure(facts: AuditFacts) -> Judged:
    """Judge the best procedure in force: looked at within three years, with all it has to say."""
    as_of = facts.span.as_of
    judged = [_judge(one, as_of) for one in facts.incidents.procedures]
    if not judged:
        return of_steps(
            _steps(is_current=False, says={}),
            missing=[
                Missing(
                    _("Write down how incidents are reported and investigated."), kind="document"
                )
            ],
            note=_("There is no procedure for reporting and investigating."),
        )
    return max(judged, key=lambda one: (one.share, one.state is State.STALE))


def _judge(procedure: ProcedureFact, as_of: date) -> Judged:
    ref = Ref("document", procedure.id)
    looked_at = procedure.looked_at_on
    is_current = looked_at is not None and looked_at > add_months(as_of, -MONTHS)
    # what stands in a scan nobody but the assessor can read
    in_file = not procedure.text.strip() and procedure.has_file
    says = {what: in_file or _says(what, procedure.text) for what in _SAYS}
    missing = [
        Missing(_(todo).format(title=procedure.title), ref, "text")
        for what, (_step, todo) in _SAYS.items()
        if not says[what]
    ]
    if not is_current:
        todo = _("Look through “{title}” and enter the review: it has to be within three years.")
        missing.insert(0, Missing(todo.format(title=procedure.title), ref, "reviews"))
    steps = _steps(is_current=is_current, says=says)
    enough = sum((step.share for step in steps if step.is_met), Fraction(0)) >= ALL
    return of_steps(
        steps,
        counted=[ref] if enough else [],
        missing=missing,
        note=_note(procedure, as_of, in_file=in_file),
        stale=looked_at is not None and not is_current and all(says.values()),
    )


def _says(what: str, text: str) -> bool:
    return has_telephone(text) if what == "telephone" else speaks_of(what, text)


def _steps(*, is_current: bool, says: dict[str, bool]) -> list[Step]:
    share = Fraction(1, _PARTS)
    current = Step(_("It was signed or looked at within three years"), share, is_current)
    return [current] + [
        Step(_(step), share, says.get(what, False)) for what, (step, _todo) in _SAYS.items()
    ]


def _note(procedure: ProcedureFact, as_of: date, *, in_file: bool) -> str:
    said = _("“{title}” has no date.").format(title=procedure.title)
    if procedure.looked_at_on is not None:
        said = _("“{title}”, last signed or looked at {day}.").format(
            title=procedure.title, day=say_date(procedure.looked_at_on, as_of)
        )
    if not in_file:
        return said
    return f"{said} " + _("What it says stands in the attached file.")
