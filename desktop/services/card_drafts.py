"""What was typed of a new card and not saved, found again by worker and kind of certificate."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop.records.conversion import is_id
from desktop.services.drafts import Draft, drafts_of
from desktop.store.file import CompanyFile

KIND: Final = "certificate"
SAID: Final = frozenset({"issued_on", "expires_on", "does_not_expire", "number", "provider"})


def draft_of_card(
    worker_id: str, type_id: str, typed: Mapping[str, object], before: Draft | None = None
) -> Draft:
    """Return a draft of what was typed of a card, in place of the one before."""
    whole = {**typed, "worker_id": worker_id, "type_id": type_id}
    return replace(before, typed=whole) if before else Draft(KIND, whole)


def kept_card(company: CompanyFile, worker_id: str, type_id: str) -> Draft | None:
    """Return what was typed last of a new card of that worker and kind and not saved, or None."""
    for draft in drafts_of(company, KIND):
        same = draft.typed.get("worker_id") == worker_id and draft.typed.get("type_id") == type_id
        if draft.record_id is None and same:
            return draft
    return None


def cell_of(draft: Draft) -> tuple[str, str] | None:
    """Return the worker and the kind of a draft that says no more than the new card form holds."""
    if draft.kind != KIND or draft.record_id is not None:
        return None
    worker, kind = (str(draft.typed.get(name) or "") for name in ("worker_id", "type_id"))
    said = {name for name, typed in draft.typed.items() if typed} - {"worker_id", "type_id"}
    return (worker, kind) if is_id(worker) and is_id(kind) and said <= SAID else None
