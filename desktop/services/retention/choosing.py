"""How long a company keeps its records: as it is shown to be chosen, and as it is saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.language import _
from desktop.records.company_settings import KEPT_FOR_A_TIME
from desktop.services.retention.schedule import Kept, proposed, say_months

PROPOSED: Final = ""  # the choice to keep a kind as long as Muster proposes
FOR_GOOD: Final = "good"
YEARS: Final = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 25, 30, 40, 50)
_MONTHS: Final = 12

Row = Mapping[str, Any]


@dataclass(frozen=True)
class KeptShown:
    """One kind: what is chosen, what there is to choose from, and what the law asks for or ""."""

    kind: str
    title: str
    chosen: str
    options: tuple[tuple[str, str], ...]  # key, words
    law: str


def kept_shown(rows: Sequence[Row]) -> tuple[KeptShown, ...]:
    """Return every kind that is kept for a time, with what the company's settings say of it."""
    said = {row["kind"]: row for row in rows}
    return tuple(_shown(usual, said.get(kind)) for kind, usual in proposed().items())


def _shown(usual: Kept, row: Row | None) -> KeptShown:
    least = _least(usual, row)
    chosen, months = _key(usual, row), max(usual.months or 0, least)
    known = {str(years * _MONTHS) for years in YEARS if years * _MONTHS >= least}
    known |= {chosen} - {PROPOSED, FOR_GOOD}
    as_proposed = _("{time}, as Muster proposes").format(time=say_months(months))
    law = _("At least {time} by law.").format(time=say_months(least)) if least else ""
    if least and least == usual.least:
        law = f"{law} {usual.law}"
    return KeptShown(
        usual.kind,
        _(KEPT_FOR_A_TIME[usual.kind]),
        chosen,
        (
            (PROPOSED, as_proposed),
            *((key, say_months(int(key))) for key in sorted(known, key=int)),
            (FOR_GOOD, _("For good")),
        ),
        law,
    )


def rows_chosen(rows: Sequence[Row], chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the lines of the settings with what was chosen by kind; the others stay as they are.

    What a company knows of a law itself stays as well.
    """
    usual, left = proposed(), dict(chosen)
    found: list[dict[str, Any]] = []
    for row in rows:
        kind = row["kind"]
        key = left.pop(kind, None)
        if key is None or kind not in usual or key == _key(usual[kind], row):
            found.append(dict(row))
        elif key != PROPOSED:
            found.append({**row, "months": _months(key)})
        elif row["law_minimum_months"]:
            found.append({**row, "months": usual[kind].months})
    new = ({"kind": kind, "months": _months(key)} for kind, key in left.items() if key != PROPOSED)
    return [*found, *new]


def _key(usual: Kept, row: Row | None) -> str:
    if row is None:
        return PROPOSED
    if row["months"] is None:
        return FOR_GOOD
    return str(max(row["months"], _least(usual, row)))


def _least(usual: Kept, row: Row | None) -> int:
    return max(usual.least, (row["law_minimum_months"] or 0) if row is not None else 0)


def _months(key: str) -> int | None:
    return None if key == FOR_GOOD else int(key)
