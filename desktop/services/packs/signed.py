"""Who signed a paper of a pack, and what is known of the signature; a line where nobody did."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.language import _
from desktop.package.sheets.said import Lines, Part, Sheet, Signatures
from desktop.package.submission.record_values import RecordShown, SignedShown
from desktop.package.tables import Cell, Column


def as_sheet(key: str, shown: RecordShown) -> Sheet:
    """Return a record as whoever is not of the company may read it."""
    return Sheet(
        key=key,
        kind=shown.kind,
        title=shown.title,
        parts=(*shown.parts, *_signed(shown.signatures)),
        foot=tuple(filter(None, (shown.history, shown.late))),
    )


def with_signatures(sheet: Sheet, signed: Sequence[SignedShown]) -> Sheet:
    """Return a sheet with what is known of its signatures in place of lines for the pen."""
    parts = [part for part in sheet.parts if not isinstance(part, Signatures)]
    return replace(sheet, parts=(*parts, *_signed(signed)))


def _signed(signed: Sequence[SignedShown]) -> Iterator[Part]:
    known = [one for one in signed if not one.is_line]
    open_ = tuple((one.role, one.name) for one in signed if one.is_line)
    if known:
        columns = (Column(_("As what")), Column(_("Name"), 1.4), Column(_("What is known"), 2.0))
        rows = tuple((one.role, one.name, Cell(one.said, tone=one.tone)) for one in known)
        yield Lines(_("Signatures"), columns, rows)
    if open_:
        yield Signatures(open_)
