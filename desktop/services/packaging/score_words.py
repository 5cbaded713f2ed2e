"""The score page in words: what each element comes to, against its gate, and the whole."""

from collections.abc import Iterator

from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import ElementScore, Score
from desktop.language import _, ngettext
from desktop.package.submission.words import ElementScored, ScoresSaid, Titled
from desktop.services.assessing.words import (
    say_element,
    say_gate,
    say_overall,
    say_percent,
    say_points,
    say_weights,
)
from desktop.services.packaging.cover_words import draft_said, instrument_said
from desktop.services.packaging.scoring import MAINTENANCE
from desktop.services.packaging.sources import Sources
from desktop.values.spoken import say_number


def element_key(code: str) -> str:
    """Return what links to the pages of an element name."""
    return f"element-{code}"


def scores_of(found: Sources) -> ScoresSaid:
    """Return the score page; without questions it says that there is nothing to score."""
    whole, asked = found.score(), found.chosen.protocol
    is_asked = bool(asked.questions)
    goal = goal_of(found)
    about = Titled("scores", _("Scores"), _lead(found) if is_asked else "")
    return ScoresSaid(
        about=about,
        percent=say_percent(whole.overall),
        share=float(whole.overall),
        goal=goal,
        goal_said=_("To pass: {n} overall{gate}").format(
            n=_("{n} %").format(n=percent_of(goal)), gate=_gate_said(asked)
        ),
        result=say_overall(whole),
        tone="green" if whole.passes else "amber",
        draft=draft_said(found),
        elements=tuple(_element(found, one) for one in whole.elements),
        remarks=tuple(_remarks(found, whole)),
        nothing="" if is_asked else _("The protocol has no questions yet, so nothing is scored."),
    )


def goal_of(found: Sources) -> float:
    """Return the share of all points that is to be reached."""
    asked = found.chosen.protocol
    if found.purpose == MAINTENANCE and asked.pass_maintenance is not None:
        return float(asked.pass_maintenance)
    return float(asked.pass_overall)


def percent_of(share: float) -> int:
    """Return whole percents of a share that was given exactly."""
    return round(share * 100)


def _gate_said(asked: Protocol) -> str:
    if asked.pass_element is None:
        return ""
    return _(" and {n} in each element").format(n=say_percent(asked.pass_element))


def _lead(found: Sources) -> str:
    asked = found.chosen.protocol
    said = _("By: {protocol}.").format(protocol=instrument_said(asked))
    if found.purpose == MAINTENANCE and asked.pass_maintenance is not None:
        return " ".join([said, _("In a year of maintenance only the whole must pass.")])
    return said


def _element(found: Sources, one: ElementScore) -> ElementScored:
    asked = found.chosen.protocol
    codes = {question.code for question in one.element.questions}
    mine = [each for each in found.chosen.questions if each.code in codes]
    decided = sum(each.is_decided for each in mine)
    is_gated = asked.pass_element is not None and not (
        found.purpose == MAINTENANCE and asked.pass_maintenance is not None
    )
    return ElementScored(
        key=element_key(one.element.code),
        code=one.element.code,
        title=one.element.title,
        points=say_points(one.earned, one.possible) if one.share is not None else "",
        share=None if one.share is None else float(one.share),
        percent=say_element(one) if one.share is None else say_percent(one.share),
        gate=float(asked.pass_element) if is_gated and asked.pass_element is not None else None,
        below=say_gate(one, asked),
        decided=_("{n} of {of} decided").format(n=decided, of=len(mine)),
    )


def _remarks(found: Sources, whole: Score) -> Iterator[str]:
    chosen = found.chosen
    if not chosen.questions:
        return
    yield say_weights(whole)
    if n := sum(not one.is_decided for one in chosen.questions):
        said = ngettext(
            "{n} answer is not decided: it stands here as the records give it.",
            "{n} answers are not decided: they stand here as the records give them.",
            n,
        )
        yield said.format(n=say_number(n, 0))
    unknown = [one for one in chosen.questions if one.points is None and not one.is_not_applicable]
    if unknown:
        said = ngettext(
            "{n} question only an assessor can judge; it counts as nothing here.",
            "{n} questions only an assessor can judge; they count as nothing here.",
            len(unknown),
        )
        yield said.format(n=say_number(len(unknown), 0))
    if chosen.under_way is not None:
        said = _(
            "The assessment of {window} is under way. Because its last days are still to come, "
            "answers, months and exhibits in here are of as many days up to now: {period}."
        )
        yield said.format(window=chosen.under_way.said(), period=chosen.period.said())
    if not chosen.protocol.is_official:  # its own remark speaks to the company, not to a reviewer
        yield _(
            "This protocol is no certifying partner's official instrument: a partner scores by its "
            "own questions."
        )
