"""The cheapest way up in words: what pays most for an hour of work, and where each line opens."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Final

from desktop.audit.cheapest import Gain, Way, Work, cheapest_way, work_to_do
from desktop.audit.judged import NOTHING, Missing
from desktop.audit.score import QuestionScore
from desktop.language import _, ngettext
from desktop.services.auditing.auditor import Audited
from desktop.services.auditing.minutes import minutes_of_work, say_minutes
from desktop.services.auditing.opening import target_of
from desktop.services.auditing.standing_shown import WayRow, WayShown
from desktop.services.auditing.words import say_percent
from desktop.services.today.shown import Target
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number

FEW: Final = 3  # steps, below which those to the next mark follow
FIRST: Final = 4
ALL: Final = Fraction(1)
_PERCENT: Final = 100
_QUESTIONS: Final = 2


def way_shown(company: CompanyFile, audited: Audited) -> WayShown | None:
    """Return the way to the pass mark, or to the aim where it passes; None: nothing is left to do.

    Where it is short, what leads on to the next mark follows.
    """
    work = work_to_do(audited.score, minutes_of_work(company, audited.protocol))
    if not work:
        return None
    protocol, whole = audited.protocol, audited.score
    marks = [mark for mark in (protocol.pass_overall, protocol.aim, ALL) if mark > whole.overall]
    if not whole.passes:
        marks = sorted({protocol.pass_overall, *marks})
    mark = marks[0]
    way = cheapest_way(whole, work, mark, protocol.pass_element)
    rows = list(_rows(audited, way.steps))
    further, further_said = len(rows), ""
    if len(rows) < FEW and len(marks) > 1:
        taken = set(way.steps)
        on = cheapest_way(whole, work, marks[1], protocol.pass_element).steps
        rows += _rows(audited, [one for one in on if one not in taken])
        further_said = _("Then, to {mark}").format(mark=say_percent(marks[1]))
    if not way.reaches:
        known = {row.what for row in rows}
        rows += [row for row in _first_steps(audited) if row.what not in known]
    return WayShown(
        title=_title(audited, mark) if way.reaches else _("What pays most"),
        sentence=_sentence(way),
        rows=tuple(rows),
        first=min(FIRST, len(rows)),
        further=further if further_said else 0,
        further_said=further_said if further < len(rows) else "",
    )


def row_of(audited: Audited, same: tuple[Work, ...]) -> WayRow:
    """Return work of one sort as a line; the first piece of it is where it opens."""
    first = same[0]
    todo = first.todo[0]
    n = sum(len(one.todo) for one in same) - 1
    points = sum((one.points for one in same), Fraction(0))
    possible = sum((one.possible for one in audited.score.elements), Decimal(0))
    return WayRow(
        key="+".join(gain.code for gain in first.gains),
        what=todo.what,
        more=ngettext("and {n} more like it", "and {n} more like it", n).format(n=n) if n else "",
        earns=say_gain(points, possible),
        time_said=say_minutes(sum(one.minutes for one in same)),
        questions_said=_questions(audited, first.gains),
        opens=target_of(todo) or Target("audit", "the_assessment", first.code),
    )


def say_gain(points: Fraction, possible: Decimal) -> str:
    """Return what points add to the whole: "+2.1 %"."""
    share = points * _PERCENT / Fraction(possible) if possible else Fraction(0)
    return _("+{n} %").format(n=say_number(max(float(share), 0.1), 1))


def _title(audited: Audited, mark: Fraction) -> str:
    gate = audited.protocol.pass_element
    if audited.score.overall >= mark and gate is not None:  # only single elements are too low
        return _("Cheapest way past {gate} in every element").format(gate=say_percent(gate))
    return _("Cheapest way to {mark}").format(mark=say_percent(mark))


def _rows(audited: Audited, steps: Iterable[Work]) -> Iterator[WayRow]:
    """Return the steps as lines, those that the same questions miss as one."""
    sorts: dict[tuple[tuple[str, ...], str], list[Work]] = {}
    for one in steps:
        first = one.todo[0]
        kind = first.record.kind if first.record else first.kind
        sorts.setdefault((tuple(gain.code for gain in one.gains), kind), []).append(one)
    for same in sorted(sorts.values(), key=_best_paid):
        yield row_of(audited, tuple(same))


def _first_steps(audited: Audited) -> Iterator[WayRow]:
    """Return what earns nothing by itself, and without which the rest of its questions cannot."""
    asked: dict[Missing, list[QuestionScore]] = {}
    for one in audited.score.questions:
        for what in one.judged.missing if one.earned < one.possible else ():
            if what.earns == NOTHING and what == one.judged.missing[0]:
                asked.setdefault(what, []).append(one)
    at_stake = {
        what: sum(one.possible - one.earned for one in some) for what, some in asked.items()
    }
    for what in sorted(asked, key=lambda one: -at_stake[one]):
        gains = tuple(Gain(one.question.code, "", NOTHING) for one in asked[what])
        yield WayRow(
            key="+".join(gain.code for gain in gains),
            what=what.what,
            more="",
            earns=_("First step"),
            time_said="",
            questions_said=_questions(audited, gains),
            opens=target_of(what) or Target("audit", "the_assessment", gains[0].code),
        )


def _best_paid(same: list[Work]) -> Fraction:
    return -sum((one.points for one in same), Fraction(0)) / sum(one.minutes for one in same)


def _questions(audited: Audited, gains: Iterable[Gain]) -> str:
    codes = [gain.code for gain in gains]
    if len(codes) > _QUESTIONS:
        words = _("{codes} and {n} more questions")
        return words.format(codes=", ".join(codes[:1]), n=len(codes) - 1)
    known = [audited.protocol.question(code) for code in codes]
    return ", ".join(f"{one.code} {one.title}" if one.short else one.code for one in known if one)


def _sentence(way: Way) -> str:
    if not way.reaches:
        words = _(
            "All that Muster finds missing so far leads to {score}; more comes into sight as "
            "records come in."
        )
        return words.format(score=say_percent(way.overall))
    if not way.steps:
        return ""
    return _("{time} of work in all.").format(time=_capital(say_minutes(way.minutes)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
