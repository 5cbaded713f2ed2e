"""What was typed of a new card and not saved, found again by worker and kind of certificate."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from desktop.services.drafts import Draft, drafts_of
from desktop.store.file import CompanyFile

KIND: Final = "certificate"


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
