"""What a certifying partner asks, as data: elements, questions, points, gates, windows, limits."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property


class Mode(StrEnum):
    """How points are made of evidence (domain.md 8.2)."""

    ALL_OR_NOTHING = "AON"
    SHARE = "PCT"  # the share of a population, to the half point
    STEPS = "TIER"  # listed steps
    YES_NO = "YN"
    RANGE = "RNG"  # the assessor picks from 0 to the most; the records propose


class Method(StrEnum):
    """How the assessor is asked to look."""

    DOCUMENTS = "D"
    INTERVIEW = "I"
    OBSERVATION = "O"


class Nature(StrEnum):
    """Whether the evidence says what the company does, or shows that it did."""

    DIRECTIVE = "directive"
    OPERATIONAL = "operational"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question, in our own words for the generic protocol, in the user's for a partner's.

    `rule` names the rule that judges it (desktop.audit.rules), "" where it is scored by hand;
    `follows` are the codes of questions of the generic protocol whose evidence answers it, the
    weakest of which decides. `not_applicable` says in a sentence when N/A is allowed, "" where it
    never is. `short` is what it is called on lists, "" where the text itself is.
    """

    code: str
    text: str
    points: Decimal
    methods: tuple[Method, ...]
    mode: Mode
    nature: Nature
    rule: str = ""
    follows: tuple[str, ...] = ()
    not_applicable: str = ""
    evidence: tuple[str, ...] = ()  # the kinds of records that are evidence
    guidance: str = ""
    least_samples: int = 0
    short: str = ""

    @property
    def title(self) -> str:
        """Return what it is called on a list: its short title, or else all of its text."""
        return self.short or self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """A part of the instrument with its own gate; the order is that of the protocol.

    `remark` says where its weight comes from.
    """

    code: str
    title: str
    questions: tuple[Question, ...] = ()
    remark: str = ""

    @property
    def points(self) -> Decimal:
        """Return the most that can be earned."""
        return sum((question.points for question in self.questions), Decimal(0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What may be sent and how, as far as the partner says so."""

    channel: str = ""
    most_megabytes: int | None = None
    types: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


class Tag(StrEnum):
    """How sure a published fact is (domain.md)."""

    OWNER = "V"  # read at the body that owns the rule
    SECOND_HAND = "S"  # a consultant, a vendor, a reseller
    SUPERSEDED = "OLD"  # read at its owner, in an edition that was replaced
    UNVERIFIED = "OWN"  # common knowledge that nobody looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What a partner says of its programme: the matter in a word or two, a sentence, the source."""

    about: str
    says: str
    tag: Tag
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Protocol:
    """One edition of an instrument. Shares are of 1; months and days are whole numbers.

    One without questions is a skeleton: what is known of a partner whose instrument is its own.
    """

    id: str
    name: str
    version: str
    partner: str = ""
    province: str = ""
    valid_from: date | None = None
    is_official: bool = False
    remark: str = ""  # what a person must know of it, e.g. "planning weights, not official"
    pass_overall: Fraction = Fraction(4, 5)
    pass_element: Fraction | None = Fraction(1, 2)
    pass_maintenance: Fraction | None = None  # overall in a maintenance year, None as above
    aim: Fraction = Fraction(9, 10)
    history_months: int = 12
    short_history_months: int | None = None  # enough for a one-year certificate
    most_people: int | None = None
    who_counts: str = ""
    gather_days: int | None = None
    submit_days: int | None = None
    limits: Limits = field(default_factory=Limits)
    published: tuple[Published, ...] = ()
    elements: tuple[Element, ...] = ()

    @property
    def questions(self) -> Iterator[Question]:
        """Return all questions in their order."""
        return (question for element in self.elements for question in element.questions)

    @property
    def is_skeleton(self) -> bool:
        """Whether there is nothing to score yet."""
        return not any(element.questions for element in self.elements)

    @cached_property
    def points(self) -> Decimal:
        """Return the most that can be earned."""
        return sum((element.points for element in self.elements), Decimal(0))

    def question(self, code: str) -> Question | None:
        """Return a question by its code."""
        return next((one for one in self.questions if one.code == code), None)

    def narrowed(self, codes: Collection[str]) -> "Protocol":
        """Return it with the questions of these codes alone."""
        elements = [
            replace(one, questions=tuple(q for q in one.questions if q.code in codes))
            for one in self.elements
        ]
        return replace(self, elements=tuple(elements))

    def element_of(self, code: str) -> Element | None:
        """Return the element that a question belongs to."""
        return next(
            (one for one in self.elements if any(q.code == code for q in one.questions)), None
        )
