"""Corrective actions, and what was written down and is to be looked at again, as of a day."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, func, null, or_, select
from sqlalchemy.engine import Connection

from desktop.records.actions import CorrectiveAction
from desktop.records.company_settings import CompanySettings
from desktop.records.documents import Document, DocumentReview
from desktop.records.emergency.plan import EmergencyPlan, EmergencyPlanReview
from desktop.records.hazards.formal import AssessmentReview, FormalAssessment
from desktop.records.leadership.policy import Policy, PolicyReview
from desktop.store.fact_loose import AS_OF, latest
from desktop.store.fact_register import Register, table_of
from desktop.store.facts import ActionFact, PaperFact, PaperKind
from desktop.values.folding import key

ALWAYS_REVIEWED: Final = {"policy": 12, "emergency_plan": 12}  # months, where nothing is stated

_ACTION: Final = table_of(CorrectiveAction)
_SETTINGS: Final = table_of(CompanySettings)
_DOCUMENT: Final = table_of(Document)

_ACTIONS: Final = (
    select(
        _ACTION.c.id,
        _ACTION.c.what,
        _ACTION.c.found_on,
        _ACTION.c.due_on,
        _ACTION.c.resolved_on,
        _ACTION.c.resolved_by_id,
        _ACTION.c.resolved_by_name,
        _ACTION.c.assigned_id,
        _ACTION.c.assigned_name,
        _ACTION.c.equipment_id,
        _ACTION.c.site_id,
        _ACTION.c.closed_reason,
    )
    .where(_ACTION.c.voided_at.is_(None), _ACTION.c.found_on <= AS_OF)
    .order_by(_ACTION.c.found_on, _ACTION.c.id)
)
_MONTHS: Final = select(_SETTINGS.c.review_months).where(_SETTINGS.c.voided_at.is_(None))
_SUPERSEDED: Final = select(_DOCUMENT.c.supersedes_id).where(
    _DOCUMENT.c.supersedes_id.is_not(None),
    _DOCUMENT.c.voided_at.is_(None),
    or_(_DOCUMENT.c.signed_on.is_(None), _DOCUMENT.c.signed_on <= AS_OF),
)


def _papers(table: Table, reviews: Table, day: str, title: str | None) -> Select[*tuple[Any, ...]]:
    reviewed: ColumnElement[Any] = (
        select(func.max(reviews.c.reviewed_on))
        .where(reviews.c.owner_id == table.c.id, reviews.c.reviewed_on <= AS_OF)
        .scalar_subquery()
    )
    return (
        select(
            table.c.id,
            table.c[title] if title else null(),
            table.c.get("site_id", null()),
            table.c.review_months,
            table.c[day],
            reviewed,
        )
        .where(table.c.voided_at.is_(None))
        .where(or_(table.c[day].is_(None), table.c[day] <= AS_OF))
        .order_by(table.c[day].nulls_first(), table.c.id)
    )


_PAPERS: Final[dict[PaperKind, Select[*tuple[Any, ...]]]] = {
    "policy": _papers(table_of(Policy), table_of(PolicyReview), "signed_on", "title"),
    "document": _papers(_DOCUMENT, table_of(DocumentReview), "signed_on", "title"),
    "formal_hazard_assessment": _papers(
        table_of(FormalAssessment), table_of(AssessmentReview), "made_on", "title"
    ),
    "emergency_plan": _papers(
        table_of(EmergencyPlan), table_of(EmergencyPlanReview), "made_on", None
    ),
}


def action_facts(connection: Connection, as_of: date, register: Register) -> tuple[ActionFact, ...]:
    """Return every corrective action found by the day, oldest first, with what was known then."""
    lines = connection.execute(_ACTIONS, {"as_of": as_of}).all()
    return tuple(_action(line, as_of, register) for line in lines)


def _action(line: Iterable[Any], as_of: date, register: Register) -> ActionFact:
    id_, what, found_on, due_on, resolved_on, by_id, by_name, to_id, to_name, *rest = line
    unit, site, reason = rest
    entry = register.units.get(unit)
    is_resolved = resolved_on is not None and resolved_on <= as_of
    return ActionFact(
        id_,
        what,
        found_on,
        due_on,
        resolved_on if is_resolved else None,
        register.person(by_id, by_name) if is_resolved else None,
        register.person(to_id, to_name),
        entry.subject if entry else register.sites.get(site),
        # a reason carries no date of its own, so it counts from the start
        closed_without=bool(reason) and (is_resolved or resolved_on is None),
    )


def paper_facts(connection: Connection, as_of: date, register: Register) -> tuple[PaperFact, ...]:
    """Return what is to be reviewed: of every policy, plan and assessment only the newest."""
    months = connection.execute(_MONTHS).scalar()
    superseded = set(connection.execute(_SUPERSEDED, {"as_of": as_of}).scalars().all())
    found: list[PaperFact] = []
    for kind, question in _PAPERS.items():
        default = months or ALWAYS_REVIEWED.get(kind)
        newest: dict[tuple[str, str], PaperFact] = {}
        for id_, title, site, own_months, day, reviewed in connection.execute(
            question, {"as_of": as_of}
        ).all():
            every = own_months or default
            subject = register.sites.get(site)
            if every and id_ not in superseded and not (site and subject is None):
                last = latest(day, reviewed)
                fact = PaperFact(id_, kind, title or "", subject, every, last)
                newest[_what_it_is(fact)] = fact
        found += newest.values()
    return tuple(found)


def _what_it_is(paper: PaperFact) -> tuple[str, str]:
    """Two papers of which this is the same are one written anew; a document names its elder."""
    if paper.kind == "emergency_plan" and paper.subject:
        return paper.subject.id, ""
    if paper.kind == "document" or not paper.title:
        return "", paper.id
    return "", key(paper.title)
