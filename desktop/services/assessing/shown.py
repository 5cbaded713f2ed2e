"""What the page of the assessment shows: frozen, in words, with the records behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from desktop.audit.judged import Missing
from desktop.services.source_actions import SourceAction
from desktop.services.today.shown import Target


@dataclass(frozen=True)
class AssessmentLine:
    """One assessment as a list says it. `said` is "Open since …" or "Signed 3 March by …, 84 %"."""

    id: str
    title: str  # "Certification, 17 November 2025 to 16 November 2026"
    said: str
    is_signed: bool
    is_open: bool  # under way; one that was entered as done before is neither


@dataclass(frozen=True)
class SigningShown:
    """One time that it was signed; `reopened` is "" while it stands."""

    said: str  # "Signed on 16 November by Glenn Haugen: 83 %, passes"
    proof: str  # "Line 1,204 of the history, 3fa2…"
    reopened: str  # "Opened again on 20 November by Glenn Haugen: a card came late"


@dataclass(frozen=True)
class QuestionLine:
    """A question as the list beside the page shows it.

    `points` are those decided, None while nobody did; `proposed` those that the records earn, None
    where no rule judges it. `counts` is what the sums use: the first of the two that there is.
    """

    code: str
    element: str
    title: str
    possible: Decimal
    points: Decimal | None
    proposed: Decimal | None
    counts: Decimal
    points_said: str  # "4.5/6", "–/6" where nobody knows, "Does not apply"
    is_decided: bool
    decided_said: str  # "Decided", "Still to decide", "Carried over", "The records changed"
    tone: str  # of decided_said: green, amber, plain
    state: str  # key of desktop.records.assessment.STATES
    state_said: str
    is_not_applicable: bool
    has_moved_on: bool  # accepted as drafted, and the records say something else now
    to_answer: int  # reviewer's notes that wait


@dataclass(frozen=True)
class ElementLine:
    """An element with its sum; `gate_said` says that it is under its gate, "" where it is not."""

    code: str
    title: str
    earned: Decimal
    possible: Decimal
    share: Fraction | None
    said: str  # "31.5/40 · 78 %"
    passes: bool
    gate_said: str
    decided: int
    of: int
    questions: tuple[QuestionLine, ...]


@dataclass(frozen=True)
class AssessmentShown:
    """One assessment as a whole. `is_signed`: nothing of it can be changed.

    `overall` takes what was decided, and what the records earn where nobody decided yet;
    `overall_by_records` takes the records alone, as they stand now.
    """

    id: str
    version: int
    title: str
    purpose: str  # key of PURPOSES
    protocol_said: str  # name and version
    remark: str  # "Planning weights, not an official instrument", or ""
    window_said: str
    as_of: date
    as_of_said: str  # what the proposals are judged as of
    assessor_said: str
    is_signed: bool
    signed_said: str  # the line over a signed one, "" while it is open
    signings: tuple[SigningShown, ...]
    elements: tuple[ElementLine, ...]
    overall: Fraction
    overall_said: str  # "78 % overall: it does not pass. Too low: …"
    overall_by_records: Fraction
    by_records_said: str  # "The records alone earn 81 % now.", "" where that is the same
    weights_said: str  # the same under equal weights, in a sentence
    passes: bool
    is_ready: bool
    decided: int
    of: int
    decided_said: str  # "33 of 45 decided"
    undecided: tuple[str, ...]  # codes in order
    to_accept: tuple[str, ...]  # undecided, with a proposal of the records
    moved_on: tuple[str, ...]  # accepted as drafted, and the records say something else now
    can_carry: tuple[str, ...]  # what the assessment before answers unchanged
    carry_said: str  # "7 questions can be carried over from …", "" where none
    plan_said: str  # "9 answers short of full; 4 of them without a plan."
    cannot_sign: tuple[str, ...]  # sentences; empty: it can be signed
    lost: tuple[str, ...]  # codes answered that the edition asks no more

    @property
    def questions(self) -> tuple[QuestionLine, ...]:
        """Return all questions in their order."""
        return tuple(one for element in self.elements for one in element.questions)


@dataclass(frozen=True)
class ExhibitLine:
    """A record that counts, under the label by which the note names it."""

    label: str  # "S4.2-01"
    title: str
    kind: str
    kind_said: str
    record_id: str
    day: date | None
    day_said: str
    pages: int | None  # of its files together, None where that is not known
    files: tuple[str, ...]  # ids of the evidence records behind it, for a preview
    file_said: str  # "2 pages", "No file", "1 file"
    opens: Target


@dataclass(frozen=True)
class GapLine:
    """One thing that is missing; `opens` leads to it, with `field` as the place to begin."""

    what: str
    missing: Missing | None  # None in a signed assessment
    opens: Target | None
    field: str = ""
    is_planned: bool = False  # an action of this question says the same


@dataclass(frozen=True)
class SaidLine:
    """An interview or an observation of the question."""

    kind: str  # "interview" or "observation"
    record_id: str
    version: int
    who: str  # the person, or the place
    said: str
    day_said: str
    positive: bool | None
    speaks: str  # "Speaks for us", "Speaks against us", "Not judged"


@dataclass(frozen=True)
class NoteLine:
    """A note of the partner's reviewer on the question."""

    record_id: str
    version: int
    text: str
    received_said: str
    due_on: date | None
    due_said: str
    reply: str
    is_done: bool
    said: str  # "To be answered by 4 December", "Answered on 2 December", "For your information"
    tone: str


@dataclass(frozen=True)
class LastTime:
    """What the assessment before this one answered."""

    assessment_id: str
    date_said: str
    points_said: str
    note: str
    reason: str


@dataclass(frozen=True)
class QuestionShown:
    """One question with all that stands beside it. `line` is the same as in the list."""

    line: QuestionLine
    assessment_id: str
    answer_id: str | None
    version: int | None  # of the answer, for `decide`; None: there is none
    text: str
    element_title: str
    methods_said: str  # "Documents and interviews"
    mode_said: str  # how points are made, in a sentence
    guidance: str
    worth_said: str  # "6 points", "1 point"
    proposal_said: str  # "The records earn 4.5 of 6.", "No rule judges this: you decide."
    note: str  # as decided, else as drafted
    draft: str  # as the records say it now
    is_drafted: bool  # nobody wrote a note of his own
    draft_changed: bool  # the records say something else than when the note was accepted
    reason: str  # why points differ from the proposal
    steps: tuple[Decimal, ...]  # the points that can be chosen, the most first
    not_applicable_allowed: str  # when it may be said not to apply, "" where never
    not_applicable_reason: str  # as decided, or as the records say
    is_carried: bool
    can_carry: bool
    exhibits: tuple[ExhibitLine, ...]
    more_exhibits: int  # beside those listed
    exhibits_said: str  # "Exhibits S4.2-01 to S4.2-42", "Nothing counts yet."
    gaps: tuple[GapLine, ...]
    said: tuple[SaidLine, ...]
    asks_interviews: bool
    asks_observations: bool
    samples_said: str  # "2 of at least 3 interviews are on record.", "" where nothing is asked
    actions: tuple[SourceAction, ...]
    plan_said: str  # "Short of full, without a plan.", ""
    notes: tuple[NoteLine, ...]
    last: LastTime | None
    is_signed: bool


@dataclass(frozen=True)
class Opening:
    """What the form of a new assessment begins with."""

    protocol_said: str
    purposes: Mapping[str, str]  # key -> words
    purpose: str
    from_on: date
    to_on: date
    short_from_on: date | None  # where the protocol has a short history for a one-year certificate
    short_said: str
    assessor_id: str | None  # the owner, where there is one
    assessors: tuple[tuple[str, str], ...]  # id, name
    refused: str  # why none can be opened now, "" where it can
    carries_from: str  # "It carries on from the assessment of …", "" where there is none
    done_to: date | None = None  # the last day that the assessment before covers
