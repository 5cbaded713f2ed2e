"""Who is to be watched at work, in the shape of duties, so that all of them sort as one."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from desktop.duties.competency import Competence, Standing, standings
from desktop.duties.duty import Duty, State
from desktop.language import _
from desktop.services.training import competency_words as words
from desktop.store.facts import DutyFacts
from desktop.values.competency import CompetencyFacts

COMPETENCY: Final = "competency"
_STATES: Final = {
    Competence.NO_CHECK: State.NEVER_DONE,
    Competence.NO_RESULT: State.NEVER_DONE,
    Competence.NOT_YET: State.NEVER_DONE,
    Competence.DUE: State.OVERDUE,
    Competence.DUE_SOON: State.DUE_SOON,
}
_GOOD: Final = {Competence.COMPETENT: State.OK, Competence.SUPERVISED: State.OK}


def work_said(name: str, *, is_task: bool = False) -> str:
    """Return what is to be seen: "Competency on FL-1", "Competency: hot work"."""
    words = _("Competency: {work}") if is_task else _("Competency on {work}")
    return words.format(work=name)


def competency_duties(
    known: CompetencyFacts, facts: DutyFacts, as_of: date, *, with_good: bool = False
) -> Iterator[tuple[Duty, Standing]]:
    """Return who is put on a unit without a good check, in the shape of duties.

    A check at a task is one as soon as a day for the next was written down. `with_good` those as
    well whose check is good for some time yet. Who only inspects or services a unit is none of
    them: the grid tells of that.
    """
    states = _STATES | _GOOD if with_good else _STATES
    for one in standings(known, facts.workers, as_of, facts.warning.certificate_days):
        if one.is_asked and one.state in states:
            state = states[one.state]
            yield (
                Duty(
                    kind=COMPETENCY,
                    subject=one.worker.name,
                    subject_id=one.worker.id,
                    subject_kind="worker",
                    task=work_said(one.work.name, is_task=one.work.kind == "task"),
                    rule="",
                    state=state,
                    due=one.until if state is not State.NEVER_DONE else None,
                    last_done=one.check.on if one.check else None,
                    reason=words.sentence_of(one, as_of),
                    plan=one.check.id if one.check else None,
                ),
                one,
            )
