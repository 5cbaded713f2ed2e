"""Whether a cause lies in the way of working, so that putting it right helps whoever comes next."""

from typing import Final

from desktop.audit.wording import weighing
from desktop.values.audited.incidents import CauseFact, InvestigationFact

SYSTEM: Final = frozenset(
    {"equipment", "procedure", "training", "supervision", "planning", "environment"}
)


def whys_of(one: InvestigationFact) -> tuple[str, ...]:
    """Return the answers in its chain that say something, each once."""
    said = (why.strip() for why in one.whys)
    return tuple(dict.fromkeys(why for why in said if why and not weighing.names_no_cause(why)))


def is_system_cause(cause: CauseFact) -> bool:
    """Whether a cause lies in the system by its area and by its words."""
    return (
        cause.area in SYSTEM
        and not weighing.names_no_cause(cause.text)
        and not weighing.blames(cause.text)
    )
