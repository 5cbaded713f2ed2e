"""Which duties name a checklist that was voided, so that their inspections begin without one."""

from collections.abc import Mapping

from desktop.duties.duty import Duty
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
