"""Turns a record into the plain words of its sheet, by what is declared of its kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.package.sheets.said import (
    Fact,
    Facts,
    Part,
    Sheet,
    Signatures,
    Ticked,
    Warned,
    Words,
)
from desktop.records import kind_of
from desktop.records.fields import Field, Shape
from desktop.records.kind import Kind
from desktop.services.printing.layouts import ENTERED_LATE, LAYOUTS, Layout
from desktop.services.printing.reading import Beside, Reading
from desktop.services.printing.related import after, before, evidence_part
from desktop.services.printing.states import state_of_record
from desktop.services.printing.tables import table_part
from desktop.services.printing.words import NOT_FILLED_IN, Said, title_of
from desktop.store.aggregate import Stored
from desktop.values.spoken import say_whole_date

_SHORT: Final = 70  # characters that stand beside another fact
NOTES: Final = "notes"


def sheet_of(reading: Reading, record: Stored) -> Sheet:
    """Return what the sheet of a record says."""
    kind = kind_of(record.kind)
    title = title_of(reading.words, kind.key, record.values)
    state, tone = state_of_record(reading, record)
    warned = tuple(_warned(kind, record))
    return Sheet(
        key=record.id,
        kind=_(kind.title),
        title=title,
        state="" if record.is_voided else state,
        tone=tone,
        running=_running(kind, record),
        warned=warned,
        parts=tuple(_parts(reading, kind, record)),
        foot=tuple(_foot(record)),
    )


def confidential(kind: Kind) -> str:
    """Return the words that stand on a sheet which not everybody may see, else ""."""
    if not kind.restricted:
        return ""
    return _("Confidential: {kind} (OHS Code s.184)").format(kind=_(kind.title).lower())


def _running(kind: Kind, record: Stored) -> str:
    said = confidential(kind) or _(kind.title)
    return _("VOIDED: {kind}").format(kind=said) if record.is_voided else said


def _warned(kind: Kind, record: Stored) -> Iterator[Warned]:
    if words := confidential(kind):
        yield Warned(words, "", "amber")
    if record.voided_at is not None:
        said = {
            "date": say_whole_date(record.voided_at.astimezone().date()),
            "who": record.voided_by or "",
            "why": record.void_reason or _("no reason given"),
        }
        yield Warned(_("VOIDED"), _("on {date} by {who}: {why}").format(**said))


def _parts(reading: Reading, kind: Kind, record: Stored) -> Iterator[Part]:
    layout = LAYOUTS.get(kind.key, Layout())
    yield from body(reading, record, kind.fields, before(reading, record), after(reading, record))
    yield from evidence_part(reading, record)
    if signers := tuple(_signers(reading, kind, layout, record.values)):
        yield Signatures(signers)


def body(
    reading: Reading,
    record: Stored,
    fields: Sequence[Field],
    beside: Beside,
    following: Iterable[Part] = (),
) -> Iterator[Part]:
    """Return what some fields of a record say, and its tables; `following` stand before notes."""
    kind = kind_of(record.kind)
    layout = LAYOUTS.get(kind.key, Layout())
    yield from beside.parts
    fields = [field for field in fields if not _is_tick(layout, field.name)]
    said = [
        one for one in reading.words.said(fields, record.values) if one.names[0] not in beside.taken
    ]
    notes = [one for one in said if one.names[0] == NOTES]
    said = [one for one in said if one not in notes]
    if facts := tuple(_facts(said, layout)):
        yield Facts(facts)
    yield from _ticked(kind, layout, record.values)
    yield from _long(said)
    yield from _tables(reading, kind, layout, record, beside)
    yield from following
    yield from _long(notes)


def _is_long(one: Said) -> bool:
    return one.is_long and bool(one.value)


def _facts(said: list[Said], layout: Layout) -> Iterator[Fact]:
    for one in said:
        if _is_long(one):
            continue
        if one.value:
            wide = len(one.value) > _SHORT or "\n" in one.value
            yield Fact(one.label, one.value, wide=wide)
        elif one.field.required or one.names[0] in layout.asked:
            yield Fact(one.label, _(NOT_FILLED_IN), tone="amber")


def _long(said: list[Said]) -> Iterator[Part]:
    for one in said:
        if _is_long(one):
            yield Words(one.label, one.value)


def _is_tick(layout: Layout, name: str) -> bool:
    return layout.ticks is not None and name.startswith(layout.ticks.begins)


def _ticked(kind: Kind, layout: Layout, values: Mapping[str, Any]) -> Iterator[Part]:
    ticks = [
        (_(field.label), bool(values.get(field.name)))
        for field in kind.fields
        if _is_tick(layout, field.name) and field.shape is Shape.YES_NO
    ]
    if layout.ticks and any(is_done for _label, is_done in ticks):
        yield Ticked(_(layout.ticks.heading), tuple(ticks))


def _tables(
    reading: Reading, kind: Kind, layout: Layout, record: Stored, beside: Beside
) -> Iterator[Part]:
    first = {name: n for n, name in enumerate(layout.tables)}
    for rows in sorted(kind.rows, key=lambda rows: first.get(rows.name, len(first))):
        if rows.name in beside.taken:
            continue
        if lines := record.values.get(rows.name):
            yield table_part(kind.key, rows, lines, reading.words)
        elif rows.name in layout.asked:
            yield Facts((Fact(_(rows.label), _(NOT_FILLED_IN), tone="amber"),))


def _signers(
    reading: Reading, kind: Kind, layout: Layout, values: Mapping[str, Any]
) -> Iterator[tuple[str, str]]:
    by_name = {one.names[0]: one.value for one in reading.words.said(kind.fields, values)}
    for names, role in layout.signers:
        found = (by_name.get(name, "") for name in names)
        yield _(role), next(filter(None, found), "")


def _foot(record: Stored) -> Iterator[str]:
    entered = record.created_at.astimezone().date()
    said = {
        "date": say_whole_date(entered),
        "who": record.created_by,
        "version": record.version,
    }
    late = _days_late(record)
    if late > 0:
        said["late"] = ngettext(
            "{n} day after it happened", "{n} days after it happened", late
        ).format(n=late)
        words = _("Entered {date} by {who}, {late}. Version {version}.")
    else:
        words = _("Entered {date} by {who}. Version {version}.")
    yield words.format(**said)


def _days_late(record: Stored) -> int:
    """Return how many days went by before it was entered; 0 for what has no day of its own."""
    kind = kind_of(record.kind)
    happened = record.values.get(kind.happened or "")
    if record.kind not in ENTERED_LATE or happened is None:
        return 0
    days: int = (record.created_at.astimezone().date() - happened).days
    return days
