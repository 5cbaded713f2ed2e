"""How the audit stands today, in words and bars, as Today and the audit's day show it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final

from desktop.audit.judged import State
from desktop.audit.protocols.shipped import GENERIC
from desktop.audit.score import ElementScore, Score
from desktop.language import N_, _, ngettext
from desktop.services.auditing.auditor import Audited, Auditor
from desktop.services.auditing.standing_shown import Bar, ScoreShown
from desktop.services.auditing.ways import way_shown
from desktop.services.auditing.words import percent, say_percent, say_weights
from desktop.services.today.cards import AREAS
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_date, say_number

LEAST: Final = 5  # questions with something on file before a score says anything
_TABS: Final = {f"S{n}": area for n, area in enumerate(AREAS[:6], start=1)}
_RESULTS: Final = {
    "ready": N_("passes, with room to spare"),
    "passes": N_("passes, without much room"),
    "fails": N_("does not pass yet"),
}


def score_shown(auditor: Auditor, company: CompanyFile, as_of: date) -> ScoreShown:
    """Return how the audit stands on a day, with the cheapest way up."""
    audited = auditor.audited(as_of)
    whole = audited.score
    n = sum(bool(one.judged.counted) for one in whole.questions)
    is_begun = n >= LEAST
    key = "ready" if whole.is_ready else "passes" if whole.passes else "fails"
    return ScoreShown(
        as_of=as_of,
        is_begun=is_begun,
        percent_said=say_percent(whole.overall) if is_begun else "",
        result_said=_(_RESULTS[key]),
        tone={"ready": "green", "passes": "amber", "fails": "red"}[key],
        sentence=_what_is_low(audited) if is_begun else _too_little(n, whole),
        weights_said=say_weights(whole),
        by_hand_said=say_by_hand(whole),
        remark=audited.protocol.remark,
        remark_first=_first(audited.protocol.remark),
        bars=tuple(bar_of(audited, one) for one in whole.elements) if is_begun else (),
        way=way_shown(company, audited),
    )


def on_a_day(auditor: Auditor, as_of: date, day: date) -> str:
    """Return in a sentence what a later day would score; "" where there is too little to say."""
    audited = auditor.audited(as_of)
    if sum(bool(one.judged.counted) for one in audited.score.questions) < LEAST:
        return ""
    now = say_percent(audited.score.overall)
    if day <= as_of:
        return _("Today the audit would score {score}.").format(score=now)
    then = auditor.ahead(as_of, (day,)).points[0].score.overall
    words = _("On {date} the audit would score {score} if nothing more is done; today it is {now}.")
    return words.format(date=say_date(day, as_of), score=say_percent(then), now=now)


def bar_of(audited: Audited, one: ElementScore) -> Bar:
    """Return an element as a bar."""
    gate = audited.protocol.pass_element
    low = _("under {gate}").format(gate=say_percent(gate))
    tab, title = "audit", f"{one.element.code} {one.element.title}"
    if audited.protocol.id == GENERIC and one.element.code in _TABS:
        tab, words = _TABS[one.element.code]
        title = _(words)
    return Bar(
        code=one.element.code,
        title=title,
        percent=None if one.share is None else percent(one.share),
        percent_said=say_percent(one.share),
        points_said=say_points(one.earned, one.possible),
        gate=None if gate is None else percent(gate),
        under="" if one.passes or gate is None else low,
        tab=tab,
    )


def say_points(earned: Decimal | Fraction, possible: Decimal) -> str:
    """Return "19.5 of 30 points"."""
    words = ngettext("{earned} of {n} point", "{earned} of {n} points", int(possible))
    return words.format(earned=say_number(float(earned)), n=say_number(possible))


def _first(remark: str) -> str:
    sentence, dot, _rest = remark.partition(". ")
    return f"{sentence}." if dot else remark


def _what_is_low(audited: Audited) -> str:
    low = [bar_of(audited, one).title for one in audited.score.elements if not one.passes]
    if low:
        return _("Too low: {elements}.").format(elements=", ".join(low))
    return ""


def _too_little(n: int, whole: Score) -> str:
    of = len(whole.questions)
    words = ngettext(
        "It comes from what is on file: so far {n} of {of} questions has something to show.",
        "It comes from what is on file: so far {n} of {of} questions have something to show.",
        n,
    )
    return " ".join(filter(None, (words.format(n=n, of=of), say_by_hand(whole))))


def say_by_hand(whole: Score) -> str:
    """Return how many points only an assessor can judge, "" for none."""
    points = sum(
        (one.possible for one in whole.questions if one.judged.state is State.BY_HAND), Decimal(0)
    )
    if not points:
        return ""
    n = int(points)
    words = ngettext(
        "{n} point is judged by hand and counts as nothing until the assessor decides.",
        "{n} points are judged by hand and count as nothing until the assessor decides.",
        n,
    )
    return words.format(n=say_number(points))
