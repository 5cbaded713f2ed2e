"""Every rule by the name under which a protocol asks for it."""

from collections.abc import Mapping
from typing import Final

from desktop.audit.rules import s1, s2, s3, s4, s5, s6
from desktop.audit.rules.rule import Rule

RULES: Final[Mapping[str, Rule]] = {
    name: rule for part in (s1, s2, s3, s4, s5, s6) for name, rule in part.RULES.items()
}
