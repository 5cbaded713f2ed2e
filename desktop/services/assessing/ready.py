"""Why an assessment cannot be signed yet, in sentences."""

from collections.abc import Iterable
from datetime import date

from desktop.audit.protocols.protocol import Question
from desktop.language import _, ngettext
from desktop.services.assessing.listing import title_of
from desktop.services.assessing.refusing import wrong_points
from desktop.services.assessing.standing import Stands
from desktop.services.assessing.words import say_some
from desktop.values.spoken import say_date


def why_not(one: Stands, today: date) -> tuple[str, ...]:
    """Return what stands in the way of signing; nothing where it can be signed."""
    kept = one.kept
    found = []
    if kept.also_open:
        said = _("Another assessment is open as well: {title}. Void the one that is not needed.")
        found.append(said.format(title=title_of(kept.also_open[0], today)))
    every = list(one.protocol.questions)
    if not every:
        found.append(_("The protocol has no questions yet, so there is nothing to sign."))
    undecided = _codes(each for each in every if not kept.is_decided(each.code))
    if undecided:
        said = ngettext(
            "{n} question is still to be decided: {codes}.",
            "{n} questions are still to be decided: {codes}.",
            len(undecided),
        )
        found.append(said.format(n=len(undecided), codes=say_some(undecided)))
    decided = [each for each in every if kept.is_decided(each.code)]
    impossible = _codes(each for each in decided if _is_impossible(one, each))
    if impossible:
        said = ngettext(
            "The points that were decided are none that the protocol gives: {codes}. Decide it "
            "again.",
            "The points that were decided are none that the protocol gives: {codes}. Decide them "
            "again.",
            len(impossible),
        )
        found.append(said.format(codes=say_some(impossible)))
    no_reason = _codes(each for each in decided if _is_left_out(one, each))
    if no_reason:
        said = _("The protocol lets nobody say of these that they do not apply: {codes}.")
        found.append(said.format(codes=say_some(no_reason)))
    moved = _codes(each for each in decided if _is_unexplained(one, each))
    if moved:
        said = ngettext(
            "The records earn other points now than were decided: {codes}. Decide it again, or say "
            "why it stays.",
            "The records earn other points now than were decided: {codes}. Decide them again, or "
            "say why they stay.",
            len(moved),
        )
        found.append(said.format(codes=say_some(moved)))
    to_on = kept.values["window_to_on"]
    if to_on is not None and to_on > today:
        said = _("The time that it covers goes on until {date}. Sign it then, or end it earlier.")
        found.append(said.format(date=say_date(to_on, today)))
    return tuple(found)


def _codes(questions: Iterable[Question]) -> list[str]:
    return [one.code for one in questions]


def _is_impossible(one: Stands, question: Question) -> bool:
    """Whether points came in by a way on which nobody held them against the protocol."""
    points = one.kept.answers[question.code].values["points"]
    return points is not None and bool(wrong_points(question, points))


def _is_left_out(one: Stands, question: Question) -> bool:
    points = one.kept.answers[question.code].values["points"]
    return points is None and not question.not_applicable


def _is_unexplained(one: Stands, question: Question) -> bool:
    """Whether points were decided by other records than there are now, and nobody said why."""
    answer = one.kept.answers[question.code].values
    if answer["points"] is None or answer["reason"]:
        return False
    return one.proposed(question) not in {None, answer["points"]}
