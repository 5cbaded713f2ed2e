"""Where work is done and with what."""

from datetime import date

from desktop.store.asking import Ask
from desktop.store.fact_register import active_periods
from desktop.values.audited.places import EquipmentFact, Places, SiteFact
from desktop.values.audited.span import Span


def read_places(ask: Ask, span: Span) -> Places:
    """Return all sites and units, with what changed about them by the day."""
    active = active_periods(ask)
    changes: dict[str, tuple[tuple[str, date], ...]] = {}
    for unit, change, on in ask("service_changes", as_of=span.as_of):
        changes[unit] = (*changes.get(unit, ()), (change, on))
    sites = {
        id_: SiteFact(
            id=id_,
            name=name,
            kind=kind or "",
            active=active.get(id_, ()),
            address=address or "",
            is_located=bool(is_located),
        )
        for id_, name, kind, address, is_located in ask("audited_sites")
    }
    units = {
        id_: EquipmentFact(
            id=id_,
            number=number,
            description=description or "",
            type=type_ or "",
            lot_size=size or 1,
            changes=changes.get(id_, ()),
        )
        for id_, number, description, type_, size in ask("audited_units")
    }
    return Places(sites, units)
