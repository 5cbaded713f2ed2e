"""Checks the open company file on a copy, and says what is affected and what can come back."""

from collections.abc import Callable
from datetime import date
from typing import TypeAlias

from desktop.services import verifying
from desktop.services.safe_keeping.shown import CheckShown, FaultShown
from desktop.services.verifying import Fault
from desktop.services.verifying.naming import known_kind
from desktop.store.file import CompanyFile

Tell: TypeAlias = Callable[[int, int, str], None]
Stopped: TypeAlias = Callable[[], bool]


def first_glance(company: CompanyFile, stopped: Stopped) -> str:
    """Return a sentence when something is damaged as far as a quick look tells, else ""."""
    return ""


def check_file(company: CompanyFile, today: date, tell: Tell, stopped: Stopped) -> CheckShown:
    """Check everything in the file, and look for what can be mended."""
    verified = verifying.verify(company.path, key=company.key, tell=tell, stopped=stopped)
    faults = tuple(_fault(fault) for fault in verified.faults)
    return CheckShown(verified.is_whole, verified.sentence, faults)


def _fault(fault: Fault) -> FaultShown:
    kind = fault.kind if known_kind(fault.kind) else ""
    return FaultShown(fault.title or fault.sentence, fault.sentence, kind)
