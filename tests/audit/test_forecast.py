"""The curve if nothing more is done: the same facts on later days."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal

from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import forecast, later, month_by_month
from desktop.audit.judged import Judged, Missing, Ref, of_share
from desktop.audit.score import Score, score
from desktop.values.audited.span import months_to
from tests.audit.test_judging import DAY, facts
from tests.audit.test_score import element, protocol, question

ASKED = protocol(
    element("S3", question("S3.1", "4"), question("S3.2", "4")),
    element("S4", question("S4.1", "8")),
)
CARDS = (date(2027, 3, 27), date(2027, 3, 27), date(2027, 9, 1))  # their last days


def cards(on: date) -> Judged:
    """Three cards that run out."""
    gone = [n for n, last in enumerate(CARDS) if last < on]
    todo = [Missing(what=f"Renew card {n}.", record=Ref("certificate", str(n))) for n in gone]
    return of_share(3 - len(gone), 3, missing=todo)


def scoring(seen: AuditFacts, codes: Collection[str] | None = None) -> Score:
    """Everything is in order but the cards."""
    whole, asked = of_share(1, 1), ASKED if codes is None else ASKED.narrowed(codes)
    return score(asked, {"S3.1": cards(seen.span.as_of), "S3.2": of_share(1, 4), "S4.1": whole})


def test_a_later_day_looks_at_the_same_groups_through_its_own_window() -> None:
    first = facts()
    then = later(first, date(2027, 5, 16), 12)
    assert then.span == months_to(date(2027, 5, 16), 12)
    assert then.schedule.as_of == date(2027, 5, 16)
    assert then.schedule.facts is first.schedule.facts
    assert replace(then, span=first.span, schedule=first.schedule) == first


def test_the_months_begin_today() -> None:
    assert month_by_month(date(2026, 11, 30), 3) == (
        date(2026, 11, 30),
        date(2026, 12, 30),
        date(2027, 1, 30),
        date(2027, 2, 28),
    )


def test_each_point_is_scored_on_its_own_day() -> None:
    points = forecast(scoring, facts(), month_by_month(DAY, 12), 12)
    assert [point.day for point in points] == list(month_by_month(DAY, 12))
    assert [point.score.elements[0].earned for point in points] == [5] * 5 + [
        Decimal("2.5")
    ] * 5 + [1] * 3
