"""Keeps private facts out of drafts in clear: what is typed of them is sealed as they are."""

import json
from dataclasses import replace

from sqlalchemy.engine import Connection

from desktop.records import kind_of
from desktop.records.kind import Kind
from desktop.records.privacy import SEALED, is_private, private_fields
from desktop.store import drafts
from desktop.store.drafts import Draft
from desktop.store.private_key import PrivateKey
from desktop.store.private_saving import lock_of
from desktop.store.private_values import key_at


def _private_names(kind: Kind) -> list[str]:
    fields = [field.name for field in private_fields(kind)]
    return fields + [rows.name for rows in kind.rows if is_private(rows)]


def is_draft_sealed(draft: Draft) -> bool:
    """Whether something in a draft is sealed."""
    return SEALED in draft.typed


def sealed_draft(draft: Draft, key: PrivateKey) -> Draft:
    """Return a draft with what is private in it sealed; the rest can be read as before."""
    names = _private_names(kind_of(draft.kind))
    private = {name: draft.typed[name] for name in names if name in draft.typed}
    if not private or is_draft_sealed(draft):
        return draft
    rest = {name: value for name, value in draft.typed.items() if name not in private}
    text = json.dumps(private, ensure_ascii=False, sort_keys=True)
    return replace(draft, typed=rest | {SEALED: key.sealer.seal(text, _place(draft))})


def clear_draft(draft: Draft, key: PrivateKey | None) -> Draft:
    """Return a draft as it was typed; it stays sealed where it does not open."""
    if not is_draft_sealed(draft) or key is None:
        return draft
    text = key.sealer.open(str(draft.typed[SEALED]), _place(draft))
    if text is None:
        return draft
    rest = {name: value for name, value in draft.typed.items() if name != SEALED}
    return replace(draft, typed=rest | json.loads(text))


def keep_privately(connection: Connection, draft: Draft, key: PrivateKey | None) -> None:
    """Keep a draft; where private facts were set up, what is private in it is sealed.

    While they are closed nothing private can be typed, and what was sealed before stays in it.
    """
    kind = kind_of(draft.kind)
    lock = lock_of(connection) if is_private(kind) else None
    if lock is None:
        drafts.keep(connection, draft)
    elif key is not None and key.id == lock.key_id:
        drafts.keep(connection, sealed_draft(draft, key))
    else:
        names = _private_names(kind)
        typed = {name: value for name, value in draft.typed.items() if name not in names}
        before = drafts.read_one(connection, draft.id)
        if before is not None and is_draft_sealed(before):
            typed[SEALED] = before.typed[SEALED]
        drafts.keep(connection, replace(draft, typed=typed))


def read_privately(connection: Connection, kind: str | None = None) -> list[Draft]:
    """Return the drafts that this reader may see, the one that was kept last first."""
    key = key_at(connection)
    found = (clear_draft(draft, key) for draft in drafts.read(connection, kind))
    return [draft for draft in found if not is_draft_sealed(draft)]


def _place(draft: Draft) -> tuple[str, str, str]:
    return ("draft", draft.kind, draft.id)
