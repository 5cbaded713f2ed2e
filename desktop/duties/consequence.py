"""What must be seen first: not what waits longest, but what ends worst where nobody does it."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Final

from desktop.duties.duty import Duty, State
from desktop.duties.floor_of_law import Item, item_of
from desktop.store.facts import ActionFact

_PRESSING: Final = frozenset({State.OVERDUE, State.NEVER_DONE})
_LOOKED_AFTER: Final = frozenset({"inspection", "maintenance"})
_RISK: Final = {"high": 0, "medium": 1, "low": 3}
_UNKNOWN: Final = 2  # what nobody judged may be worse than what was judged low
_GATHERINGS: Final = frozenset({"meeting", "drill"})


class Ends(IntEnum):
    """How it ends, the worst first."""

    BADLY = 0  # a hazard that was judged high, or what law or a standard asks for
    SOMEBODY_HURT = 1  # people, what they hold, and what they work with
    UNPREPARED = 2  # who was not told, or did not practise
    ON_PAPER = 3  # a paper that nobody looked through


def by_consequence(duties: Iterable[Duty], actions: Mapping[str, ActionFact]) -> list[Duty]:
    """Return duties that are ordered already with the pressing ones by how they end.

    Among those that end alike the order stays, because then it is the date that counts; the overdue
    actions among them go by risk.
    """
    pressing, others = list[Duty](), list[Duty]()
    for duty in duties:
        (pressing if duty.state in _PRESSING else others).append(duty)
    pressing.sort(key=lambda duty: ends_of(duty, _action(duty, actions)))
    places = [n for n, d in enumerate(pressing) if d.kind == "action" and d.state is State.OVERDUE]

    def how_bad(duty: Duty) -> tuple[int, date]:
        action = _action(duty, actions)
        risk = action.risk if action else None
        return _RISK.get(risk or "", _UNKNOWN), duty.due or date.max

    worst = sorted((pressing[place] for place in places), key=how_bad)
    for place, duty in zip(places, worst, strict=True):
        pressing[place] = duty
    return pressing + others


def _action(duty: Duty, actions: Mapping[str, ActionFact]) -> ActionFact | None:
    return actions.get(duty.plan or "") if duty.kind == "action" else None


def ends_of(duty: Duty, action: ActionFact | None = None) -> Ends:
    """Return how a duty ends that nobody does."""
    if action is not None:
        return {"high": Ends.BADLY, "low": Ends.UNPREPARED}.get(
            action.risk or "", Ends.SOMEBODY_HURT
        )
    if duty.kind in _GATHERINGS:
        return Ends.UNPREPARED
    if duty.kind == "review":
        return Ends.ON_PAPER
    if duty.statutory or (duty.kind in _LOOKED_AFTER and _is_asked_for(duty)):
        return Ends.BADLY
    return Ends.SOMEBODY_HURT


@lru_cache(maxsize=1024)
def _item_of(task: str) -> Item | None:
    """A company names few tasks, and each of many units."""
    return item_of(task)


def _is_asked_for(duty: Duty) -> bool:
    """By law or a standard; of what a site has, it is what hangs on its walls."""
    item = _item_of(duty.task)
    if item is None or item.binding is None:
        return False
    return duty.subject_kind == "unit" or not item.rests
