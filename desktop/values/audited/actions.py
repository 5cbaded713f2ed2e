"""What an audit judges of corrective actions across all sources."""

from dataclasses import dataclass
from datetime import date

from desktop.values.audited.people import Who
from desktop.values.audited.span import Span

NOBODY = Who(None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectiveFact:
    """A corrective action as it was known on the day: what was resolved later is still open."""

    id: str
    what: str
    found_on: date
    source_id: str = ""
    subject: str = ""  # the number of the unit or the name of the site
    risk: str = ""  # high, medium, low, or "" where nobody judged it
    interim: str = ""
    assigned: Who = NOBODY
    due_on: date | None = None
    resolved_on: date | None = None
    resolved_by: Who = NOBODY
    proof: str = ""
    has_file: bool = False  # a scan, a photo, an invoice
    verified_by: Who = NOBODY
    verified_on: date | None = None
    verified_how: str = ""
    effective: bool | None = None
    closed_reason: str = ""  # why it was closed without a fix

    @property
    def is_open(self) -> bool:
        """Whether it was neither put right nor closed with a reason."""
        return self.resolved_on is None and not self.closed_reason.strip()

    @property
    def is_proven(self) -> bool:
        """Whether anything shows what was done."""
        return self.has_file or bool(self.proof.strip())

    @property
    def is_verified(self) -> bool:
        """Whether it says in any way that somebody looked whether it works."""
        return (
            self.verified_by.is_named
            or self.verified_on is not None
            or bool(self.verified_how.strip())
        )

    def matters_in(self, span: Span) -> bool:
        """Whether it is open at the end of a span, or was found or put right within it."""
        known = self.found_on <= span.as_of
        return known and (self.is_open or span.holds(self.found_on) or span.holds(self.resolved_on))


@dataclass(frozen=True, slots=True, kw_only=True)
class Actions:
    """Corrective actions across all sources: open on the day, found or put right since the span."""

    every: tuple[CorrectiveFact, ...] = ()
