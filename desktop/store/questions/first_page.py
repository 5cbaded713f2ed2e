"""What the first page shows besides duties: titles, the audit's date, notes to answer, drafts."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_, exists, func, or_, select, true

from desktop.records import KINDS
from desktop.records.company import Company
from desktop.records.inspections.checklist import Checklist
from desktop.records.people import Position
from desktop.records.review import ReviewerNote
from desktop.store.questions.terms import PLAN, UNIT, Question, table_of
from desktop.store.tables import DRAFT

_OF_EVERY_FILE: Final = frozenset({"company", "company_settings"})
_COMPANY: Final = table_of(Company)
_POSITION: Final = table_of(Position)
_NOTE: Final = table_of(ReviewerNote)
_VOIDED: Final = table_of(Checklist)
_LATER: Final = _VOIDED.alias("later")

QUESTIONS: Final[Mapping[str, Question]] = {
    "next_audit": select(_COMPANY.c.id, _COMPANY.c.next_audit_on).where(
        _COMPANY.c.voided_at.is_(None)
    ),
    "descriptions": select(UNIT.c.id, UNIT.c.description, UNIT.c.lot_size, UNIT.c.inspect_singly),
    # with the title of the checklist where that was voided since, and no later edition took over
    "checklists_of_plans": select(
        PLAN.c.id, PLAN.c.checklist_id, PLAN.c.equipment_type, _VOIDED.c.title
    )
    .select_from(PLAN)
    .outerjoin(
        _VOIDED,
        and_(
            _VOIDED.c.id == PLAN.c.checklist_id,
            _VOIDED.c.voided_at.is_not(None),
            ~exists().where(_LATER.c.supersedes_id == _VOIDED.c.id, _LATER.c.voided_at.is_(None)),
        ),
    ),
    "titles_of_positions": select(_POSITION.c.id, _POSITION.c.title),
    # whether anything was entered besides the company itself
    "has_records": select(
        or_(
            *(
                exists(select(table_of(kind.model).c.id))
                for kind in KINDS
                if kind.key not in _OF_EVERY_FILE
            )
        )
    ),
    # what the reviewer wrote and waits for; "for information" asks for nothing
    "notes_to_answer": select(
        _NOTE.c.id,
        _NOTE.c.assessment_id,
        func.coalesce(_NOTE.c.question, ""),
        _NOTE.c.text,
        _NOTE.c.due_on,
    ).where(
        _NOTE.c.voided_at.is_(None),
        _NOTE.c.done_on.is_(None),
        func.coalesce(_NOTE.c.actionable, true()),
    ),
    "has_drafts": select(exists(select(DRAFT.c.id))),
}
