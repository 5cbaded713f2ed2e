"""Weaknesses that other parts of Muster know of already, said as findings of the audit."""

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.duties.duty import Duty
from desktop.language import _
from desktop.services.lots import hidden_lots
from desktop.services.parked_meters import parked_meters
from desktop.services.today.words import say_voided
from desktop.services.voided_checklists import voided_checklists
from desktop.store.file import CompanyFile


def found_besides(company: CompanyFile, duties: Iterable[Duty], as_of: date) -> list[Found]:
    """Return meters that went on out of service, duties without their checklist, hidden lots.

    `duties` are those of the day; a checklist is missed only by a duty that is still asked for.
    """
    return [*_meters(company, as_of), *_checklists(company, duties), *_lots(company)]


def _meters(company: CompanyFile, as_of: date) -> Iterator[Found]:
    for moved in parked_meters(company, as_of):
        yield Found(
            code="moved_while_parked",
            record=Ref("equipment", moved.unit.id),
            subject=moved.unit.name,
            message=moved.message(as_of),
            fix=moved.fix,
            detail=moved.read_on[1].isoformat(),
        )


def _checklists(company: CompanyFile, duties: Iterable[Duty]) -> Iterator[Found]:
    voided = voided_checklists(company)
    gone = {duty.plan: duty for duty in duties if duty.plan in voided}  # once for each plan
    for plan, duty in gone.items():
        if plan:
            about = _("{task}, {subject}").format(task=duty.task, subject=duty.subject)
            said = say_voided(voided[plan])
            yield Found(
                code="checklist_voided",
                record=Ref("duty_plan", plan),
                subject=duty.subject,
                message=f"{about if duty.subject else duty.task}: {said}",
                fix=_(
                    "Choose another checklist for this duty, or bring it back from the list of "
                    "voided records."
                ),
                field="checklist_id",
            )


def _lots(company: CompanyFile) -> Iterator[Found]:
    for lot in hidden_lots(company):
        yield Found(
            code="lot_of_single_things",
            record=Ref("equipment", lot.unit_id),
            subject=lot.number,
            message=lot.message,
            fix=lot.fix,
            field="lot_size",
        )
