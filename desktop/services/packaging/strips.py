"""How each question went month by month, as a strip: a word, a tone and how it went."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.coverage import Covered, coverage, months_of
from desktop.audit.judged import Ref
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.duties.went import Went
from desktop.package.submission.words import MonthSaid, StripSaid
from desktop.services.auditing.auditor import Audited
from desktop.services.auditing.coverage_words import say_cell, say_strip
from desktop.store.audited.looking_up import look_up
from desktop.values.short_dates import say_short_month

_TONES: Final[Mapping[Went, str]] = {
    Went.DONE: "green",
    Went.LATE: "amber",
    Went.DUE: "amber",
    Went.MISSED: "red",
    Went.OVERDUE: "red",
    Went.NEVER: "red",
}
_IDLE: Final = frozenset({Went.NOTHING, Went.NOT_YET})
_LEAST: Final = 3  # months with records that count: fewer are no coverage, such as of a policy


def strips_of(connection: Connection, audited: Audited) -> dict[str, StripSaid]:
    """Return the strips by the codes of questions; none of what does not come again and again."""
    refs = {ref for one in audited.judged.values() for ref in one.counted}
    wanted: dict[str, list[str]] = {}
    for ref in sorted(refs):
        wanted.setdefault(ref.kind, []).append(ref.id)
    looked = look_up(connection, wanted).values()
    happened = {Ref(one.kind, one.id): one.on for one in looked}
    facts = audited.facts
    heads = tuple(_head(month.first.month) for month in months_of(facts.span))
    found = coverage(audited.protocol, protocol(GENERIC), facts, audited.judged, happened)
    return {one.question.code: _strip(one, heads) for one in found if _comes_again(one)}


def _comes_again(one: Covered) -> bool:
    if not one.applies:
        return False
    if one.lines:
        return any(cell.went not in _IDLE for cell in one.cells)
    return sum(bool(cell.refs) for cell in one.cells) >= _LEAST


def _strip(one: Covered, heads: tuple[str, ...]) -> StripSaid:
    months = tuple(
        MonthSaid(say_cell(cell), _TONES.get(cell.went, "soft"), cell.went.value)
        for cell in one.cells
    )
    return StripSaid(heads, months, say_strip(one))


def _head(month: int) -> str:
    return say_short_month(month)
