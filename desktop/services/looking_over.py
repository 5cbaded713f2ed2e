"""What an investigation still lacks and how soon it is, while it is being typed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.errors import Refused
from desktop.language import _, ngettext
from desktop.records import kind_of
from desktop.services.incident_law import say_days
from desktop.services.investigating import Facts
from desktop.services.source_actions import NEW_ACTIONS
from desktop.services.typed_fields import read_one
from desktop.services.typing import is_blank
from desktop.values.spoken import say_span

ENOUGH_WHYS: Final = 2  # one answer says what happened once more, and seldom why
PEOPLE: Final = "people"

Typed = Mapping[str, object]
Line = Mapping[str, object]


@dataclass(frozen=True)
class LookedOver:
    """Sentences about an investigation.

    `timing` says how soon after the incident it was, `is_late` whether that is later than it
    should be; `missing` is what it lacks.
    """

    timing: str
    is_late: bool
    missing: tuple[str, ...]


def look_over(typed: Typed, facts: Facts | None, today: date) -> LookedOver:
    """Return what there is to say of an investigation as it stands in its form."""
    started, finished = _day(typed, "started_on", today), _day(typed, "finished_on", today)
    timing, is_late = _timing(facts, started, finished, today) if facts else ("", False)
    return LookedOver(timing, is_late, tuple(_missing(typed, facts, started, finished)))


def _missing(
    typed: Typed, facts: Facts | None, started: date | None, finished: date | None
) -> Iterator[str]:
    if not _lines(typed, "team"):
        yield _("It does not say who investigated.")
    if started is None:
        yield _("It does not say when it began.")
    elif facts is not None and started < facts.happened_on:
        yield _("It began before the incident: look at the dates.")
    whys = _texts(typed, "whys", "why")
    if not whys:
        yield _("Nobody has asked why yet.")
    elif len(whys) < ENOUGH_WHYS:
        yield _("Why is asked only once. Ask why of the answer too.")
    yield from _of_causes(typed)
    yield from _of_actions(typed, facts)
    if is_blank(typed.get("shared_meeting_id")):
        yield _("It does not say at which meeting the crew heard of it.")
    if finished is None:
        yield _("It is not finished.")
    elif started is not None and finished < started:
        yield _("It was finished before it began: look at the two dates.")


def _of_causes(typed: Typed) -> Iterator[str]:
    causes = [line for line in _lines(typed, "causes") if not is_blank(line.get("cause"))]
    if not causes:
        yield _("No cause is written down yet.")
        return
    areas = {str(line.get("area") or "") for line in causes}
    if "" in areas:
        yield _("A cause does not say where it lies.")
    elif areas == {PEOPLE}:
        yield _("All causes lie with people. Look for one in the equipment, the procedure, the "
                "training, the supervision or the planning.")  # fmt: skip


def _of_actions(typed: Typed, facts: Facts | None) -> Iterator[str]:
    new = [line for line in _lines(typed, NEW_ACTIONS) if not is_blank(line.get("what"))]
    old = facts.actions if facts else ()
    if not new and not old:
        yield _("Nothing is to be put right yet.")
        return
    undated = sum(is_blank(line.get("due_on")) for line in new)
    undated += sum(not action.has_date for action in old)
    if undated:
        yield ngettext("An action has no date.", "{n} actions have no date.", undated).format(
            n=undated
        )


def _timing(
    facts: Facts, started: date | None, finished: date | None, today: date
) -> tuple[str, bool]:
    """Return how soon it was looked into, and whether that is later than it should be."""
    times, ago = facts.times, (today - facts.happened_on).days
    began = ago if started is None else (started - facts.happened_on).days
    ended = ago if finished is None else (finished - facts.happened_on).days
    late_start, late_end = began > times.start_days, ended > times.finish_days
    words = {
        "ago": _("today") if ago <= 0 else _("{span} ago").format(span=say_span(ago)),
        "began": _after(began),
        "ended": _after(ended),
        "start": say_days(times.start_days),
        "finish": say_days(times.finish_days),
    }
    if finished is not None and (late_start or late_end):
        said = _("Begun {began} and finished {ended}. Here it should begin within {start} and be "
                 "finished within {finish}.")  # fmt: skip
    elif finished is not None:
        said = _("Begun {began} and finished {ended}, in good time.")
    elif started is None:
        said = _("The incident was {ago}. It should be begun within {start} and finished within "
                 "{finish}.")  # fmt: skip
    elif late_end:
        said = _("The incident was {ago}. It should have been finished within {finish}.")
    else:
        said = _("The incident was {ago}. It should be finished within {finish}.")
    return said.format(**words), late_start or late_end


def _after(days: int) -> str:
    return _("the same day") if days <= 0 else _("after {span}").format(span=say_span(days))


def _day(typed: Typed, name: str, today: date) -> date | None:
    try:
        value: Any = read_one(kind_of("investigation").field(name), typed.get(name), today).value
    except Refused:
        return None
    return value if isinstance(value, date) else None


def _lines(typed: Typed, table: str) -> list[Line]:
    lines = typed.get(table)
    if not isinstance(lines, Sequence) or isinstance(lines, str):
        return []
    return [line for line in lines if not is_blank(line)]


def _texts(typed: Typed, table: str, name: str) -> list[str]:
    return [str(line[name]) for line in _lines(typed, table) if not is_blank(line.get(name))]
