"""What `muster duties` and `muster check` answer, as documents that JSON can hold."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, Final

from desktop.audit.found import Severity
from desktop.duties import duties
from desktop.duties.actions import ActionState, action_state
from desktop.duties.certificates import CardState, Held, certificates
from desktop.duties.duty import Duty, State, worst_first
from desktop.duties.orientations import Oriented, orientations
from desktop.services.auditing.besides import found_besides
from desktop.services.auditing.report import findings_report
from desktop.services.voided_checklists import voided_checklists, with_reason
from desktop.store.fact_duties import duty_facts
from desktop.store.facts import ActionFact, DutyFacts
from desktop.store.file import CompanyFile

Report = dict[str, Any]

# what makes a program that called us look up: cli.md's exit code 1
_LOUD: Final[Mapping[str, frozenset[str]]] = {
    "duties": frozenset({State.OVERDUE, State.NEVER_DONE}),
    "certificates": frozenset({CardState.EXPIRED, CardState.MISSING}),
    "actions": frozenset({ActionState.OVERDUE, ActionState.NO_DUE_DATE}),
}


def read_facts(company: CompanyFile, as_of: date) -> DutyFacts:
    """Return what decides what is due on the day; the file is let go before anybody works on it."""
    with company.reading() as connection:
        return duty_facts(connection, as_of)


def duties_report(company: CompanyFile, as_of: date) -> Report:
    """Return the document of `muster duties`, the worst first. Dates are ISO texts or None."""
    facts = read_facts(company, as_of)
    found = _duties_of(facts, certificates(facts, as_of), as_of)
    return _duties_said(found, voided_checklists(company), as_of)


def check_report(company: CompanyFile, as_of: date) -> Report:
    """Return the document of `muster check`: duties, actions, certificates, findings, score."""
    facts = read_facts(company, as_of)
    rows = certificates(facts, as_of)
    found = _duties_of(facts, rows, as_of)
    return _duties_said(found, voided_checklists(company), as_of) | {
        "actions": [_action(action, as_of) for action in facts.actions],
        "certificates": [_certificate(held) for held in rows],
        "orientations": [_orientation(row) for row in orientations(facts)],
        **findings_report(company, as_of, found_besides(company, found, as_of)),
    }


def needs_attention(report: Mapping[str, Any]) -> bool:
    """Return whether a report holds something that the user must see (exit code 1)."""
    if any(row["severity"] == Severity.FAILS for row in report.get("findings", ())):
        return True
    return any(row["state"] in loud for name, loud in _LOUD.items() for row in report.get(name, ()))


def _duties_of(facts: DutyFacts, rows: Collection[Held], as_of: date) -> list[Duty]:
    return worst_first(duties(facts, as_of, rows))


def _duties_said(found: Collection[Duty], voided: Mapping[str, str], as_of: date) -> Report:
    return {"as_of": as_of.isoformat(), "duties": [_duty(duty, voided) for duty in found]}


def _duty(duty: Duty, voided: Mapping[str, str]) -> Report:
    return {
        "subject": duty.subject,
        "task": duty.task,
        "rule": duty.rule,
        "state": duty.state.value,
        "due": _iso(duty.due),
        "due_estimated": duty.due_estimated,
        "last_done": _iso(duty.last_done),
        "reason": with_reason(duty, voided),
        "kind": duty.kind,
        "plan": duty.plan,
        "opens": _iso(duty.opens),
        "missed": _iso(duty.missed),
        "ends": duty.ends,
        "due_between": _between(duty),
    }


def _between(duty: Duty) -> list[str] | None:
    """Between which days an estimate is likely to come true."""
    if duty.due_from is None or duty.due_to is None:
        return None
    return [duty.due_from.isoformat(), duty.due_to.isoformat()]


def _action(action: ActionFact, as_of: date) -> Report:
    return {
        "what": action.what,
        "state": action_state(action, as_of).value,
        "due": _iso(action.due_on),
        "assigned_to": action.assigned_to,
        "resolved_on": _iso(action.resolved_on),
        "resolved_by": action.resolved_by,
    }


def _certificate(held: Held) -> Report:
    return {
        "worker": held.worker.name,
        "certificate": held.type.name,
        "expires": _iso(held.expires),
        "state": held.state.value,
    }


def _orientation(row: Oriented) -> Report:
    return {
        "worker": row.worker.name,
        "state": row.state.value,
        "first_day": _iso(row.first_day),
        "signed_on": _iso(row.signed_on),
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
