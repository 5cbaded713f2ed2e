"""Of which kinds a change concerns the table of a kind: whatever it shows or counts on."""

from collections.abc import Iterator
from functools import cache
from typing import Final

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.services.standings import has_standings

# what decides how anything stands, see desktop.store.fact_duties
_DECIDING: Final = frozenset({
    "certificate", "certificate_type", "company_settings", "corrective_action", "document", "drill",
    "duty_plan", "emergency_plan", "equipment", "exemption", "formal_hazard_assessment",
    "inspection", "maintenance", "meeting", "policy", "position", "reading", "requirement",
    "service_change", "site", "skip", "use_log", "worker",
})  # fmt: skip


@cache
def concerned_by(kind_key: str) -> frozenset[str]:
    """Return the kinds whose changes may change what the table of this kind shows."""
    kind = kind_of(kind_key)
    found = {kind_key, *_named(kind), *(_DECIDING if has_standings(kind_key) else ())}
    found |= {link for rows in kind.rows for field in rows.fields if (link := field.link)}
    waiting = list(found)
    while waiting:  # a skip shows its duty, and with it the unit of the duty
        for link in _in_title(kind_of(waiting.pop())):
            if link not in found:
                found.add(link)
                waiting.append(link)
    return frozenset(found)


def _named(kind: Kind) -> Iterator[str]:
    return (field.link for field in kind.fields if field.link)


def _in_title(kind: Kind) -> Iterator[str]:
    return (link for name in kind.heading if (link := kind.field(name).link))
