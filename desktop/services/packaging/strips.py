"""How each question went month by month, as a strip: a word, a tone and how it went."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from sqlalchemy.engine import Connection

from desktop.audit.coverage import Covered, coverage, months_of
from desktop.audit.duty_months import Cell
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.duties.went import Went
from desktop.language import _, ngettext
from desktop.package.submission.strip import MONTHS
from desktop.package.submission.words import MonthSaid, StripSaid
from desktop.services.assessing.standing import NO_EXHIBITS
from desktop.services.auditing.auditor import Audited
from desktop.services.auditing.coverage_words import say_strip, say_whole_cells
from desktop.services.packaging.selected import Selection
from desktop.store.audited.looking_up import look_up
from desktop.values.audited.span import Span
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_number

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


def strips_of(connection: Connection, audited: Audited, chosen: Selection) -> dict[str, StripSaid]:
    """Return the strips by the codes of questions; none of what does not come again and again.

    They count the records that the question names beside them, so both say the same; of a signed
    assessment those that counted when it was signed.
    """
    judged = _as_cited(chosen)
    wanted: dict[str, list[str]] = {}
    for ref in sorted({ref for one in judged.values() for ref in one.counted}):
        wanted.setdefault(ref.kind, []).append(ref.id)
    looked = look_up(connection, wanted).values()
    happened = {Ref(one.kind, one.id): one.on for one in looked}
    facts = audited.facts
    heads = _heads([month.first for month in months_of(facts.span)])
    found = coverage(audited.protocol, protocol(GENERIC), facts, judged, happened)
    return {one.question.code: _strip(one, heads, chosen) for one in found if _comes_again(one)}


def _as_cited(chosen: Selection) -> dict[str, Judged]:
    """Return how questions stand, each with what counts for it in the package.

    What somebody put in counts there too; an interview or an observation is no exhibit.
    """
    put_in: dict[str, list[Ref]] = {}
    for one in chosen.exhibits:
        for code in one.questions if not one.proves else ():
            put_in.setdefault(code, []).append(one.ref)
    return {
        one.code: Judged(
            state=State.NOT_APPLICABLE if one.is_not_applicable else State(one.state),
            counted=tuple(
                ref
                for ref in dict.fromkeys((*one.counted, *put_in.get(one.code, ())))
                if ref.kind not in NO_EXHIBITS
            ),
        )
        for one in chosen.questions
    }


def _comes_again(one: Covered) -> bool:
    if not one.applies:
        return False
    if one.lines:
        return any(cell.went not in _IDLE for cell in one.cells)
    return sum(bool(cell.refs) for cell in one.cells) >= _LEAST


def _strip(one: Covered, heads: tuple[str, ...], chosen: Selection) -> StripSaid:
    months = tuple(
        # "9 of 12" is a figure and none of the words that are explained
        MonthSaid(word, _tone(cell), (Went.DONE if word[:1].isdecimal() else cell.went).value)
        for word, cell in zip(say_whole_cells(one), one.cells, strict=True)
    )
    return StripSaid(heads, months, _said(one, chosen))


def _tone(cell: Cell) -> str:
    """Of several that were due it is told how many were done: so it is green, amber or red."""
    if cell.due > 1 and not cell.refs:
        return "green" if cell.kept == cell.due else "amber" if cell.kept else "red"
    return _TONES.get(cell.went, "soft")


def _said(one: Covered, chosen: Selection) -> str:
    """Return how it went, with what counts and stands in none of the months.

    A period that begins within a month touches one more than it has: so its days are said.
    """
    said = say_strip(one)
    if not one.lines:
        n, whole = sum(bool(cell.refs) for cell in one.cells), len(one.cells)
        last = months_of(Span(chosen.period.start, chosen.period.end))[-1]
        said = _("Records count in {n} of {all} calendar months, {period}.")
        if not last.is_over and not one.cells[-1].refs:  # nobody can know yet
            said = _("Records count in {n} of {all} calendar months that are over, {period}.")
            whole -= 1
        said = said.format(
            n=say_number(n, 0), all=say_number(whole, 0), period=chosen.period.said()
        )
    elif chosen.is_signed:
        said = " ".join([said, _("As the records stand now, also what was entered after signing.")])
    if one.applies and one.before:
        more = ngettext(
            "{n} more is from before these months, or has no day.",
            "{n} more are from before these months, or have no day.",
            one.before,
        )
        said = f"{said} {more.format(n=say_number(one.before, 0))}"
    return said


def _heads(firsts: Sequence[date]) -> tuple[str, ...]:
    """Return the names of months, with the year under the first and under each January.

    Where they are more than stand beside one another, under every one: a line may begin with it.
    """
    return tuple(
        f"{say_short_month(first.month)}\n{first.year}"
        if not n or first.month == 1 or len(firsts) > MONTHS
        else say_short_month(first.month)
        for n, first in enumerate(firsts)
    )
