"""Which duties name a checklist that was voided, so that their inspections begin without one."""

from collections.abc import Mapping
from typing import Any

from desktop.duties.duty import Duty
from desktop.language import _
from desktop.services.today.words import say_voided
from desktop.store.asking import Ask
from desktop.store.file import CompanyFile
from desktop.store.questions.every import asking


def voided_of_plans(ask: Ask) -> dict[str, str]:
    """Return the titles of voided checklists by the duties that name them."""
    return {plan: title for plan, _checklist, _type, title in ask("checklists_of_plans") if title}


def voided_checklists(company: CompanyFile) -> dict[str, str]:
    """Return the same, read by itself."""
    with company.reading() as connection:
        return voided_of_plans(asking(connection))


def with_reason(duty: Duty, voided: Mapping[str, str]) -> str:
    """Return why a duty stands so, and that its checklist is gone where it is."""
    title = voided.get(duty.plan or "")
    return f"{duty.reason} {say_voided(title)}" if title else duty.reason


def finding_of(duty: Duty, title: str) -> dict[str, Any]:
    """Return what a check says of it, once for each duty."""
    about = _("{task}, {subject}").format(task=duty.task, subject=duty.subject)
    return {
        "code": "checklist_voided",
        "element": "S4",
        "question": "S4.1",
        "severity": "weak",
        "record": duty.plan,
        "subject": duty.subject,
        "message": f"{about if duty.subject else duty.task}: {say_voided(title)}",
        "fix": _(
            "Choose another checklist for this duty, or bring it back from the list of voided "
            "records."
        ),
    }
