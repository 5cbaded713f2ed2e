"""Refuses every change to an assessment that was signed, whoever asks: forms, imports, services."""

import re
from collections.abc import Mapping
from typing import Any, Final, Protocol

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import N_, _
from desktop.records import kind_of
from desktop.store import aggregate, as_before, changing, history, integrity
from desktop.store.aggregate import Stored
from desktop.store.canonical import written

ASSESSMENT: Final = "assessment"
PROTOCOL: Final = "protocol"
# what belongs to an assessment and is frozen with it
PARTS: Final = frozenset({"answer", "question_support", "interview", "observation"})
SIGNED: Final = N_(
    "This belongs to an assessment that is signed, so it cannot be changed. Open the assessment "
    "again first, under Audit & package, and say why."
)
_UNSIGNED: Final = N_("An assessment is signed under Audit & package, not here.")
_NO_REASON: Final = N_("Say why the assessment is opened again.")
_MOVED_ON: Final = N_(
    "This would sign the assessment again, and some of it was changed since it was signed. Sign it "
    "anew, under Audit & package."
)
_HEAD: Final = re.compile(r"[0-9a-f]{64}")
_REOPENING: Final = ("reopened_on", "reopened_by_name", "reopened_reason")
_ASKED_BY: Final = N_(
    "An assessment that is signed asks by this protocol, so what it asks stays as it is. Save it "
    "as another version."
)
# what the points of a signed assessment follow from; its name and its remarks may be put right
_ASKED: Final = (
    "short_name", "edition", "pass_overall", "pass_element", "pass_maintenance", "aim", "elements",
)  # fmt: skip


class Within(Protocol):
    """An action under way, with the records as they stand within it."""

    connection: Connection
    undoes: str | None

    def get(self, kind: str, record_id: str) -> Stored | None:
        """Return a record."""

    def load(self, kind: str) -> dict[str, Stored]:
        """Return every record of a kind."""


def is_signed(values: Mapping[str, Any]) -> bool:
    """Whether an assessment stands signed: nobody opened it again since it was signed last.

    Only a signing with the head of the history counts: whatever else was typed proves nothing.
    """
    signings = values.get("signings") or []
    return bool(signings) and _is_proven(signings[-1]) and signings[-1]["reopened_on"] is None


def refuse_frozen(within: Within, before: Stored | None, after: Stored) -> None:
    """Raise `Refused` where a change touches what was signed.

    An assessment may be signed (with the head of the history as it is), be opened again with a
    reason, and both may be undone. What the law has disposed of goes all the same.
    """
    if after.kind == ASSESSMENT:
        if within.undoes is None:
            _refuse_assessment(within.connection, before, after)
        elif before is not None:
            _refuse_undone(within, within.undoes, before, after)
    elif after.kind in PARTS:
        owners = {one.values["assessment_id"] for one in (before, after) if one is not None}
        for owner in owners - {None}:
            _refuse_where_damaged(within.connection, owner)
            found = within.get(ASSESSMENT, owner)
            if found is not None and is_signed(found.values):
                raise Refused(_(SIGNED))
    elif after.kind == PROTOCOL:
        _refuse_protocol(within, before, after)


def _refuse_where_damaged(connection: Connection, assessment_id: str) -> None:
    """Because a signature that the disk has spoilt would hold nothing fast any more."""
    try:
        lies = aggregate.read_one(connection, kind_of(ASSESSMENT), assessment_id)
    except integrity.SPOILT as fault:
        raise changing.damaged(ASSESSMENT) from fault
    if lies is not None:
        changing.refuse_damaged(lies)


def _refuse_protocol(within: Within, before: Stored | None, after: Stored) -> None:
    """Whether it is changed, made or brought back: of one edition there is what was signed by."""
    standing = [one for one in (before, after) if one is not None and not one.is_voided]
    said = [written({name: one.values[name] for name in _ASKED}) for one in standing]
    if not standing or (len(said) > 1 and said[0] == said[1]):
        return
    editions = {(one.values["short_name"], one.values["edition"]) for one in standing}
    for one in within.load(ASSESSMENT).values():
        asks_by = one.values["protocol"], one.values["protocol_version"]
        if asks_by in editions and not one.is_voided and is_signed(one.values):
            raise Refused(_(_ASKED_BY))


def _refuse_undone(within: Within, undone: str, before: Stored, after: Stored) -> None:
    """Undo may take a signing back, or bring one back to what was signed: nothing else of it."""
    was, now = is_signed(before.values), is_signed(after.values)
    if was and (after.is_voided or (now and written(before.values) != written(after.values))):
        raise Refused(_(SIGNED))
    if was or not now:
        return
    parts = {after.id: after}
    for kind, record_id in as_before.changed_since(within.connection, undone, PARTS):
        found = within.get(kind, record_id)
        if found is not None:
            parts[record_id] = found
    for record_id, part in parts.items():
        said = as_before.said_before(within.connection, undone, record_id)
        owners = {part.values.get("assessment_id"), (said or {}).get("assessment_id")}
        if {part.id, *owners} & {after.id} and not as_before.is_as_before(part, said):
            raise Refused(_(_MOVED_ON))


def _refuse_assessment(connection: Connection, before: Stored | None, after: Stored) -> None:
    was, now = before is not None and is_signed(before.values), is_signed(after.values)
    if was and before is not None:
        if now or after.is_voided or not _is_only_reopened(before.values, after.values):
            raise Refused(_(SIGNED))
        if not (after.values["signings"][-1]["reopened_reason"] or "").strip():
            raise Refused({"reopened_reason": _(_NO_REASON)})
        return
    earlier = [one for one in before.values["signings"] if _is_proven(one)] if before else []
    later = [one for one in after.values["signings"] if _is_proven(one)]
    if now:
        last = later.pop()
        if (last["history_number"], last["history_head"]) != history.head(connection):
            raise Refused(_(_UNSIGNED))
    if written(later) != written(earlier):  # when it was signed, and why it was opened again
        raise Refused(_(_UNSIGNED))


def _is_proven(signing: Mapping[str, Any]) -> bool:
    number, head = signing["history_number"], signing["history_head"]
    return number is not None and bool(_HEAD.fullmatch(head or ""))


def _is_only_reopened(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Whether nothing else was changed: the day it was done on goes with the signature."""
    if not after["signings"]:
        return False
    *earlier, last = after["signings"]
    closed = {**last, **dict.fromkeys(_REOPENING)}
    as_before = {
        **after,
        "assessed_on": before["assessed_on"],
        "signings": [*earlier, closed],
    }
    return after["assessed_on"] is None and written(as_before) == written(dict(before))
