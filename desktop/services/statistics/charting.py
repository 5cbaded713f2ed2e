"""The bars of the page: a month each, or three months where there are many; numbers over them."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.duties.statistics import RECORDABLE, Figures, Span
from desktop.language import N_, _
from desktop.services.statistics.reading import Whole
from desktop.services.statistics.shown import Bar, Chart, Part
from desktop.services.statistics.spans import say_head, say_span, say_whole_month
from desktop.values.short_dates import say_short_month
from desktop.values.spoken import say_number

MOST: Final = 18  # months that have a bar each
TOGETHER: Final = 3  # months of a bar where there are more
NOTHING: Final = "–"
LATER: Final = "…"


@dataclass(frozen=True)
class _Time:
    """What a bar stands for: the figures of its months, its label and its whole name."""

    months: tuple[Figures, ...]
    label: str
    name: str
    is_running: bool = False


@dataclass(frozen=True)
class _Counts:
    """A chart of things that are counted: what its parts are called, how they are counted."""

    key: str
    title: str
    parts: tuple[tuple[str, str], ...]  # word and tone
    count: Callable[[Figures], tuple[int, ...]]
    of: Callable[[Figures], int] | None = None  # the whole that the first part is a share of


_COUNTS: Final = (
    _Counts(
        "injuries",
        N_("Injuries"),
        ((N_("recordable"), "red"), (N_("first aid"), "amber")),
        lambda one: (one.count(RECORDABLE), one.count(("first_aid",))),
    ),
    _Counts(
        "near_misses",
        N_("Near misses reported"),
        ((N_("near misses"), "blue"),),
        lambda one: (one.count(("near_miss",)),),
    ),
    _Counts(
        "damage",
        N_("Property damage and spills"),
        ((N_("property damage"), "amber"), (N_("spills"), "blue")),
        lambda one: (one.count(("property_damage",)), one.count(("spill",))),
    ),
    _Counts(
        "inspections",
        N_("Inspections that fell due"),
        ((N_("on time"), "green"), (N_("late"), "amber"), (N_("missed or overdue"), "red")),
        lambda one: (
            one.inspected.on_time,
            one.inspected.late,
            one.inspected.missed + one.inspected.waiting,
        ),
        lambda one: one.inspected.due,
    ),
    _Counts(
        "closed",
        N_("Corrective actions closed"),
        ((N_("on time"), "green"), (N_("late"), "amber"), (N_("no due date"), "plain")),
        lambda one: (one.fixes.on_time, one.fixes.late, one.fixes.no_due_date),
        lambda one: one.fixes.closed,
    ),
)


def charts(whole: Whole) -> tuple[Chart, ...]:
    """Return the charts of the page, the hours first."""
    times = _times(whole)
    about = (
        _("Month by month")
        if len(whole.monthly) <= MOST
        else _("Three months in each bar, named after the last of them")
    )
    made = [Chart("hours", _("Hours worked"), about, ((_("hours"), "blue"),),
                  tuple(_hours(time) for time in times))]  # fmt: skip
    for counts in _COUNTS:
        legend = tuple((_(word), tone) for word, tone in counts.parts)
        is_known = whole.is_judged or counts.key != "inspections"
        bars = tuple(_counted(counts, time) if is_known else _later(time) for time in times)
        made.append(Chart(counts.key, _(counts.title), about, legend, bars))
    return tuple(made)


def _times(whole: Whole) -> list[_Time]:
    monthly = whole.monthly
    if len(monthly) > MOST:
        return [_together(some, is_first=not n) for n, some in enumerate(_threes(monthly))]
    found = [
        _Time(
            (one,),
            say_head(one.span.from_on, with_year=not n or one.span.from_on.month == 1),
            say_whole_month(one.span.from_on),
        )
        for n, one in enumerate(monthly)
    ]
    if whole.running:
        first = whole.running.span.from_on
        name = _("{month} so far").format(month=say_whole_month(first))
        label = "\n".join((say_short_month(first.month), _("so far")))
        found.append(_Time((whole.running,), label, name, is_running=True))
    return found


def _threes(monthly: Sequence[Figures]) -> Iterable[tuple[Figures, ...]]:
    """The last three months are the last bar; what is left over is the first."""
    start = len(monthly) % TOGETHER
    if start:
        yield tuple(monthly[:start])
    for place in range(start, len(monthly), TOGETHER):
        yield tuple(monthly[place : place + TOGETHER])


def _together(months: tuple[Figures, ...], *, is_first: bool) -> _Time:
    first, last = months[0].span, months[-1].span
    # labelled by its last month, with the year where that is another one than to the left of it
    is_new = is_first or last.to_on.month <= TOGETHER
    label = say_head(last.from_on, with_year=is_new)
    name = say_span(Span(first.from_on, last.to_on))
    return _Time(months, label, say_whole_month(first.from_on) if first == last else name)


def _hours(time: _Time) -> Bar:
    hours = float(sum(one.hours.hours for one in time.months))
    known = [one for one in time.months if not one.hours.missing]
    is_estimated = any(one.hours.estimated for one in time.months)
    number = say_number(hours, 0)
    if not known:
        why = _("not over yet") if time.is_running else _("no hours entered")
        words = NOTHING if time.is_running else _("no hours").replace(" ", "\n")
        return Bar(time.label, words, f"{time.name}: {why}", (), time.is_running)
    marks = [_("est.")] if is_estimated else []
    said = [_("{n} hours").format(n=number), *([_("estimated")] if is_estimated else [])]
    if len(known) < len(time.months):
        marks.append(_("part"))
        said.append(_("and some months missing"))
    words, sentence = "\n".join([number, *marks[-1:]]), f"{time.name}: {', '.join(said)}"
    return Bar(time.label, words, sentence, (Part(hours),), time.is_running)


def _later(time: _Time) -> Bar:
    return Bar(time.label, LATER, f"{time.name}: {LATER}", (), time.is_running)


def _counted(counts: _Counts, time: _Time) -> Bar:
    numbers = [sum(column) for column in zip(*map(counts.count, time.months), strict=True)]
    parts = tuple(Part(float(n), place) for place, n in enumerate(numbers) if n)
    words = say_number(sum(numbers), 0)
    if counts.of is not None:
        of = sum(map(counts.of, time.months))
        words = NOTHING if not of else f"{numbers[0]}/{of}"
    said = [
        _("{what} {n}").format(n=say_number(n, 0), what=_(word))
        for n, (word, _tone) in zip(numbers, counts.parts, strict=True)
        if n
    ]
    sentence = f"{time.name}: {', '.join(said) or _('none')}"
    return Bar(time.label, words, sentence, parts, time.is_running)
