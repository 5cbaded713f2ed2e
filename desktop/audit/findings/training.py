"""Weaknesses of training that an auditor would find."""

from typing import Final

from desktop.audit.findings.training_cards import cards, papers_of_training
from desktop.audit.findings.training_checks import checks
from desktop.audit.findings.training_orientations import orientations_given, who_was_not_oriented
from desktop.audit.rules.rule import Finder

FINDERS: Final[tuple[Finder, ...]] = (
    who_was_not_oriented,
    orientations_given,
    cards,
    papers_of_training,
    checks,
)
