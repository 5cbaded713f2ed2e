"""Whether people were watched at the equipment that they run, beyond any course."""

from collections.abc import Iterator
from typing import Final

from desktop.audit.common.training_day import worker_on
from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.rules.rule import rule
from desktop.audit.wording.training import is_operated
from desktop.duties.competency import WANTING, Competence, Standing, standings
from desktop.language import N_, _
from desktop.store.facts import CERTIFICATE_DAYS
from desktop.values.audited.places import EquipmentFact
from desktop.values.audited.training import CheckPaper
from desktop.values.folding import key
from desktop.values.spoken import say_date

_NO_PAPER: Final = CheckPaper()
# what to do, and the field of the check where it begins
_TO_DO: Final = {
    Competence.NO_CHECK: (N_("Watch {worker} on {work}, and file the signed check."), ""),
    Competence.NO_RESULT: (
        N_("The check of {worker} on {work} does not say how it went: note it."),
        "result",
    ),
    Competence.NOT_YET: (
        N_("{worker} did not pass the check on {work} of {on}: check again, or name another."),
        "",
    ),
    Competence.DUE: (N_("The check of {worker} on {work} ran out on {until}: check again."), ""),
}
_UNSIGNED: Final = (
    N_("The check of {worker} on {work} does not say who made it: name them."),
    "assessor_id",
)


@rule("people", "places", "training")
def competence_checked(facts: AuditFacts) -> Judged:
    """S3.5: % of operators and what they run with a signed check not older than 36 months.

    Somebody who was checked without being put down counts too. Where nobody is put down for
    anything, what somebody must be able to run counts as not met; elsewhere it is only mentioned,
    because a further unit takes no check away.
    """
    pairs = [one for one in all_standings(facts) if one.is_assigned or is_met(one, facts)]
    met = [one for one in pairs if is_met(one, facts)]
    unmet = [one for one in pairs if one not in met]
    taken = {one.work.id for one in pairs}
    alone = [unit for unit in _operated(facts) if unit.id not in taken]
    if not pairs and not alone:
        return not_applicable(_("No unit on the list needs somebody who can run it."))
    notes = []
    if pairs:
        notes += [_("{n} of {all} checks of a person on a unit are signed and up to date.")]
    if alone:
        notes += [_("Nobody is put down as running {units}.")]
    to_name = alone if not pairs else []
    return of_share(
        len(met),
        len(pairs) + len(to_name),
        counted=[Ref("competency_check", one.check.id) for one in met if one.check],
        missing=[*(_to_do(one, facts) for one in unmet), *map(_nobody_runs, to_name)],
        note=" ".join(notes).format(
            n=len(met), all=len(pairs), units=", ".join(unit.number for unit in alone)
        ),
        stale=bool(unmet) and all(one.state is Competence.DUE for one in unmet),
    )


def all_standings(facts: AuditFacts) -> tuple[Standing, ...]:
    """Return how everybody who works here stands at every unit that they run or were checked at."""
    as_of = facts.span.as_of
    here = [worker_on(person, as_of) for person in facts.people.working(as_of)]
    return standings(facts.training.competency, here, as_of, CERTIFICATE_DAYS)


def is_met(one: Standing, facts: AuditFacts) -> bool:
    """Whether the newest check says that they can run it, still holds, and says who made it."""
    return one.state not in WANTING and bool(one.check and _is_signed(one.check.id, facts))


def _is_signed(check_id: str, facts: AuditFacts) -> bool:
    return facts.training.checks.get(check_id, _NO_PAPER).assessor.is_named


def _operated(facts: AuditFacts) -> Iterator[EquipmentFact]:
    """Yield the units in service that somebody must be able to run."""
    metered = {one.id for one in facts.training.competency.machines if one.has_meter}
    for unit in facts.places.in_service(facts.span.as_of):
        says_nothing = not unit.type and key(unit.description) in ("", key(unit.number))
        is_run = is_operated(unit.type, unit.description) or (says_nothing and unit.id in metered)
        if unit.lot_size == 1 and is_run:
            yield unit


def _to_do(one: Standing, facts: AuditFacts) -> Missing:
    as_of = facts.span.as_of
    what, field = _TO_DO.get(one.state, _UNSIGNED)
    said = {"worker": one.worker.name, "work": one.work.name, "on": "", "until": ""}
    if one.check is None:
        return Missing(_(what).format(**said), kind="competency_check")
    said["on"] = say_date(one.check.on, as_of)
    said["until"] = say_date(one.until, as_of) if one.until else ""
    ref = Ref("competency_check", one.check.id)
    return Missing(_(what).format(**said), ref, field, "competency_check")


def _nobody_runs(unit: EquipmentFact) -> Missing:
    what = _("Put down who runs {unit}, watch them, and file the signed check.")
    return Missing(
        what.format(unit=unit.number), Ref("equipment", unit.id), kind="equipment_assignment"
    )
