"""When the curve bends: every question on its own day, with what is missing on that very day."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.bends import A_DAY, Bend, Fall, Lift, bends
from desktop.audit.facts import AuditFacts
from desktop.audit.forecast import Point, Scoring, forecast, month_by_month
from desktop.audit.judged import Judged, Missing, Ref, not_applicable, of_share
from desktop.audit.protocols.protocol import Protocol
from desktop.audit.score import Score, score
from desktop.values.audited.incidents import IncidentFact, Incidents
from tests.audit.test_forecast import ASKED, scoring
from tests.audit.test_judging import DAY, facts
from tests.audit.test_score import element, protocol, question

NONE = "Where there is none."
GAPS = protocol(
    element("A", question("A1", "4"), question("A2", "6")),
    element("B", question("B1", "2"), question("B2", "8", na=NONE)),
)


def cards(on: date, *lasts: date) -> Judged:
    """Cards with their last days."""
    gone = [n for n, last in enumerate(lasts) if last < on]
    todo = [Missing(f"Renew card {n}.", Ref("certificate", str(n))) for n in gone]
    return of_share(len(lasts) - len(gone), len(lasts), missing=todo)


def by(asked: Protocol, lasts: Mapping[str, Collection[date]]) -> Scoring:
    """Score by nothing but cards."""

    def look(seen: AuditFacts, codes: Collection[str] | None = None) -> Score:
        narrow = asked if codes is None else asked.narrowed(codes)
        return score(narrow, {code: cards(seen.span.as_of, *each) for code, each in lasts.items()})

    return look


def told(asked: Protocol, look: Scoring, months: int = 12) -> tuple[tuple[Bend, ...], list[Point]]:
    points = forecast(look, facts(), month_by_month(DAY, months), 12)
    return bends(asked, points, look, facts())[0], list(points)


def test_the_curve_bends_on_the_day_on_which_something_runs_out() -> None:
    (spring, autumn), _points = told(ASKED, scoring)
    assert spring.day == date(2027, 3, 28)
    assert spring.falls == (
        Fall(
            code="S3.1",
            points=Decimal("2.5"),
            missing=(
                Missing(what="Renew card 0.", record=Ref("certificate", "0")),
                Missing(what="Renew card 1.", record=Ref("certificate", "1")),
            ),
        ),
    )
    assert spring.under == ("S3",)
    assert spring.ends_passing
    assert autumn.day == date(2027, 9, 2)
    assert [missing.what for missing in autumn.falls[0].missing] == ["Renew card 2."]
    assert autumn.under == ()
    assert not autumn.ends_passing


def test_a_level_curve_has_no_bends() -> None:
    def level(_facts: AuditFacts, codes: Collection[str] | None) -> Score:
        return scoring(facts(), codes)

    points = forecast(level, facts(), month_by_month(DAY, 24), 12)
    assert bends(ASKED, points, scoring, facts()) == ((), ())
    assert len(points) == 25


def test_each_of_several_falls_of_a_month_has_its_own_day() -> None:
    first, second, third = date(2026, 12, 20), date(2027, 1, 3), date(2027, 1, 9)
    lasts = {"A1": [first, third], "A2": [second], "B1": [second], "B2": [date.max]}
    found, _points = told(GAPS, by(GAPS, lasts), 2)
    assert [(one.day, [fall.code for fall in one.falls]) for one in found] == [
        (first + A_DAY, ["A1"]),
        (second + A_DAY, ["A2", "B1"]),
        (third + A_DAY, ["A1"]),
    ]
    assert [len(fall.missing) for one in found for fall in one.falls] == [1, 1, 1, 1]
    assert [fall.points for one in found for fall in one.falls] == [2, 6, 2, 2]
    # the gate is missed, and the whole fails, on the day of the second: 16 of 20 is 80 %
    assert [(one.under, one.ends_passing) for one in found] == [
        ((), False),
        (("A",), True),
        ((), False),
    ]


DAYS = st.lists(st.integers(0, 130).map(lambda n: DAY + timedelta(days=n)), min_size=1, max_size=4)


@given(st.fixed_dictionaries(dict.fromkeys(("A1", "A2", "B1", "B2"), DAYS)))
def test_the_day_before_a_fall_the_points_were_there_and_on_the_day_they_are_not(
    lasts: dict[str, list[date]],
) -> None:
    look = by(GAPS, lasts)
    found, points = told(GAPS, look, 5)
    known = replace(facts())

    def on(day: date) -> Score:
        return forecast(look, known, [day], 12)[0].score

    assert [one.day for one in found] == sorted({one.day for one in found})
    for bend in found:
        before, then = on(bend.day - A_DAY), on(bend.day)
        earned = {one.question.code: one.earned for one in then.questions}
        lost = {
            one.question.code: one.earned - earned[one.question.code]
            for one in before.questions
            if one.earned != earned[one.question.code]
        }
        assert {fall.code: fall.points for fall in bend.falls} == lost
        for fall in bend.falls:
            # what ran out on the day before, and nothing that runs out later
            gone = [n for n, day in enumerate(lasts[fall.code]) if day == bend.day - A_DAY]
            assert [what.what for what in fall.missing] == [f"Renew card {n}." for n in gone]
        assert bend.ends_passing is (before.passes and not then.passes)
        assert list(bend.under) == [
            b.element.code
            for b, a in zip(before.elements, then.elements, strict=True)
            if b.passes and not a.passes
        ]
    total = sum((fall.points for one in found for fall in one.falls), Decimal(0))
    whole = Fraction(points[0].score.overall - points[-1].score.overall) * 20
    assert total == whole


# --- what changes by itself ---------------------------------------------------------------------


def with_incident(on: date) -> AuditFacts:
    once = IncidentFact(id="i", kind="lost_time", happened_on=on, what="Fell.")
    return replace(facts(), incidents=Incidents(incidents=(once,)))


def after_an_incident(seen: AuditFacts, codes: Collection[str] | None = None) -> Score:
    """Nobody looked into the incident; without one there is nothing to ask, and B1 is better."""
    asked = GAPS if codes is None else GAPS.narrowed(codes)
    is_seen = any(seen.span.holds(one.happened_on) for one in seen.incidents.incidents)
    judged = {"A1": of_share(1, 2), "A2": of_share(1, 2), "B1": of_share(1 if is_seen else 2, 2)}
    judged["B2"] = of_share(0, 1) if is_seen else not_applicable("Nothing happened.")
    return score(asked, judged)


def test_what_leaves_the_window_lifts_the_curve_on_its_day() -> None:
    given_facts = with_incident(date(2026, 1, 20))
    points = forecast(after_an_incident, given_facts, month_by_month(DAY, 6), 12)
    assert bends(GAPS, points, after_an_incident, given_facts) == (
        (),
        (
            Lift(
                day=date(2027, 1, 20),
                rises={"B1": Decimal(1)},
                ended=("B2",),
                possible=Decimal(8),
                incidents=(Ref("incident", "i"),),
            ),
        ),
    )


def test_an_element_that_is_too_low_because_a_good_question_ends_is_told() -> None:
    def good(seen: AuditFacts, codes: Collection[str] | None = None) -> Score:
        asked = GAPS if codes is None else GAPS.narrowed(codes)
        is_seen = any(seen.span.holds(one.happened_on) for one in seen.incidents.incidents)
        judged = {"A1": of_share(1, 1), "A2": of_share(1, 1), "B1": of_share(0, 2)}
        judged["B2"] = of_share(1, 1) if is_seen else not_applicable("Nothing happened.")
        return score(asked, judged)

    given_facts = with_incident(date(2026, 1, 20))
    points = forecast(good, given_facts, month_by_month(DAY, 6), 12)
    (bend,), (lift,) = bends(GAPS, points, good, given_facts)
    assert (bend.day, lift.day) == (date(2027, 1, 20), date(2027, 1, 20))
    assert (bend.falls, bend.under, bend.ends_passing) == ((), ("B",), True)
