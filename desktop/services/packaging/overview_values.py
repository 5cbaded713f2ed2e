"""What the page of the package shows before it is built: frozen, in words."""

from dataclasses import dataclass
from datetime import date

from desktop.services.today.shown import Target


@dataclass(frozen=True)
class ElementIn:
    """An element with how much of it goes in, "12 of 52 records"."""

    code: str
    title: str  # "S4 Inspections"
    said: str
    count: int  # exhibits in its series
    questions: tuple["QuestionIn", ...] = ()


@dataclass(frozen=True)
class QuestionIn:
    """A question with how much of what counts for it goes in."""

    code: str
    title: str  # "S4.2 Formal inspections are done"
    said: str  # "3 of 12 records"
    count: int
    of: int


@dataclass(frozen=True)
class LineIn:
    """A record that counts for a question, and whether it goes in.

    `choice` is "in" or "out" where somebody said so, "" where it is as Muster offers it.
    """

    kind: str
    record_id: str
    number: str  # "S4.2-03", "" while it is not in
    title: str
    below: str  # "Inspection, 3 March, 2 pages"
    is_in: bool
    choice: str
    said: str  # "Offered", "You put it in", "You took it out", "Not counted", ""
    opens: Target
    day: date | None = None
    files: tuple[str, ...] = ()  # ids of the evidence behind it


@dataclass(frozen=True)
class QuestionLines:
    """What counts for one question, newest first."""

    code: str
    lines: tuple[LineIn, ...]
    is_changed: bool  # whether anybody said otherwise than offered


@dataclass(frozen=True)
class Overview:
    """What goes in as of a day. `assessment_id` is None for a draft from what the records give."""

    assessment_id: str | None
    assessment_said: str  # "The assessment for certification, signed on 16 November by …"
    is_signed: bool
    is_draft: bool
    leads_to: Target  # the assessment, or the way to one
    leads_said: str  # words of the link there
    period_said: str  # "It covers 17 November 2025 to 16 November 2026."
    exhibits_said: str  # "84 exhibits: 61 records and 23 files."
    exhibits: int
    elements: tuple[ElementIn, ...]
    partner: str = ""  # to whom such packages go
    frozen: str = ""  # why what goes in cannot be changed, "" where it can
