"""How well a hazard is controlled, by what the record says of its controls."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from desktop.audit.wording.hazards import (
    is_bare_ppe,
    is_on_a_thing,
    is_said_in_vain,
    is_worn,
    only_tells_how,
    says_none,
)
from desktop.audit.wording.weighing import no_control, ppe_only
from desktop.values.audited.hazards import ControlFact, HazardFact
from desktop.values.controls import ControlLevel, guess_control_level
from desktop.values.risk import Band, Matrix

NO_CONTROL: Final = "hazard_without_control"
ONLY_PPE: Final = "control_ppe_only"
HIGH_RISK: Final = "high_risk_low_control"
_PARTS: Final = re.compile(r"[,;+&\n]|\.\s|\band\b", re.IGNORECASE)
_ABOVE: Final = frozenset({"elimination", "substitution", "engineering", "administrative"})


def is_rated(hazard: HazardFact, matrix: Matrix) -> bool:
    """Whether a hazard has its rank by the company's matrix; levels outside it are none."""
    axes = (hazard.severity, hazard.likelihood, hazard.exposure)[: matrix.axes]
    return all(level is not None and 1 <= level <= matrix.levels for level in axes)


def band(hazard: HazardFact, matrix: Matrix) -> Band:
    """Return how high the risk is; what nobody rated by the matrix counts as medium."""
    if not is_rated(hazard, matrix):
        return Band.MEDIUM
    return matrix.rate(hazard.severity, hazard.likelihood, hazard.exposure)


def weakness(hazard: HazardFact, matrix: Matrix) -> str:
    """Return the code of what is weak about the controls of a hazard, "" where nothing is.

    A hazard that was thought of and is not there needs no control.
    """
    said = [one for one in hazard.controls if not is_nothing(one.text)]
    if not said:
        is_absent = says_none([hazard.text, *(one.text for one in hazard.controls)])
        return "" if is_absent else NO_CONTROL
    if any(not is_nothing(one.reason) for one in said):
        return ""
    if not is_only_ppe(tuple((one.text, one.level) for one in said)):
        return ""
    risk = band(hazard, matrix)
    if risk is Band.HIGH:
        return HIGH_RISK
    if risk is Band.LOW and not any(is_bare_ppe(one.text) for one in said):
        return ""
    return ONLY_PPE


def is_nothing(text: str) -> bool:
    """Whether a text says nothing: empty, a dash, "none", "to be decided"."""
    return not text.strip() or no_control(text) or is_said_in_vain(text)


@lru_cache(maxsize=4096)
def is_only_ppe(controls: tuple[tuple[str, str], ...]) -> bool:
    """Whether nothing above protective equipment is among controls, each a text and its level.

    What somebody rated higher is taken at their word, unless it names nothing but what is worn. A
    part of a text whose level nobody can tell is no equipment: "lined booth, ear plugs".
    """
    if any(
        level in _ABOVE and not is_bare_ppe(text) and not is_worn(text) for text, level in controls
    ):
        return False
    # what somebody rated as equipment is, unless the words say that there is more to it
    rated = [text for text, level in controls if level == "ppe" and not _is_engineered(text)]
    told = [text for text, _level in controls if text not in rated]
    parts = [part for text in told for part in _PARTS.split(text) if part.strip()]
    worn = [part for part in parts if is_bare_ppe(part) or is_worn(part) or _is_ppe(part)]
    rest = [part for part in parts if part not in worn]
    return bool(worn or rated) and all(only_tells_how(part) or is_nothing(part) for part in rest)


def _is_engineered(text: str) -> bool:
    level = guess_control_level(text)
    is_higher = level is not None and level >= ControlLevel.ENGINEERING
    return is_higher and not is_worn(text)


def _is_ppe(part: str) -> bool:
    return ppe_only([part]) and not is_on_a_thing(part)


def quoted(controls: Iterable[ControlFact]) -> str:
    """Return what the controls say, one after the other."""
    return "; ".join(" ".join(one.text.split()) for one in controls if one.text.strip())
