"""What goes into a package: the exhibits with their numbers, and what each question cites."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from desktop.audit.judged import Ref
from desktop.audit.offering import rule
from desktop.audit.protocols.protocol import Protocol
from desktop.language import _
from desktop.services.packaging.files import PaperFile
from desktop.services.packaging.period import Period


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A record that is printed as a sheet, or a file whose pages go in: one of the two.

    `number` is "S4.2-03"; `question` the series that it stands in ("S4.2"; "C" for papers of the
    company, "X" for loose ones). `questions` are all that cite it, in the order of the protocol.
    `files` are the numbers of a record's own files, `proves` of a file the records that it proves.
    """

    number: str
    question: str
    title: str
    day: date | None
    nature: str  # "directive", "operational" or "register"
    questions: tuple[str, ...]
    record: Ref | None = None
    file: PaperFile | None = None
    files: tuple[str, ...] = ()
    proves: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Return the record that it is, or that of its file."""
        if self.record is not None:
            return self.record
        assert self.file is not None  # an exhibit is a record, or else a file
        return Ref("evidence", self.file.evidence_id)


@dataclass(frozen=True, kw_only=True)
class QuestionChosen:
    """One question as the package tells it: what was answered, the note, and its exhibits.

    `reason` says why it does not apply, or why its points are not those that the records earn.
    `note` is the one that was decided, or else the draft; `state` a key of `STATES`. `exhibits` are
    numbers in their order, `counted` the records on file that count for it, in or not, and `gaps`
    what is missing for all points, `gap_records` the records that each gap is of, in the same
    order, `lacking` the records in which it is missing, and `uncounted` those of them that are of a
    kind that the question asks for and do not count at all.
    """

    code: str
    element: str
    title: str
    possible: Decimal
    points: Decimal | None
    is_not_applicable: bool
    reason: str
    note: str
    state: str
    exhibits: tuple[str, ...]
    gaps: tuple[str, ...]
    is_decided: bool
    counted: tuple[Ref, ...] = ()
    of_records: int = 0  # that the note counts, where `counted` are the newest of each sort alone
    lacking: tuple[Ref, ...] = ()
    gap_records: tuple[tuple[Ref, ...], ...] = ()
    uncounted: tuple[Ref, ...] = ()

    @property
    def of(self) -> int:
        """Return how many records on file count for it, in or not, each that its note counts."""
        return max(len(self.counted), self.of_records)

    @property
    def is_short(self) -> bool:
        """Whether it has not all points, or nobody knows yet how many."""
        if self.is_not_applicable:
            return False
        return self.points is None or self.points < self.possible


def stands_in_tables(one: QuestionChosen) -> bool:
    """Whether all that counts for a question stands in tables of the package, as no exhibit."""
    return bool(one.counted) and all(ref.kind in rule().in_tables for ref in one.counted)


@dataclass(frozen=True, kw_only=True)
class Selection:
    """All that goes into a package. A draft goes by no assessment that was signed.

    `gone` are numbers that were given when it was signed, of records that were voided since.
    `history` is the last line of the history, number and hash, that stood before it was chosen.
    `period` is the days that its answers are judged by. `under_way` is the window of an assessment
    that is not over, because its answers go by as many days until `as_of`.
    """

    assessment_id: str | None
    is_signed: bool
    is_draft: bool
    protocol: Protocol
    period: Period
    as_of: date
    questions: tuple[QuestionChosen, ...]
    exhibits: tuple[Exhibit, ...]
    gone: tuple[str, ...] = ()
    history: tuple[int, str] = (0, "")
    under_way: Period | None = None

    @cached_property
    def by_number(self) -> Mapping[str, Exhibit]:
        """Return the exhibits by their numbers."""
        return {one.number: one for one in self.exhibits}

    @property
    def period_said(self) -> str:
        """Return the days that it is about; while an assessment goes on its window too.

        "17 November 2025 to 16 November 2026" where they are one.
        """
        if self.under_way is None:
            return self.period.said()
        said = _("Assessment of {window}, under way. Records of {period} are judged.")
        return said.format(window=self.under_way.said(), period=self.period.said())

    @property
    def files(self) -> tuple[PaperFile, ...]:
        """Return the files whose pages go in, in the order of their numbers."""
        return tuple(one.file for one in self.exhibits if one.file is not None)
