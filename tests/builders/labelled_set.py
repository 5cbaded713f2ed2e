"""The whole labelled set, by the element that it is about."""

from collections.abc import Mapping
from typing import Final

from tests.audit.labelled import (
    actions,
    company_wide,
    emergency,
    hazards,
    incidents,
    inspections,
    leadership,
    training,
    variants,
)
from tests.builders.labelled import Pair

ELEMENTS: Final[Mapping[str, tuple[Pair, ...]]] = {
    "leadership": leadership.PAIRS,
    "hazards": hazards.PAIRS,
    "training": training.PAIRS,
    "inspections": inspections.PAIRS,
    "incidents": incidents.PAIRS,
    "emergency": emergency.PAIRS,
    "actions": actions.PAIRS,
    "window": company_wide.PAIRS,
    "otherwise": variants.PAIRS,
}
