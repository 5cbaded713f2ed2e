"""What the window shows of a score: frozen, in words, with where each line leads."""

from dataclasses import dataclass
from datetime import date

from desktop.services.today.shown import Target


@dataclass(frozen=True)
class Bar:
    """An element: `percent` is None where none of it applies, `gate` where it has none.

    `under` says in a few words that it is too low, "" where it is not. `tab` is where its records
    are, "audit" where they are in several tabs.
    """

    code: str
    title: str
    percent: int | None
    percent_said: str
    points_said: str  # "19 of 30 points"
    gate: int | None
    under: str
    tab: str

    @property
    def sentence(self) -> str:
        """Return the whole of it in words."""
        said = ", ".join(filter(None, (self.percent_said, self.under, self.points_said)))
        return f"{self.title}: {said}"


@dataclass(frozen=True)
class WayRow:
    """Work that pays: what to do first of it, how much more there is like it, what it earns."""

    key: str
    what: str
    more: str  # "and 7 more like it", ""
    earns: str  # "+2.1 %"
    time_said: str  # "about 20 minutes"
    questions_said: str  # "S4.1 Policy and form"
    opens: Target

    @property
    def sentence(self) -> str:
        """Return the whole of it in words."""
        said = (
            self.what.removesuffix("."),
            self.more,
            self.earns,
            self.time_said,
            self.questions_said,
        )
        return ", ".join(filter(None, said))


@dataclass(frozen=True)
class WayShown:
    """The cheapest way up: `first` of its `rows` are shown at once, the rest when asked for.

    `further` is the number of rows that lead to the mark of the title; those after it lead on to
    the next one, of which `further_said` tells.
    """

    title: str
    sentence: str
    rows: tuple[WayRow, ...]
    first: int
    further: int = 0
    further_said: str = ""


@dataclass(frozen=True)
class ScoreShown:
    """How the audit stands. Without `is_begun` there is too little on file to say a score."""

    as_of: date
    is_begun: bool
    percent_said: str
    result_said: str  # "passes, without much room"
    tone: str
    sentence: str  # what is too low, or what there is too little of
    weights_said: str
    by_hand_said: str  # what only an assessor can judge, ""
    remark: str  # what a person must know of the protocol, and the first sentence of it
    remark_first: str
    bars: tuple[Bar, ...]
    way: WayShown | None


@dataclass(frozen=True)
class Stop:
    """A day of the chart, `x` of its width, with both scores in percent, and all of it in words."""

    x: float
    nothing: float
    planned: float
    sentence: str


@dataclass(frozen=True)
class Event:
    """Something that bends the curve: on which day, in a few words, and in a sentence."""

    x: float
    label: str  # "2 Dec: Certificates valid"
    sentence: str


@dataclass(frozen=True)
class ChartShown:
    """The curve of the coming weeks or months."""

    sentence: str  # "71 % on 29 January if nothing more is done, 84 % if the plan is done."
    nothing_said: str  # "71 %"
    then_said: str  # "on 29 January if nothing more is done"
    tone: str  # of the first
    planned_said: str  # "84 %"
    stops: tuple[Stop, ...]
    events: tuple[Event, ...]
    months: tuple[tuple[float, str], ...]
    goal: float
    goal_said: str
    description: str
