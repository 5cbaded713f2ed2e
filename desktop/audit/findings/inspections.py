"""Weaknesses of inspections that an auditor would find."""

from typing import Final

from desktop.audit.rules.rule import Finder

FINDERS: Final[tuple[Finder, ...]] = ()
