"""How bad a hazard is, by the company's own matrix; how good its control is comes with it."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Literal

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.values.controls import ControlLevel, guess_control_level, read_control_level

__all__ = [
    "Band",
    "ControlLevel",
    "Exposure",
    "Likelihood",
    "Matrix",
    "Severity",
    "guess_control_level",
    "read_control_level",
]


class Severity(IntEnum):
    """How badly somebody could be hurt; a matrix of four levels stops at MAJOR."""

    NEGLIGIBLE = 1
    MINOR = 2
    SERIOUS = 3
    MAJOR = 4
    CATASTROPHIC = 5

    @property
    def words(self) -> str:
        """Return the words people read."""
        return _(_SEVERITIES[self - 1])


class Likelihood(IntEnum):
    """How likely it is that it happens; a matrix of four levels stops at LIKELY."""

    RARE = 1
    UNLIKELY = 2
    POSSIBLE = 3
    LIKELY = 4
    ALMOST_CERTAIN = 5

    @property
    def words(self) -> str:
        """Return the words people read."""
        return _(_LIKELIHOODS[self - 1])


class Exposure(IntEnum):
    """How often people meet the hazard; a matrix of four levels stops at DAILY."""

    YEARLY = 1
    MONTHLY = 2
    WEEKLY = 3
    DAILY = 4
    CONTINUOUS = 5

    @property
    def words(self) -> str:
        """Return the words people read."""
        return _(_EXPOSURES[self - 1])


class Band(IntEnum):
    """What the rating means: a higher band is a higher risk."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def words(self) -> str:
        """Return the word people read."""
        return _(_BANDS[self - 1])


_SEVERITIES: Final = (
    N_("no injury to speak of"),
    N_("first aid"),
    N_("medical aid or lost time"),
    N_("lasting harm"),
    N_("death or several people hurt"),
)
_LIKELIHOODS: Final = (N_("rare"), N_("unlikely"), N_("possible"), N_("likely"), N_("almost sure"))
_EXPOSURES: Final = (
    N_("yearly or less"),
    N_("monthly"),
    N_("weekly"),
    N_("daily"),
    N_("all the time"),
)
_BANDS: Final = (N_("low"), N_("medium"), N_("high"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """A company's way to rate a risk: how many axes and levels, how they combine, the bands.

    `axes` is 2 (severity and likelihood) or 3 (and exposure); `levels` is 4 or 5; a rating of
    `medium_from` or more is medium, of `high_from` or more is high. Raises Refused with all faults.
    """

    axes: Literal[2, 3] = 2
    levels: Literal[4, 5] = 4
    combine: Literal["multiply", "add"] = "multiply"
    medium_from: int = 4
    high_from: int = 9

    def __post_init__(self) -> None:
        faults = {}
        if self.axes not in (2, 3):
            faults["axes"] = _("A risk matrix has two axes or three. Choose 2 or 3.")
        if self.levels not in (4, 5):
            faults["levels"] = _("A risk matrix has four levels or five. Choose 4 or 5.")
        if self.combine not in ("multiply", "add"):
            faults["combine"] = _(
                "The levels are either multiplied or added. Choose one of the two."
            )
        if not faults and not self.lowest < self.medium_from < self.high_from <= self.highest:
            faults["high_from"] = _(
                "Ratings go from {lowest} to {highest}. Medium has to start above {lowest}, and "
                "high above medium and at {highest} or below."
            ).format(lowest=self.lowest, highest=self.highest)
        if faults:
            raise Refused(faults)

    @property
    def lowest(self) -> int:
        """Return the lowest rating this matrix can give."""
        return self._combined([1] * self.axes)

    @property
    def highest(self) -> int:
        """Return the highest rating this matrix can give."""
        return self._combined([self.levels] * self.axes)

    def score(
        self, severity: int | None, likelihood: int | None, exposure: int | None = None
    ) -> int | None:
        """Return the rating as a number, or None where an axis was not rated.

        Levels are 1 to `levels`; exposure is left out of a matrix of two axes. Raises ValueError
        for a level outside the matrix, because a form offers no such level.
        """
        rated = (severity, likelihood, exposure)[: self.axes]
        levels = [level for level in rated if level is not None]
        if any(not 1 <= level <= self.levels for level in levels):
            raise ValueError(f"levels {levels} are outside 1 to {self.levels}")
        return self._combined(levels) if len(levels) == self.axes else None

    def rate(
        self, severity: int | None, likelihood: int | None, exposure: int | None = None
    ) -> Band:
        """Return the band of a rating; what nobody rated counts as medium (records.md)."""
        score = self.score(severity, likelihood, exposure)
        if score is None:
            return Band.MEDIUM
        if score >= self.high_from:
            return Band.HIGH
        return Band.MEDIUM if score >= self.medium_from else Band.LOW

    def _combined(self, levels: list[int]) -> int:
        if self.combine == "add":
            return sum(levels)
        product = 1
        for level in levels:
            product *= level
        return product
