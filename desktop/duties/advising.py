"""Says where policy, plan and what is really done disagree, and what could be changed about it.

Never below what law or a standard asks for: that is told instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.duties.advice_looks import looked_at, raised_to
from desktop.duties.doings import Advised, Because, Doing, Held, Proposal
from desktop.duties.floor_of_law import item_of
from desktop.values.folding import fold
from desktop.values.interval import Rule
from desktop.values.stated import StatedFact


def advise(doings: Sequence[Doing], unmatched: Iterable[StatedFact], crew: int) -> Advised:
    """Return what to change about some duties; `unmatched` are stated and on no schedule."""
    found: list[Proposal] = []
    held: list[Held] = []
    for doing in doings:
        if doing.out or doing.rule is None:
            continue
        told = looked_at(doing, crew)
        if isinstance(told, Proposal):
            found.append(told)
        elif isinstance(told, Held):
            held.append(told)
    whole = _of_whole_plans(found, doings)
    unmatched = tuple(unmatched)
    unplanned = [told for fact in unmatched if (told := _unplanned(fact)) is not None]
    unreadable = tuple(
        dict.fromkeys(
            fact
            for fact in (*unmatched, *(doing.stated for doing in doings if doing.stated))
            if fact.rule is None
        )
    )
    order = list(Because)
    proposals = sorted(
        [*_together(whole, doings), *unplanned], key=lambda one: order.index(one.because)
    )
    return Advised(tuple(proposals), tuple(held), unreadable)


def _unplanned(fact: StatedFact) -> Proposal | None:
    if fact.rule is None:
        return None
    item = item_of(fact.what)
    rule = raised_to(fact.rule, item) if item else fact.rule
    return Proposal(because=Because.UNPLANNED, rule=rule, stated=fact)


def _of_whole_plans(found: Sequence[Proposal], doings: Sequence[Doing]) -> list[Proposal]:
    """Without those on some units only of a plan that holds for every unit of a type."""
    in_service: dict[str, int] = {}
    for doing in doings:
        if not doing.out:
            in_service[doing.plan.id] = in_service.get(doing.plan.id, 0) + 1
    alike: dict[tuple[str, Because, Rule | None], int] = {}
    for one in found:
        key = (one.plan_ids[0], one.because, one.rule)
        alike[key] = alike.get(key, 0) + 1
    return [
        one
        for one in found
        if alike[one.plan_ids[0], one.because, one.rule] == in_service[one.plan_ids[0]]
    ]


def _together(found: Iterable[Proposal], doings: Sequence[Doing]) -> list[Proposal]:
    """What is alike as one proposal, so that six trailers are no six lines."""
    groups: dict[object, list[Proposal]] = {}
    for one in found:
        (doing,) = one.doings
        groups.setdefault(_alike(one, doing), []).append(one)
    speaks_of: dict[StatedFact, set[str]] = {}
    for doing in doings:
        if doing.stated is not None:
            speaks_of.setdefault(doing.stated, set()).add(doing.plan.id)
    made = []
    for some in groups.values():
        whole = tuple(doing for one in some for doing in one.doings)
        stated = some[0].stated
        ids = {doing.plan.id for doing in whole}
        made.append(
            replace(
                some[0],
                doings=whole,
                saves=sum(one.saves for one in some),
                takes_place=stated is not None and speaks_of.get(stated, set()) <= ids,
            )
        )
    return made


def _alike(one: Proposal, doing: Doing) -> object:
    if one.because is Because.UNSTATED:
        return one.because, doing.plan.kind
    return (
        one.because, doing.plan.kind, fold(doing.plan.task), doing.rule, one.rule, one.stated,
        doing.item.key if doing.item else "",
    )  # fmt: skip
