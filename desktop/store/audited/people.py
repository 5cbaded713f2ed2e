"""Who works and worked here, and the positions that there are."""

from collections.abc import Iterable
from typing import Any

from desktop.store.asking import Ask
from desktop.store.fact_register import full_name
from desktop.values.audited.people import People, Person, PositionFact, Who
from desktop.values.audited.span import Span
from desktop.values.period import Period


def read_people(ask: Ask, _span: Span) -> People:
    """Return everybody who was ever on the list, and all positions."""
    employed = _by_owner((id_, Period(*days)) for id_, *days in ask("employment"))
    held = _by_owner(
        (id_, (position, Period(*days))) for id_, position, *days in ask("positions_ever_held")
    )
    everybody = {
        id_: Person(
            id=id_,
            name=full_name(first, last),
            number=number or "",
            employed=employed.get(id_, ()),
            positions=held.get(id_, ()),
            is_owner=bool(owner),
            is_manager=bool(manager),
            is_supervisor=bool(supervisor),
            counts=counts is not False,
        )
        for id_, first, last, number, owner, manager, supervisor, counts in ask("audited_workers")
    }
    positions = {
        id_: PositionFact(id=id_, title=title, duties=duties or "", exposure=exposure or "")
        for id_, title, duties, exposure in ask("audited_positions")
    }
    return People(everybody, positions)


def who(names: People, worker_id: str | None, written: str | None) -> Who:
    """Return somebody as a record names them, by the name on the list where they are on it."""
    person = names.everybody.get(worker_id or "")
    return Who(person.id, person.name) if person else Who(None, written or "")


def _by_owner(lines: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, tuple[Any, ...]] = {}
    for owner, one in lines:
        found[owner] = (*found.get(owner, ()), one)
    return found
