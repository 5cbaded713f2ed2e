"""Policies, rights, minutes and goals: each weak one beside a sound one that resembles it."""

from typing import Final

from tests.audit.pairs import leadership_meetings, leadership_papers
from tests.audit.pairs.leadership_made import Pair

__all__ = ["PAIRS", "Pair"]

PAIRS: Final[tuple[Pair, ...]] = (*leadership_papers.PAIRS, *leadership_meetings.PAIRS)
