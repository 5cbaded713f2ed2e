"""The action plan in words: every answer short of full points, with what is planned for it."""

from collections.abc import Iterator, Mapping, Sequence

from desktop.language import _, ngettext
from desktop.package.look import signal
from desktop.package.submission.values import Row
from desktop.package.submission.whole import question_key
from desktop.package.submission.words import TableSaid
from desktop.package.tables import Cell, Column
from desktop.services.assessing.words import say_points
from desktop.services.packaging.planned_actions import ACTION, gaps_left, planned_for
from desktop.services.packaging.saying import say_day
from desktop.services.packaging.selected import QuestionChosen
from desktop.services.packaging.sources import Sources
from desktop.services.standings import Standings
from desktop.store import listing
from desktop.store.aggregate import Stored


def plan_of(found: Sources) -> TableSaid:
    """Return the action plan: of every answer short of full its actions, then what else is missing.

    Nothing is left out, because what does not stand here is taken for done.
    """
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
        _sentence(found, short, actions),
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


def _sentence(
    found: Sources, short: Sequence[QuestionChosen], actions: Mapping[str, Sequence[Stored]]
) -> str:
    if not short:
        return ""
    n, without = len(short), sum(not actions.get(one.code) for one in short)
    said = ngettext(
        "{n} answer is short of full points.", "{n} answers are short of full points.", n
    ).format(n=n)
    left = sum(
        not is_begun
        for one in short
        for _what, is_begun in gaps_left(one, actions.get(one.code, ()), found.reading.hide)
    )
    parts = [said]
    if without:
        parts.append(_("For {n} of them nothing is planned yet.").format(n=without))
    elif not left:
        parts.append(_("Each of them has a plan."))
    if left:
        more = ngettext(
            "{n} thing below is in no corrective action yet.",
            "{n} things below are in no corrective action yet.",
            left,
        )
        parts.append(more.format(n=left))
    return " ".join(parts)


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
    heads = _heads(one)
    for action in actions:
        values, state = action.values, states.get(action.id)
        who = names.get(values["assigned_id"] or "") or values["assigned_name"] or ""
        yield (
            *next(heads),
            hide(values["what"]),
            hide(who) if who else Cell(_("Nobody yet"), tone="amber"),
            say_day(values["due_on"]) or Cell(_("No day yet"), tone="amber"),
            Cell(state.word, tone=signal(state.tone)) if state else Cell(_("Open")),
        )
    for what, is_begun in gaps_left(one, actions, hide):
        stands = Cell(_("See above")) if is_begun else Cell(_("Not planned yet"), tone="amber")
        yield (*next(heads), what, "", "", stands)
    if not actions and not one.gaps:
        what = _("Say what is to be done; the records do not tell.")
        yield (*next(heads), what, "", "", Cell(_("Not planned yet"), tone="amber"))


def _heads(one: QuestionChosen) -> Iterator[tuple[Cell, str]]:
    """Yield what a row begins with: each names the question, the first with title and points."""
    key = question_key(one.code)
    yield Cell(f"{one.code} {one.title}", link=key), say_points(one.points, one.possible)
    while True:
        yield Cell(one.code, link=key), ""
