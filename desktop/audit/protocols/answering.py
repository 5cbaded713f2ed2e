"""Which questions of the generic protocol stand behind a question of any protocol."""

from functools import lru_cache

from desktop.audit.protocols.protocol import Question
from desktop.audit.protocols.shipped import GENERIC, protocol


def answered(question: Question) -> tuple[str, ...]:
    """Return the codes of the generic questions whose evidence answers it, () for none.

    By its rule, or by what it follows.
    """
    by_rule = _by_rule().get(question.rule)
    return (by_rule,) if by_rule else question.follows


@lru_cache(maxsize=1)
def _by_rule() -> dict[str, str]:
    """Return the questions of the generic protocol by their rules."""
    return {one.rule: one.code for one in protocol(GENERIC).questions if one.rule}
