"""Everything that looks for weaknesses in the content of records."""

from typing import Final

from desktop.audit.findings import (
    actions,
    emergency,
    field_assessments,
    hazards,
    incidents,
    inspections,
    leadership,
    training,
    window,
)
from desktop.audit.rules.rule import Finder

_PARTS: Final = (
    leadership,
    hazards,
    field_assessments,
    training,
    inspections,
    actions,
    incidents,
    emergency,
    window,
)
FINDERS: Final[tuple[Finder, ...]] = tuple(one for part in _PARTS for one in part.FINDERS)
