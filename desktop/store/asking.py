"""How facts are asked of a company file: by the name of a question, whoever brings the answer."""

from collections.abc import Sequence
from typing import Any, Protocol, TypeAlias

Line: TypeAlias = Sequence[Any]


class Ask(Protocol):
    """Asks one question by its name, with what it asks for; returns the lines of the answer.

    Days are dates on both sides, yes and no are bool, amounts the thousandths that are stored.
    """

    def __call__(self, name: str, /, **asked: Any) -> Sequence[Line]:
        """Return all lines of the answer."""
        ...
