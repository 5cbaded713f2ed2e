"""The action plan in words: every answer short of full points, with what is planned for it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from desktop.language import _, ngettext
from desktop.package.look import signal
from desktop.package.submission.values import Row
from desktop.package.submission.whole import question_key
from desktop.package.submission.words import TableSaid
from desktop.package.tables import Cell, Column
from desktop.services.assessing.words import say_points
from desktop.services.packaging.planned_actions import ACTION, planned_for
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.selected import QuestionChosen
from desktop.services.packaging.sources import Sources
from desktop.services.standings import Standings
from desktop.store import listing
from desktop.store.aggregate import Stored

_MOST_GAPS: Final = 3  # that stand in for a plan where there is none


def plan_of(found: Sources) -> TableSaid:
    """Return the action plan; every question short of full has a line, planned or not."""
    short = [one for one in found.chosen.questions if one.is_short]
    actions = planned_for(found.reading.connection, found.chosen)
    states = found.reading.standings(ACTION) if actions else {}
    workers = {one.values["assigned_id"] for some in actions.values() for one in some}
    names = listing.titles(found.reading.connection, {"worker": {w for w in workers if w}})
    rows = tuple(
        row for one in short for row in _rows(found, one, actions.get(one.code, ()), states, names)
    )
    return TableSaid(
        "plan",
        _("Action plan"),
        _sentence(short, actions),
        (
            Column(_("Question"), 1.6),
            Column(_("Points"), 0.7),
            Column(_("What is to be done"), 3.2),
            Column(_("Who"), 1.2),
            Column(_("By"), 0.9),
            Column(_("How it stands"), 1.0),
        ),
        rows,
        _nothing(found),
    )


def _sentence(short: Sequence[QuestionChosen], actions: Mapping[str, Sequence[Stored]]) -> str:
    if not short:
        return ""
    n, without = len(short), sum(not actions.get(one.code) for one in short)
    said = ngettext(
        "{n} answer is short of full points.", "{n} answers are short of full points.", n
    ).format(n=n)
    if not without:
        return " ".join([said, _("Each of them has a plan.")])
    more = ngettext(
        "For {n} of them nothing is planned yet.", "For {n} of them nothing is planned yet.",
        without,
    )  # fmt: skip
    return " ".join([said, more.format(n=without)])


def _nothing(found: Sources) -> str:
    if not found.chosen.questions:
        return _("No question was answered, so nothing is planned.")
    return _("Every answer has full points, so nothing needs to be planned.")


def _rows(
    found: Sources,
    one: QuestionChosen,
    actions: Sequence[Stored],
    states: Standings,
    names: Mapping[str, str],
) -> Iterator[Row]:
    hide = found.reading.hide
    first = (
        Cell(f"{one.code} {one.title}", link=question_key(one.code)),
        say_points(one.points, one.possible),
    )
    for place, action in enumerate(actions):
        values, state = action.values, states.get(action.id)
        who = names.get(values["assigned_id"] or "") or values["assigned_name"] or ""
        yield (
            *(first if place == 0 else ("", "")),
            hide(values["what"]),
            hide(who) if who else Cell(_("Nobody yet"), tone="amber"),
            say_day(values["due_on"]) or Cell(_("No day yet"), tone="amber"),
            Cell(state.word, tone=signal(state.tone)) if state else Cell(_("Open")),
        )
    if not actions:
        gaps = "\n".join(one.gaps[:_MOST_GAPS])
        yield (*first, gaps, "", "", Cell(_("Not planned yet"), tone="amber"))
