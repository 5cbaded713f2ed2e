"""Saves what a person typed, and refuses what cannot be so by the protocol that it belongs to."""

from collections.abc import Mapping
from typing import Any, Final

from desktop.store.aggregate import Stored
from desktop.store.transaction import Transaction

# what can be said in them follows from a protocol, of which the store knows nothing
_OF_PROTOCOLS: Final = frozenset({"assessment", "answer"})


def save_soundly(
    t: Transaction,
    kind_key: str,
    values: Mapping[str, Any],
    record_id: str | None = None,
    version: int | None = None,
) -> str:
    """Save a record within an action; returns its id. Raises Refused as `Transaction.save` does."""
    if kind_key not in _OF_PROTOCOLS:
        return t.save(kind_key, values, record_id, version)
    before = t.get(kind_key, record_id) if record_id else None
    saved = t.save(kind_key, values, record_id, version)
    refuse_unsound(t, kind_key, before, saved)
    return saved


def refuse_unsound(t: Transaction, kind_key: str, before: Stored | None, saved: str) -> None:
    """Raise Refused where a record as it stands now cannot be so."""
    after = t.get(kind_key, saved) if kind_key in _OF_PROTOCOLS else None
    if after is not None:
        # only then: what knows the protocols is itself built on the services that save
        from desktop.services.assessing import refusing

        refusing.refuse_unsound(t, before, after)
