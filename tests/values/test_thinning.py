"""Backups are thinned so that what a person may want back is there, whatever the clock does."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.values.thinning import Dated, to_go

NOW = datetime(2026, 11, 16, 19, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)

ages = st.integers(-40_000, 1_500_000).map(lambda minutes: timedelta(minutes=minutes))
sets = st.lists(st.tuples(ages, st.booleans()), max_size=60).map(
    lambda drawn: [Dated(f"{n:03}", NOW - age, whole) for n, (age, whole) in enumerate(drawn)]
)


def _kept(backups: Sequence[Dated], now: datetime = NOW) -> list[Dated]:
    gone = set(to_go(backups, now))
    return [one for one in backups if one.name not in gone]


@given(sets)
def test_the_last_hours_the_future_and_the_newest_whole_one_stay(backups: list[Dated]) -> None:
    kept = _kept(backups)
    assert [one for one in backups if one.at > NOW - 48 * HOUR and one not in kept] == []
    whole = [one for one in backups if one.is_whole and one.at <= NOW]
    if whole:
        assert max(one.at for one in whole) in {one.at for one in kept if one.is_whole}


@given(sets)
def test_a_damaged_one_never_takes_the_place_of_a_whole_one(backups: list[Dated]) -> None:
    whole = [one for one in backups if one.is_whole]
    assert [one for one in _kept(backups) if one.is_whole] == _kept(whole)


@given(sets)
def test_thinning_twice_is_thinning_once(backups: list[Dated]) -> None:
    kept = _kept(backups)
    assert to_go(kept, NOW) == []


@given(sets)
def test_each_of_the_last_days_weeks_and_months_keeps_its_newest(backups: list[Dated]) -> None:
    whole = [one for one in backups if one.is_whole and one.at <= NOW]
    kept = {one.name for one in _kept(backups)}
    for days, length in ((14, 1), (50, 7), (700, 31)):
        recent = [one for one in whole if NOW - one.at < days * DAY]
        for one in recent:
            later = [two for two in whole if timedelta(0) <= two.at - one.at <= length * DAY]
            assert kept & {two.name for two in later}, one


@given(sets, st.integers(40, 20_000))
def test_a_clock_that_jumped_ahead_clears_nothing_away(backups: list[Dated], days: int) -> None:
    before = _kept(backups)
    jumped = NOW + days * DAY
    was_past = [one for one in before if one.at <= NOW]
    made_then = Dated("made with a wrong clock", jumped)
    gone = set(to_go([*was_past, made_then], jumped))
    whole_months = {(one.at.year, one.at.month) for one in was_past if one.is_whole}
    # what stood by its day, week or month stands; one month of 24 is the new one's
    assert len([one for one in was_past if one.name in gone]) <= max(0, len(was_past) - 1)
    if was_past:
        assert any(one.name not in gone for one in was_past)
    if whole_months and len(whole_months) < 24:
        left = {(o.at.year, o.at.month) for o in was_past if o.is_whole and o.name not in gone}
        assert left == whole_months


@given(sets, st.integers(1, 20_000))
def test_a_clock_that_was_set_back_clears_nothing_away(backups: list[Dated], days: int) -> None:
    """Whatever now claims to be from the future stays, and thins nothing else."""
    back = NOW - days * DAY
    claimed = [one for one in backups if one.at > back]
    assert not set(to_go(backups, back)) & {one.name for one in claimed}
    without = [one for one in backups if one.at <= back]
    assert to_go(backups, back) == to_go(without, back)


def test_two_years_of_a_shop_that_works_every_day() -> None:
    """Every half hour from 8 to 17, thinned every time: never many, and none missing."""
    kept: list[Dated] = []
    start = datetime(2025, 1, 1, 15, 0, tzinfo=UTC)
    for day in range(900):
        for half_hour in range(18):
            now = start + day * DAY + half_hour * HOUR / 2
            kept.append(Dated(now.isoformat(), now))
        gone = set(to_go(kept, now))
        kept = [one for one in kept if one.name not in gone]
    assert len(kept) <= 2 * 18 + 18 + 14 + 8 + 24
    assert len({(one.at.year, one.at.month) for one in kept}) == 24
    assert {(now - one.at).days for one in kept} >= set(range(14))
