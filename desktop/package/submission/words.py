"""The words and figures of a submission, page by page: frozen, gathered before a page is drawn.

Tones are "green", "amber", "red", "soft" or "" for plain. Shares are from 0 to 1. A table without
rows is not drawn; its `nothing` is said in its place.
"""

from dataclasses import dataclass

from desktop.package.picture import Picture
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.package.submission.values import LeftOut, MatrixShown, Pair, Row, Section
from desktop.package.tables import Column


@dataclass(frozen=True)
class Titled:
    """What every part of a submission begins with: the key that links name, title, sentences."""

    key: str
    title: str
    lead: str = ""


@dataclass(frozen=True)
class TableSaid:
    """A table with its title and the sentence under it; `nothing` stands where it has no rows."""

    key: str
    title: str
    sentence: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    nothing: str = ""


@dataclass(frozen=True)
class CoverSaid:
    """The first page. `draft` says in words that it is no more than that, "" where it was signed.

    `purpose` is "Certification"; `score` its result in a few words, with its tone.
    """

    company: str
    trade_name: str
    title: str
    purpose: str
    period: str
    draft: str
    percent: str
    share: float
    result: str
    tone: str
    pairs: tuple[Pair, ...]
    inside: str
    figures: tuple[tuple[str, str], ...]
    remark: str = ""
    logo: Picture | None = None


@dataclass(frozen=True)
class SignerSaid:
    """One who signs: as what, the name, what is signed for, and whether it was done in Muster.

    `signed` is "Signed in Muster on 16 November 2026"; "" where a line for the pen is to be drawn.
    """

    role: str
    name: str
    states: str
    signed: str
    proof: str = ""


@dataclass(frozen=True)
class SigningSaid:
    """The signature page; `history` are earlier signings and what opened it again.

    `proof` says what proves the package, whoever signs; `former` are those who signed before.
    """

    about: Titled
    signers: tuple[SignerSaid, ...]
    pen: tuple[str, str, str]  # under a line for the pen: name, signature, date
    history: tuple[str, ...] = ()
    proof: tuple[Pair, ...] = ()
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProfileSaid:
    """The company as it is registered; `nothing` is said of what is not filled in."""

    about: Titled
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class BoxSaid:
    """One person in the chart, or several of one position: the name, what is below it, a tone."""

    name: str
    below: str = ""
    is_strong: bool = False


@dataclass(frozen=True)
class LevelSaid:
    """A row of the chart, from the owner down."""

    title: str
    boxes: tuple[BoxSaid, ...]


@dataclass(frozen=True)
class ChartSaid:
    """The organization chart; without levels `nothing` is said."""

    about: Titled
    levels: tuple[LevelSaid, ...]
    nothing: str = ""


@dataclass(frozen=True)
class PeopleSaid:
    """Employees and sites: the head-count with its base, who works here, where, and the sample."""

    about: Titled
    head_count: str
    head_count_base: str
    tables: tuple[TableSaid, ...]


@dataclass(frozen=True)
class ElementScored:
    """An element on the score page; `share` is None where none of it applies."""

    key: str  # of the element's own pages
    code: str
    title: str
    points: str
    share: float | None
    percent: str
    gate: float | None
    below: str  # "Under 50 %", "" where it is not
    decided: str  # "8 of 8 decided"


@dataclass(frozen=True)
class ScoresSaid:
    """The score page. `goal` is the mark to pass, as a share."""

    about: Titled
    percent: str
    share: float
    goal: float
    goal_said: str
    result: str
    tone: str
    draft: str
    elements: tuple[ElementScored, ...]
    remarks: tuple[str, ...]  # weights, what is undecided, that it is no official instrument
    nothing: str = ""


@dataclass(frozen=True)
class MonthSaid:
    """A month of a strip: a word, its tone, and how it went ("done", "late", "missed", …)."""

    word: str
    tone: str
    went: str


@dataclass(frozen=True)
class StripSaid:
    """How a question went month by month: the months, what was found in each, one sentence.

    A head is "Feb", or "Jan\\n2026" where the year stands under it.
    """

    heads: tuple[str, ...]
    months: tuple[MonthSaid, ...]
    sentence: str


@dataclass(frozen=True)
class QuestionSaid:
    """One question: what is asked and answered, on what, and what is missing.

    `answer` is "Full points", "Part of the points", "No points", "Does not apply" or "Still to
    decide"; `state` how the evidence stands. `exhibits` are numbers, `exhibits_said` "12 of 52
    records are in here". `rule` says how points are made, where some are lost.
    """

    key: str
    code: str
    title: str
    text: str
    methods: str
    points: str
    share: float | None
    answer: str
    tone: str
    state: str
    note: str
    note_is_draft: bool
    reason: str
    exhibits: tuple[str, ...]
    exhibits_said: str
    gaps: tuple[str, ...]
    strip: StripSaid | None = None
    rule: str = ""


@dataclass(frozen=True)
class ElementSaid:
    """An element with its questions."""

    about: Titled
    points: str
    share: float | None
    percent: str
    tone: str
    questions: tuple[QuestionSaid, ...]


@dataclass(frozen=True)
class SubmissionWords:
    """All of it, in the order of the pages, but for the exhibits."""

    company: str
    cover: CoverSaid
    signing: SigningSaid
    profile: ProfileSaid
    chart: ChartSaid
    people: PeopleSaid
    scores: ScoresSaid
    elements: tuple[ElementSaid, ...]
    plan: TableSaid
    matrix: MatrixShown | None
    matrix_nothing: str
    log: TableSaid
    statistics: StatisticsSaid | None
    statistics_nothing: str
    left_out: tuple[LeftOut, ...]
