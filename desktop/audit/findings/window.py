"""Weaknesses of window that an auditor would find."""

from typing import Final

from desktop.audit.rules.rule import Finder

FINDERS: Final[tuple[Finder, ...]] = ()
