"""How the forms of single kinds are arranged, where the order of their fields is not enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Group:
    """Fields and tables, by name, that stand together; a folded group is seen when asked for.

    In a group of `ticks` what is answered by yes or no is a box to tick. Where a record says little
    without a table, `ready` gives it a first line before anybody asks for it.
    """

    names: tuple[str, ...]
    heading: str = ""
    hint: str = ""
    folded: bool = False
    ticks: bool = False
    ready: bool = False


@dataclass(frozen=True)
class Arrangement:
    """The groups of a kind in their order, and hints by field that its kind does not give."""

    groups: tuple[Group, ...]
    hints: Mapping[str, str] = field(default_factory=dict)
