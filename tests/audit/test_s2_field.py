"""S2.6 and S2.7: how many field assessments came before the work, and what is on them."""

from fractions import Fraction

import pytest

from desktop.audit.judged import Judged, State
from desktop.audit.rules.s2 import RULES
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.hazards import FieldFact
from desktop.values.audited.people import Signer, Who
from desktop.values.audited.places import Places, SiteFact
from desktop.values.period import Period
from tests.builders.company import day
from tests.builders.hazard_facts import REAL, RICK, TYLER, card, crew, facts

MONTHLY = (card("2025-12-03"), *(card(f"2026-{month:02}-03") for month in range(1, 12)))
SHOP = SiteFact(id="s", name="Shop", kind="shop")
PAD = SiteFact(id="p", name="Pad 7", kind="field")


def judged(rule: str, *cards: FieldFact, **more: object) -> Judged:
    return RULES[rule].judge(facts(field=cards, **more))  # type: ignore[arg-type]


def done(*cards: FieldFact, **more: object) -> Judged:
    return judged("field_assessments_done", *cards, **more)


def test_twelve_before_the_work_over_the_year_are_enough() -> None:
    found = done(*MONTHLY)
    assert (found.met, found.population, found.state) == (12, 12, State.SUFFICIENT)
    assert len(found.counted) == 12
    assert found.note == (
        "12 of 12 field assessments were done before the work. There is one in 12 of 12 months."
    )


def test_what_is_filled_in_now_is_of_one_month_however_much_it_is() -> None:
    cards, months = done().missing
    assert (cards.times, cards.earns) == (12, Fraction(1, 9))  # nine months of twelve are asked for
    assert months.earns == 0  # the same cards do for both
    more, months = done(*MONTHLY[4:8]).missing
    assert (more.times, more.earns, months.earns) == (8, Fraction(5, 9) - Fraction(4, 12), 0)
    (months,) = done(*(card(f"2026-10-{day:02}") for day in range(1, 13))).missing
    assert months.earns == Fraction(1, 9)


def test_one_of_twelve_months_is_said_in_english() -> None:
    assert done(MONTHLY[-1]).note.endswith(" There is one in 1 of 12 months.")
    assert done(MONTHLY[-1]).missing[-1].what == (
        "Fill them in all year round: 1 month of 12 has one."
    )


def test_each_day_with_a_card_asks_for_one_before_the_work() -> None:
    late = [card(f"2026-{month:02}-20", at="16:30") for month in range(1, 5)]
    untimed = card("2026-06-20", at=None)
    found = done(*MONTHLY, *late, untimed)
    assert (found.met, found.population, found.state) == (12, 17, State.PARTIAL)
    assert found.note.endswith("4 were filled in after it began. 1 has no time of day.")
    assert [one.field for one in found.missing] == ["work_start"] * 4 + ["done_at"]
    assert found.missing[-1].what == (
        "Say at what time the field assessment of 20 June was filled in."
    )


def test_a_late_one_says_what_is_written_of_its_start() -> None:
    found = done(card(at="16:30", work_start="07:00"))
    assert found.missing[-1].what == (
        "The field assessment of 9 November was filled in at 16:30, and work began at 07:00. "
        "Have the next one done before."
    )


def test_without_a_job_log_twelve_are_asked_for() -> None:
    found = done(*MONTHLY[:3])
    assert (found.met, found.population) == (3, 12)
    assert found.missing[0].what == (
        "Fill in a field assessment before the work starts: 9 more are asked for."
    )
    assert done(months=3).population == 3


def test_a_job_log_says_how_many_there_were() -> None:
    jobs = [(day("2026-11-02"), "Pad 7"), (day("2026-11-02"), "PAD 7"), (day("2026-11-09"), "Tank")]
    log = {"jobs": (*jobs, (day("2024-01-01"), "Old"))}
    found = done(card("2026-11-02"), card("2026-11-09"), **log)
    assert (found.met, found.population, found.state) == (2, 2, State.SUFFICIENT)
    found = done(card("2026-11-02"), card("2026-11-09"), card("2026-11-10"), **log)
    assert (found.met, found.population) == (3, 3)
    assert done(card("2026-11-02"), **log).share == Fraction(1, 2)


def test_they_are_to_be_spread_over_the_months_worked() -> None:
    november = [card(f"2026-11-{n:02}") for n in range(1, 16)]
    found = done(*november)
    assert (found.share, found.state) == (Fraction(1, 9), State.PARTIAL)
    assert found.missing[0].what == "Fill them in all year round: 1 month of 12 has one."
    # who worked two months only, by the hours of the others, has them in both
    idle = [day(f"2026-{month:02}-01") for month in range(1, 10)]
    hours = {"months_idle": (day("2024-01-01"), day("2025-12-01"), *idle)}
    assert done(*november, card("2026-10-05"), **hours).share == 1


def test_a_company_that_began_in_summer_has_fewer_months() -> None:
    summer = [card(f"2026-{month:02}-{n:02}") for month in (8, 9, 10, 11) for n in (2, 9, 12)]
    began = CompanyFacts(first_record_on=day("2026-08-01"))
    assert done(*summer, company=began).share == 1
    assert done(company=CompanyFacts(first_record_on=day("2027-08-01"))).share == 0


def test_only_late_ones_are_as_good_as_none() -> None:
    found = done(*(card(f"2026-{month:02}-03", at="16:30") for month in range(1, 12)))
    assert (found.share, found.state) == (0, State.MISSING)


@pytest.mark.parametrize("rule", ["field_assessments_done", "field_assessments_sound"])
def test_at_one_fixed_place_there_is_nothing_to_assess_anew(rule: str) -> None:
    left = SiteFact(id="l", name="Old pad", active=(Period(None, day("2020-01-01")),))
    alone = Places({"s": SHOP, "l": left})
    assert judged(rule, card(), places=alone).state is State.NOT_APPLICABLE
    for places in (Places({"p": PAD}), Places({"s": SHOP, "p": PAD}), Places()):
        assert judged(rule, *MONTHLY, places=places).state is State.SUFFICIENT


@pytest.mark.parametrize(
    ("weak", "what"),
    [
        (card(lines=REAL | {"Noise": None}), "Say what was done about “Noise” on 9 November."),
        (card(lines={"Noise": "PPE"}),
         "Say what was done about “Noise” on 9 November besides protective equipment."),
        (card(crew=()), "Have the whole crew sign the field assessment of 9 November."),
        (card(crew=(*crew(RICK), *crew(TYLER, signed=False))),
         "Have the whole crew sign the field assessment of 9 November."),
        (card(lines={}), "Name the hazards of 9 November, and what was done about them."),
    ],
)  # fmt: skip
def test_what_a_field_assessment_lacks_is_said(weak: FieldFact, what: str) -> None:
    found = judged("field_assessments_sound", weak, card("2026-11-10"))
    assert (found.met, found.population) == (1, 2)
    assert [one.what for one in found.missing] == [what]


def test_without_any_there_is_one_to_fill_in() -> None:
    found = judged("field_assessments_sound", card("2024-01-01"))
    assert (found.state, found.population, len(found.missing)) == (State.MISSING, 0, 1)


def test_a_hazard_in_two_lines_has_the_controls_of_both() -> None:
    lines = (*card(lines={"Noise": None}).hazards, *card(lines={"Noise": "Booth"}).hazards)
    assert judged("field_assessments_sound", card(hazards=lines)).share == 1


def test_a_scan_may_carry_the_signatures() -> None:
    unknown = (Signer(Who(None, "Lou"), None),)
    assert judged("field_assessments_sound", card(crew=unknown)).share == 0
    assert judged("field_assessments_sound", card(crew=unknown, has_file=True)).share == 1
