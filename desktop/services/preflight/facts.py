"""What the rules of the look before sending go by: gathered once, of what goes in and no more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

from desktop.audit.found import Found
from desktop.audit.judged import Ref
from desktop.audit.protocols.protocol import Limits, Protocol
from desktop.intake import FileLook
from desktop.intake.page_look import is_shown
from desktop.records import kind_of
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.selected import QuestionChosen, Selection
from desktop.services.today.shown import Target
from desktop.values.audited.people import People
from desktop.values.spoken import say_date

QUESTIONS: Final = "the_assessment"  # as the window calls the view of it
_MEGABYTE: Final = 1_000_000  # as portals and mail gateways count


@dataclass(frozen=True, kw_only=True)
class RecordSeen:
    """A record that goes in: its number, its day, its words by the field, who signed it.

    `undecided` is what happened, of which nobody said yet whether it must be reported to the
    authorities: an incident itself, or that of an investigation, whose sheet says so too.
    """

    number: str
    ref: Ref
    title: str
    day: date | None = None
    nature: str = "operational"
    questions: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    signer_id: str = ""
    undecided: Ref | None = None

    @property
    def opens(self) -> Target:
        """Return where it is opened."""
        return Target(kind_of(self.ref.kind).tab, self.ref.kind, self.ref.id)


@dataclass(frozen=True, kw_only=True)
class FileSeen:
    """A file that goes in; `look` is None where nobody looked at its pages, or none are seen.

    `trouble` says in a sentence why they are not; `proves` are the records that it is filed on.
    `is_looked_through`: somebody looked at every page for what others must not read; `has_hidden`:
    somebody blacked a part of it out. `warning` is what was wrong with it when it was filed.
    """

    number: str
    evidence_id: str
    name: str
    sha256: str = ""
    family: str = "pdf"
    size: int = 0
    pages: int | None = None
    day: date | None = None
    questions: tuple[str, ...] = ()
    text: str = ""
    proves: tuple[Ref, ...] = ()
    is_looked_through: bool = False
    has_hidden: bool = False
    look: FileLook | None = None
    trouble: str = ""
    warning: str = ""

    @property
    def has_pages(self) -> bool:
        """Whether its pages go in, rather than the file itself."""
        return is_shown(self.family)

    @property
    def opens(self) -> Target:
        """Return where it is opened."""
        return Target("company", "evidence", self.evidence_id)


@dataclass(frozen=True, kw_only=True)
class Cited:
    """Something that was put beside a question and may not leave the company."""

    question: str
    kind: str
    opens: Target


@dataclass(frozen=True, kw_only=True)
class Seen:
    """Everything that the rules look at.

    `about` is what the company's record says, `assessment` what the assessment says (None without
    one), `planned` are the questions for which something is planned, `found` what an auditor finds
    in the records, `partner` the protocol that speaks for the certifying partner. `loose` are the
    papers that no record names and that stay out. `logo_trouble` says why the logo, which is on
    file, cannot stand on the cover.
    """

    selection: Selection
    choices: Choices
    as_of: date
    about: Mapping[str, Any] = field(default_factory=dict)
    company_id: str = ""
    assessment: Mapping[str, Any] | None = None
    people: People = field(default_factory=People)
    first_record_on: date | None = None
    found: tuple[Found, ...] = ()
    partner: Protocol
    refresher_months: int
    planned: frozenset[str] = frozenset()
    restricted: tuple[Cited, ...] = ()
    records: tuple[RecordSeen, ...] = ()
    files: tuple[FileSeen, ...] = ()
    loose: tuple[FileSeen, ...] = ()
    logo_trouble: str = ""

    @property
    def limits(self) -> Limits:
        """Return what the partner takes."""
        return self.partner.limits

    @property
    def most_megabytes(self) -> int | None:
        """Return how large one file may be, None where nobody says."""
        return self.choices.most_megabytes or self.limits.most_megabytes

    @property
    def most_bytes(self) -> int | None:
        """Return the same in bytes."""
        return self.most_megabytes * _MEGABYTE if self.most_megabytes else None

    @cached_property
    def answered(self) -> tuple[QuestionChosen, ...]:
        """Return the questions that were answered with points; a draft has none."""
        if self.assessment is None:
            return ()
        every = self.selection.questions
        return tuple(one for one in every if one.is_decided and not one.is_not_applicable)

    def question(self, code: str) -> Target:
        """Return where a question of the assessment is answered."""
        mine = self.selection.assessment_id
        return Target("audit", QUESTIONS, code, values={"assessment": mine} if mine else {})

    def company_at(self, name: str) -> Target:
        """Return the company's own record, at a field of it."""
        found = self.company_id or None
        return Target("company", "company", found, new=found is None, at=name)

    def say(self, day: date) -> str:
        """Return a day in words."""
        return say_date(day, self.as_of)
