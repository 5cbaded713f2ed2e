"""Holds what the papers say about how often against what the records show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import floor
from typing import Final

from desktop.duties.doings import Doing
from desktop.duties.floor_of_law import times_a_year
from desktop.duties.months import Went, months_until
from desktop.language import _, ngettext
from desktop.services.advising import advice_of
from desktop.services.advising.gathering import doings_of, gather
from desktop.services.twelve_months import DutyLine, lines_of
from desktop.store.file import CompanyFile
from desktop.values.folding import fold
from desktop.values.interval import Rule, Unit
from desktop.values.spoken import say_number
from desktop.values.stated import StatedFact

YEAR: Final = 12
_WEEKS: Final = 52
_MOST: Final = 0.9  # of what was to be done: a week of holidays is no broken word
_A_MONTH: Final = (1, Unit.MONTH)
_DONE: Final = (Went.DONE, Went.LATE)
_NO_MONTH: Final = (Went.OUT, Went.NOT_YET)  # it could not be done then


@dataclass(frozen=True)
class Held:
    """One line of a paper held against the records: "met", "short" or "unknown", and a sentence."""

    document_id: str
    document: str
    what: str
    how_often: str
    sentence: str
    state: str
    plan_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clause:
    """A clause that what is done proposes for the manual."""

    title: str
    text: str


@dataclass(frozen=True)
class Practice:
    """What is stated and how it was kept, and what is done that no paper states yet."""

    held: tuple[Held, ...]
    clauses: tuple[Clause, ...]
    proposals: int  # all places where papers, schedule and what is done do not agree


def practice(company: CompanyFile, as_of: date) -> Practice:
    """Return how every stated frequency was kept in the last twelve months."""
    gathered = gather(company, as_of)
    doings = doings_of(gathered.said, as_of)
    by_line: dict[tuple[str, str, str], list[Doing]] = {}
    for doing in doings:
        if doing.stated is not None:
            by_line.setdefault(_key(doing.stated), []).append(doing)
    history = gathered.said.history
    monthly = [one.plan for one in doings if one.stated and _is_monthly(one.stated.rule)]
    asked = history._replace(facts=replace(history.facts, plans=tuple(monthly)))
    lines = lines_of(asked, months_until(as_of, YEAR), as_of, {}).lines
    shown = {(line.plan_id, line.subject): line for line in lines}
    held = [_held(line, by_line.get(_key(line), ()), shown) for line in gathered.said.stated]
    advised = advice_of(gathered)
    clauses = tuple(
        Clause(one.title, one.clause) for one in advised.proposals if one.because == "unstated"
    )
    return Practice(tuple(held), clauses, len(advised.proposals))


def _key(line: StatedFact) -> tuple[str, str, str]:
    return line.document_id, fold(line.what), fold(line.how_often)


def _held(
    line: StatedFact, doings: Sequence[Doing], shown: Mapping[tuple[str, str], DutyLine]
) -> Held:
    said, state = _compared(line, doings, shown)
    plans = tuple(dict.fromkeys(doing.plan.id for doing in doings))
    return Held(line.document_id, line.document, line.what, line.how_often, said, state, plans)


def _compared(
    line: StatedFact, doings: Sequence[Doing], shown: Mapping[tuple[str, str], DutyLine]
) -> tuple[str, str]:
    says = _("It says {how_often}.").format(how_often=line.how_often.rstrip("."))
    if line.rule is None:
        return _("{says} Muster cannot read how often that is.").format(says=says), "unknown"
    if not doings:
        return _("{says} Nothing on the schedule answers to it.").format(says=says), "unknown"
    parts, is_short = [], False
    for doing in doings:
        said, short = _kept(doing, shown)
        name = "" if doing.plan.subject.kind == "company" else doing.plan.subject.name
        parts.append(_("{name}: {said}").format(name=name, said=said) if name else said)
        is_short = is_short or short
    kept = "; ".join(parts)
    whole = _("{says} {what}.").format(says=says, what=kept[:1].upper() + kept[1:])
    return whole, "short" if is_short else "met"


def _kept(doing: Doing, shown: Mapping[tuple[str, str], DutyLine]) -> tuple[str, bool]:
    """Return how a duty was kept, by what is stated of it: month by month, or how many times."""
    line, rule = shown.get((doing.plan.id, doing.plan.subject.name)), doing.stated
    if line is not None and rule is not None and _is_monthly(rule.rule):
        # the running month may still be done
        gone = [cell.went for cell in line.cells[:-1] if cell.went not in _NO_MONTH]
        gone += [line.cells[-1].went] if line.cells[-1].went in _DONE else []
        done = sum(went in _DONE for went in gone)
        if gone:
            said = ngettext("done in {done} of {n} month", "done in {done} of {n} months",
                            len(gone))  # fmt: skip
            return said.format(done=say_number(done), n=say_number(len(gone))), done < len(gone)
    times = ngettext("done {n} time in {weeks} weeks", "done {n} times in {weeks} weeks",
                     doing.done)  # fmt: skip
    said = times.format(n=say_number(doing.done), weeks=say_number(doing.weeks))
    asked = _asked_for(doing)
    if asked is None or doing.out:
        return said, False
    more = _("{said}, where about {n} were to be done")
    return more.format(said=said, n=say_number(asked)), doing.done < max(1, floor(asked * _MOST))


def _is_monthly(rule: Rule | None) -> bool:
    return rule is not None and rule.calendar is not None and rule.calendar.base == _A_MONTH


def _asked_for(doing: Doing) -> int | None:
    """Return how often it was to be done in the weeks that are known, None where nobody can say."""
    rule = doing.stated.rule if doing.stated else None
    if rule is None or rule.calendar is None or rule.usage or rule.when_in_use:
        return None
    times = times_a_year(rule)
    return None if times is None else floor(times * doing.weeks / _WEEKS) or None
