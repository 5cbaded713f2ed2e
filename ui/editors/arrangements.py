"""How the forms of single kinds are arranged, where the order of their fields is not enough."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from desktop.language import N_


@dataclass(frozen=True)
class Group:
    """Fields and tables, by name, that stand together; a folded group is seen when asked for.

    In a group of `ticks` what is answered by yes or no is a box to tick.
    """

    names: tuple[str, ...]
    heading: str = ""
    hint: str = ""
    folded: bool = False
    ticks: bool = False


@dataclass(frozen=True)
class Arrangement:
    """The groups of a kind in their order, and hints by field that its kind does not give."""

    groups: tuple[Group, ...]
    hints: Mapping[str, str] = field(default_factory=dict)


def arrangement_of(kind_key: str) -> Arrangement | None:
    """Return how the form of a kind is arranged, None where its fields say enough."""
    return ARRANGEMENTS.get(kind_key)


ARRANGEMENTS: Final[Mapping[str, Arrangement]] = {
    "orientation": Arrangement(
        (
            Group(("worker_id", "contractor_id", "visitor_name"), N_("Who was shown around"),
                  N_("One of the three.")),
            Group(("done_on", "by_id", "site_id", "signed")),
            Group(
                ("covers_policy", "covers_rights", "covers_hazards", "covers_ppe",
                 "covers_emergency", "covers_reporting", "covers_procedures", "covers_whmis",
                 "covers_site"),
                N_("What was gone through"),
                ticks=True,
            ),
        )
    ),
}  # fmt: skip
