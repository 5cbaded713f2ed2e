"""The figures on top of the page: each with what belongs to it and how it was before."""

from collections.abc import Iterator
from typing import Final

from desktop.duties.statistics import LOST_TIME, RECORDABLE, Figures
from desktop.language import _, ngettext
from desktop.records.incidents.incident import INCIDENT_KINDS
from desktop.services.statistics.reading import Whole
from desktop.services.statistics.shown import Figure, KindSaid
from desktop.services.statistics.spans import say_before, say_compared, say_months
from desktop.values.spoken import say_number
from desktop.values.spoken import say_span as say_days

NEAR_MISS: Final = ("near_miss",)
WORST_FIRST: Final = (
    "fatality", "lost_time", "modified_work", "medical_aid", "first_aid", "near_miss",
    "property_damage", "spill", "hazard", "other",
)  # fmt: skip


def figures_said(whole: Whole) -> tuple[Figure, ...]:
    """Return the figures, in the order in which they are read."""
    return tuple(_figures(whole))


def _figures(whole: Whole) -> Iterator[Figure]:
    now, before = whole.now, whole.before
    yield Figure("hours", _("Hours worked"), _hours(now), _hours_about(now),
                 _hours_compared(whole))  # fmt: skip
    yield _counted(whole, "recordable", _("Recordable injuries"), _recordable_about(now),
                   now.count(RECORDABLE), before.count(RECORDABLE) if before else None)  # fmt: skip
    yield _lost_days(whole)
    yield _counted(whole, "near_misses", _("Near misses reported"), "",
                   now.count(NEAR_MISS), before.count(NEAR_MISS) if before else None)  # fmt: skip
    yield _judged(whole)
    yield Figure("closed", _("Actions closed on time"), *_closed(now),
                 _share_compared(whole, _closed_share(now),
                                 _closed_share(before) if before else None))  # fmt: skip
    yield _open(whole)
    if whole.cards.of:
        yield _cards(whole)


def _counted(
    whole: Whole, key: str, title: str, about: str, now: int, before: int | None
) -> Figure:
    compared = say_compared(now, before, len(whole.monthly))
    return Figure(key, title, say_number(now, 0), about, compared)


def _hours(now: Figures) -> str:
    """No hours entered are not the same as none worked."""
    if len(now.hours.missing) == len(now.span.months):
        return _("Not entered")
    return say_number(now.hours.hours, 1)


def _hours_about(now: Figures) -> str:
    said: list[str] = []
    if now.hours.missing:
        said.append(_("Nothing entered for {months}.").format(months=say_months(now.hours.missing)))
    if now.hours.estimated:
        said.append(_("Estimated: {months}.").format(months=say_months(now.hours.estimated)))
    if not said:
        said.append(_("Actual hours, none of them estimated."))
    return " ".join(said)


def _hours_compared(whole: Whole) -> str:
    now, before = whole.now.hours, whole.before.hours if whole.before else None
    if before is None or now.missing or before.missing:
        return ""
    than, left = say_before(len(whole.monthly)), now.hours - before.hours
    if not left:
        return _("as many as in {before}").format(before=than)
    sentence = _("{n} more than in {before}") if left > 0 else _("{n} fewer than in {before}")
    return sentence.format(n=say_number(abs(left), 0), before=than)


def _recordable_about(now: Figures) -> str:
    found = [
        _("{n} {kind}").format(n=say_number(n, 0), kind=_(INCIDENT_KINDS[kind]).lower())
        for kind in WORST_FIRST
        if kind in RECORDABLE and (n := now.count((kind,)))
    ]
    return ", ".join(found) or _("No fatality, lost time, modified work or medical aid.")


def _lost_days(whole: Whole) -> Figure:
    now, title = whole.now, _("Lost days")
    if now.unknown_days and not now.lost_days:
        return Figure("lost_days", title, _("Not entered"), _lost_about(now))
    was = whole.before.lost_days if whole.before and not now.unknown_days else None
    return _counted(whole, "lost_days", title, _lost_about(now), now.lost_days, was)


def _lost_about(now: Figures) -> str:
    injuries = now.count(LOST_TIME)
    if now.unknown_days:
        return ngettext(
            "For {n} injury with lost time nobody entered how many days.",
            "For {n} injuries with lost time nobody entered how many days.",
            now.unknown_days,
        ).format(n=now.unknown_days)
    if not injuries:
        return _("No injury with lost time.")
    return ngettext(
        "From {n} injury with lost time.", "From {n} injuries with lost time.", injuries
    ).format(n=injuries)


def _judged(whole: Whole) -> Figure:
    title, before = _("Inspections on time"), whole.before
    if not whole.is_judged:
        return Figure("inspections", title, "…", _("Looking through the inspections…"))
    # where far fewer were due, the schedule began in between: that compares with nothing
    is_like = before is not None and before.inspected.due * 2 >= whole.now.inspected.due
    was = _inspected_share(before) if before and is_like else None
    compared = _share_compared(whole, _inspected_share(whole.now), was)
    return Figure("inspections", title, *_inspections(whole.now), compared)


def _inspections(now: Figures) -> tuple[str, str]:
    done = now.inspected
    if not done.due:
        return _("None due"), _("No inspection on the schedule fell due.")
    wrong = [
        (done.late, _("{n} late")),
        (done.missed, _("{n} missed")),
        (done.waiting, _("{n} overdue")),
    ]
    counts = [words.format(n=say_number(n, 0)) for n, words in wrong if n]
    said = ", ".join(counts) or _("None late, none missed.")
    if done.skipped:  # for a reason, so they are none of those that were due
        besides = _("{said}; besides them {n} skipped") if counts else _("{said} {n} skipped.")
        said = besides.format(said=said, n=say_number(done.skipped, 0))
    return _of(done.on_time, done.due), said


def _closed(now: Figures) -> tuple[str, str]:
    fixes = now.fixes
    if not fixes.closed:
        return _("None closed"), _("No corrective action was closed.")
    wrong = [(fixes.late, _("{n} late")), (fixes.no_due_date, _("{n} without a due date"))]
    said = [words.format(n=say_number(n, 0)) for n, words in wrong if n]
    sentence = (", ".join(said) or _("None late")) + "."
    return _of(fixes.on_time, fixes.closed), f"{sentence} {_median(fixes.median_days)}".strip()


def _median(days: float | None) -> str:
    if days is None:
        return ""
    if days < 1:
        return _("Half were closed on the day they were found.")
    return _("Half were closed within {span}.").format(span=say_days(round(days)))


def _open(whole: Whole) -> Figure:
    still = whole.open
    wrong = [
        (still.overdue, _("{n} overdue")),
        (still.no_due_date, _("{n} without a due date")),
    ]
    said = [words.format(n=say_number(n, 0)) for n, words in wrong if n]
    about = ", ".join(said) if said else _("None overdue.") if still.count else ""
    return Figure("open", _("Actions open now"), say_number(still.count, 0), about)


def _cards(whole: Whole) -> Figure:
    cards, bad = whole.cards, whole.cards.of - whole.cards.good
    base = _("Of all that are held or required")
    about = ngettext("{n} expired or missing", "{n} expired or missing", bad).format(
        n=say_number(bad, 0)
    )
    said = _("{base}: {about}").format(
        base=base, about=about if bad else _("none expired or missing")
    )
    return Figure("cards", _("Certificates in force now"), _of(cards.good, cards.of), said)


def _of(n: int, of: int) -> str:
    return _("{n} of {of}").format(n=say_number(n, 0), of=say_number(of, 0))


def _inspected_share(one: Figures) -> tuple[int, int]:
    return one.inspected.on_time, one.inspected.due


def _closed_share(one: Figures) -> tuple[int, int]:
    return one.fixes.on_time, one.fixes.closed


def _share_compared(whole: Whole, now: tuple[int, int], before: tuple[int, int] | None) -> str:
    if before is None or not now[1] or not before[1]:
        return ""
    return _("{share} in {before}").format(
        share=_of(*before), before=say_before(len(whole.monthly))
    )


def kinds_said(whole: Whole) -> tuple[KindSaid, ...]:
    """Return the kinds of incidents of which there were any, now or in the span before."""
    found = []
    for kind in WORST_FIRST:
        n = whole.now.count((kind,))
        was = whole.before.count((kind,)) if whole.before else None
        if n or was:
            compared = say_compared(n, was, len(whole.monthly))
            found.append(KindSaid(_(INCIDENT_KINDS[kind]), say_number(n, 0), compared))
    return tuple(found)


def none_said(whole: Whole) -> str:
    """Return which kinds there were none of, in a sentence."""
    none = [
        _(INCIDENT_KINDS[kind]).lower()
        for kind in WORST_FIRST
        if not whole.now.count((kind,)) and not (whole.before and whole.before.count((kind,)))
    ]
    if len(none) == len(WORST_FIRST):
        return _("No incident was reported.")
    return _("None: {kinds}.").format(kinds=", ".join(none)) if none else ""
