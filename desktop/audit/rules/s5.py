"""The rules of element S5 of the generic protocol (domain.md 8.3), by the names protocols use."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules.rule import Rule

RULES: Final[Mapping[str, Rule]] = {}
