"""What the words of a rule can mean: amounts, events, ties between them, and reasons to refuse."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum, auto
from typing import Final

from desktop.language import N_
from desktop.values.interval import Calendar, ReadingUnit, Unit


class Flag(StrEnum):
    """The yes-or-no parts of a Rule, by the names of its fields."""

    WHEN_IN_USE = "when_in_use"
    BEFORE_USE = "before_use"
    ON_RETURN = "on_return"
    AFTER_REPAIR = "after_repair"
    AFTER_USE = "after_use"
    COMPETENT_PERSON = "competent_person"
    WORKING_DAYS = "working_days"


class Mark(Enum):
    """Words that only tie others together, or say how another is meant."""

    PER = auto()  # a, per, par, /
    TIMES = auto()  # x, times, fois
    AND = auto()  # and, or, plus, et, ou
    RANGE = auto()  # a dash between two numbers
    SEASON = auto()  # spring, fall
    ON_WORKING_DAYS = auto()


@dataclass(frozen=True, slots=True)
class Span:
    """A unit of time after a number; alone it means one of them, unless it is always `counted`."""

    one: Calendar
    working_days: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Meter:
    """A unit that is read off the machine, after a number."""

    unit: ReadingUnit


@dataclass(frozen=True, slots=True)
class Trouble:
    """Words that cannot become a rule, with the sentence that says why ({text}: what was written).

    A minor one does no harm beside a real rule.
    """

    sentence: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: weekly, unless a second one stands beside it."""

    name: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A word that is in no table."""

    word: str


Meaning = Decimal | Calendar | Span | Weekday | Meter | Flag | Mark | Trouble | Unknown

VAGUE: Final = Trouble(
    N_(
        "'{text}' does not say how often. Write it like weekly, every 6 months, every 250 h "
        "or before use."
    )
)
NEEDED: Final = Trouble(VAGUE.sentence, minor=True)
MANUAL: Final = Trouble(
    N_(
        "'{text}' points to what somebody else wrote. Look up how often it says, and write that, "
        "such as every 250 h or every 6 months."
    ),
    minor=True,
)
SEASONS: Final = N_(
    "'{text}' names seasons, and they have no fixed date. "
    "Write every 6 months for twice a year, or yearly."
)
WHICH_MONTHS: Final = N_(
    "'{text}' names a season, and it has no fixed dates. Write the months, such as {rule} from "
    "November to March."
)
MONTHS_ALONE: Final = N_(
    "'{text}' names months but not how often. Write it like weekly from May to October, or yearly."
)
MONTHS_UNCLEAR: Final = N_(
    "'{text}' does not say what the months mean. Write weekly from May to October for a season; "
    "a first date has a field of its own."
)
MILES: Final = Trouble(
    N_("'{text}' is in miles. Distances are kept in km, so write the limit in km.")
)
UNKEPT_EVENT: Final = Trouble(
    N_(
        "'{text}' names an event that no record here starts a duty from. Leave it out, "
        "or write after use, after repair or on return to service."
    )
)
CONDITION: Final = Trouble(
    N_(
        "'{text}' depends on something that no record here tells. Leave it out, or write when in "
        "use, or the months such as from May to October."
    )
)
STOPPED: Final = Trouble(
    N_(
        "'{text}' says that it is not done at present. Write how often it is due once it is, and "
        "park the unit or end the duty meanwhile."
    )
)
AFTER_AMOUNT: Final = Trouble(
    N_(
        "'{text}' can mean once, or again and again. For again and again write it with every, such "
        "as every 250 h."
    )
)
TOO_OFTEN: Final = Trouble(
    N_("'{text}' is more often than daily. Write daily, each shift or before use.")
)
TWO_UNITS: Final = N_(
    "'{text}' has a unit without a number of its own. Write one for each, such as every 1,000 km "
    "or every 6 months."
)
LATER: Final = Trouble(
    N_(
        "'{text}' waits for whichever comes last. A rule is due at whichever comes first; "
        "write the one limit that matters."
    )
)

DAY: Final = Calendar(1, Unit.DAY)
WEEK: Final = Calendar(1, Unit.WEEK)
MONTH: Final = Calendar(1, Unit.MONTH)
YEAR: Final = Calendar(1, Unit.YEAR)
QUARTER: Final = Calendar(3, Unit.MONTH)
HALF_YEAR: Final = Calendar(6, Unit.MONTH)
FORTNIGHT: Final = Calendar(2, Unit.WEEK)
# half a month has no length of its own: 15 days is twice a month, 14 days would be 26 a year
HALF_MONTH: Final = Calendar(15, Unit.DAY)
HALF_WEEK: Final = Calendar(3, Unit.DAY)  # 4 would let a week pass with one

# how a number of times in a unit becomes an interval; what does not share out evenly is refused
SHARES: Final[dict[Calendar, dict[int, Calendar]]] = {
    DAY: {},
    WEEK: {2: HALF_WEEK, 3: Calendar(2, Unit.DAY), 7: DAY},
    MONTH: {2: HALF_MONTH, 3: Calendar(10, Unit.DAY), 4: WEEK},
    QUARTER: {3: MONTH},
    HALF_YEAR: {2: QUARTER, 3: Calendar(2, Unit.MONTH), 6: MONTH},
    YEAR: {2: HALF_YEAR, 3: Calendar(4, Unit.MONTH), 4: QUARTER, 6: Calendar(2, Unit.MONTH),
           12: MONTH, 24: HALF_MONTH, 26: FORTNIGHT, 52: WEEK, 365: DAY},
}  # fmt: skip

# whole cells only: inside a sentence a lone letter could be anything
CODES: Final = {
    "d": DAY, "w": WEEK, "m": MONTH, "q": QUARTER, "a": YEAR, "y": YEAR, "sa": HALF_YEAR,
    "s/a": HALF_YEAR, "bw": FORTNIGHT, "b/w": FORTNIGHT, "an": YEAR, "ann": YEAR,
}  # fmt: skip
