"""Orientations, cards, a matrix, checks: each weak one beside a sound one that resembles it."""

from typing import Final

from tests.audit.pairs import training_checks, training_orientations
from tests.audit.pairs.training_made import Pair

__all__ = ["PAIRS", "Pair"]

PAIRS: Final[tuple[Pair, ...]] = (*training_orientations.PAIRS, *training_checks.PAIRS)
