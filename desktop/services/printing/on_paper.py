"""Which kinds there is a blank form for, known without what draws it: lists ask it all the time."""

from functools import cache

from desktop.package.forms.deriving import kinds_on_paper


def has_form(kind_key: str) -> bool:
    """Whether there is a blank form for records of a kind."""
    return kind_key in _kinds()


@cache
def _kinds() -> frozenset[str]:
    return frozenset(kind.key for kind in kinds_on_paper())
