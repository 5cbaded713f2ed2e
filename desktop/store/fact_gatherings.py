"""Meetings and drills that name no duty: the kind of meeting says which plan it completes."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from desktop.store.asking import Ask
from desktop.values.folding import key

GATHERED: Final = frozenset({"meeting", "review", "drill"})
# words in the task of a plan, and the kind of meeting that they ask for; the first that fits holds
_MEETINGS: Final = (
    ("management review", "management_review"),
    ("toolbox", "toolbox"),
    ("tool box", "toolbox"),
    ("tailgate", "toolbox"),
    ("safety meeting", "safety"),
)
_DRILL: Final = "drill"
# a plan that says no more than this is held by any drill; a spill drill only by one that names it
_ANY_DRILL: Final = frozenset(
    {"annual", "company", "drill", "drills", "emergency", "erp", "exercise", "or", "plan",
     "response", "tabletop", "test", "the", "yearly"}
)  # fmt: skip

Plan = tuple[str, str, str, str]  # id, kind, task, site or ""


def gathering_of(kind: str, task: str) -> str:
    """Return which kind of meeting, or a drill, holds a plan of this kind and task; "" for none."""
    words = key(task)
    if kind == _DRILL:
        return _DRILL if set(words.split()) <= _ANY_DRILL else ""
    if kind not in GATHERED:
        return ""
    return next((held for said, held in _MEETINGS if said in words), "")


def wanted(plans: Sequence[Plan]) -> dict[str, tuple[str, str]]:
    """Return of each plan what holds it and where, by its id.

    Where two plans ask for the same at the same place, a meeting must name the one that it was for.
    """
    asked = {id_: (gathering_of(kind, task), site) for id_, kind, task, site in plans}
    # a plan that was ended and written anew bears the same name, and is the same duty
    tasks = {(*asked[id_], key(task)) for id_, _kind, task, _site in plans}
    times = Counter((what, site) for what, site, _task in tasks)
    return {id_: what for id_, what in asked.items() if what[0] and times[what] == 1}


def last_gatherings(ask: Ask, as_of: date, plans: Sequence[Plan]) -> dict[str, date]:
    """Return when each plan was last held by a meeting or a drill that names no plan."""
    asked = wanted(plans)
    if not asked:
        return {}
    held: dict[tuple[str, str], date] = {}
    lines = [*ask("last_loose_meetings", as_of=as_of), *ask("last_loose_drills", as_of=as_of)]
    for what, site, on in lines:
        for place in {site or "", ""}:  # what was held anywhere was held by the company
            held[what, place] = max(on, held.get((what, place), on))
    return {id_: held[what] for id_, what in asked.items() if what in held}


def gathering_days(
    ask: Ask, from_on: date, as_of: date, plans: Sequence[Plan]
) -> dict[str, set[date]]:
    """Return every day between two on which each plan was held in that way."""
    asked = wanted(plans)
    if not asked:
        return {}
    held: dict[tuple[str, str], set[date]] = {}
    for question in ("days_of_loose_meetings", "days_of_loose_drills"):
        for what, site, on in ask(question, from_on=from_on, as_of=as_of):
            for place in {site or "", ""}:
                held.setdefault((what, place), set()).add(on)
    return {id_: held[what] for id_, what in asked.items() if what in held}
