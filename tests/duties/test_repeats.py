"""What is found wrong again is recognised: at the same place, within a year, once a day."""

from datetime import date

from desktop.duties.repeats import Finding, before, repeats, shortest


def found(id_: str, on: str, *wordings: str, at: str = "103", source: str = "") -> Finding:
    return Finding(id_, "corrective_action", date.fromisoformat(on), at, wordings, source)


MARCH = found("march", "2026-03-03", "Marker light out")
JULY = found("july", "2026-07-09", "Replace marker lamp")
NOVEMBER = found("november", "2026-11-16", "left", "Marker lights")


def test_the_third_time_knows_the_two_before() -> None:
    again = repeats([NOVEMBER, MARCH, JULY])
    assert set(again) == {"july", "november"}
    assert again["november"].earlier == (MARCH, JULY)
    assert again["november"].times == 3
    assert shortest([MARCH, JULY, NOVEMBER]) == "Marker lights"


def test_another_unit_or_another_thing_is_no_repeat() -> None:
    other_unit = found("a", "2026-10-01", "Marker light out", at="104")
    other_thing = found("b", "2026-10-02", "Brake light out")
    nowhere = found("c", "2026-10-03", "Marker light out", at="")
    assert repeats([MARCH, other_unit, other_thing, nowhere]) == {}


def test_a_year_later_it_is_no_repeat() -> None:
    on_the_day = found("a", "2027-03-03", "Marker light out")
    day_before = found("b", "2027-03-02", "Marker light out")
    assert repeats([MARCH, on_the_day]) == {}
    assert set(repeats([MARCH, day_before])) == {"b"}


def test_a_failed_item_and_the_action_it_led_to_count_once() -> None:
    item = Finding("i1 Lights", "inspection", date(2026, 3, 3), "103", ("Marker light",), "i1")
    action = found("a1", "2026-03-03", "Marker light out", source="i1")
    late = found("a2", "2026-03-05", "Marker light out", source="i1")
    assert repeats([item, action, late]) == {}
    assert [one.on.month for one in before(NOVEMBER, [item, action, JULY])] == [3, 7]


def test_many_findings_without_a_place_take_no_time() -> None:
    many = [found(f"{n}", "2026-03-03", f"Part {n} worn", at="") for n in range(1000)]
    assert repeats(many) == {}
