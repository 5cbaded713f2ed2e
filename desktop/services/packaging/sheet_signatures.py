"""Who signed a record, as what, and what is known of it: said honestly, because paper may differ.

Muster keeps that somebody signed, and when; the signature itself is on the paper, which may be on
file as a scan. Whoever only stands in a record is named in it and did not sign.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from desktop.language import N_, _
from desktop.package.submission.record_values import SignedShown
from desktop.records import kind_of
from desktop.services.printing.layouts import LAYOUTS
from desktop.services.printing.words import Words
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_whole_date

Role = tuple[tuple[str, ...], str]  # fields of which the first that says somebody counts; as what

# the kinds that are signed: the field that tells so, of the first who is named
_SIGNED: Final[Mapping[str, str]] = {
    "policy": "signed_on",
    "document": "signed_on",
    "acknowledgement": "signed_on",
    "orientation": "signed",
}
# what somebody did on a day of its own, in words with that day
_DONE_ON: Final[Mapping[str, str]] = {
    "resolved_by_id": "resolved_on",
    "verified_by_id": "verified_on",
}
_DOCUMENT: Final[tuple[Role, ...]] = ((("signed_by_id",), N_("Signed by")),)


def roles_of(kind_key: str) -> tuple[Role, ...]:
    """Return who stands at the foot of a sheet of this kind; none whose field nobody knows."""
    if kind_key == "document":
        return _DOCUMENT
    layout = LAYOUTS.get(kind_key)
    return tuple(one for one in layout.signers if one[0]) if layout else ()


def signer_fields(kind_key: str) -> frozenset[str]:
    """Return the fields that the foot of a sheet says, so that they need not be said above."""
    return frozenset(name for names, _role in roles_of(kind_key) for name in names)


def signatures(words: Words, record: Stored, files: tuple[str, ...]) -> Iterator[SignedShown]:
    """Yield those at the foot of a sheet. `files` are the numbers of the record's own files."""
    kind = kind_of(record.kind)
    fields = [field for field in kind.fields if not field.restricted and not field.private]
    by_name = {one.names[0]: one.value for one in words.said(fields, record.values)}
    for place, (names, role) in enumerate(roles_of(record.kind)):
        who = next((by_name[name] for name in names if by_name.get(name)), "")
        signed = record.values.get(_SIGNED.get(record.kind, "")) if place == 0 else None
        is_asked = place == 0 and record.kind in _SIGNED
        if not who and not signed and (not is_asked or record.kind == "document"):
            continue  # many documents are signed by nobody, and many actions not verified yet
        said, tone = _("Nobody is named who signed"), "amber"
        if who:
            said, tone = _said(record.values, names[0], signed, files, is_asked=is_asked)
        yield SignedShown(_(role), who, said, tone, is_line=is_asked and tone == "amber")


def _said(
    values: Mapping[str, Any], name: str, signed: Any, files: tuple[str, ...], *, is_asked: bool
) -> tuple[str, str]:
    if is_asked and signed is True:
        return _("Signed"), "green"
    if is_asked and signed:
        return _("Signed on {day}").format(day=say_whole_date(signed)), "green"
    if is_asked and signed is False:
        return _("Not signed"), "amber"
    if day := values.get(_DONE_ON.get(name, "")):
        return _("On {day}").format(day=say_whole_date(day)), ""
    if files:
        return _("The paper itself is {number}").format(number=files[0]), ""
    if is_asked:
        return _("No signature on file"), "amber"
    return _("Named in the record"), ""
