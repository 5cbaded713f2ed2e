"""S2.1 to S2.5: what formal assessments cover, rank and control, who took part, how current."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s2 import RULES
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.hazards import ControlFact, FormalFact
from desktop.values.audited.people import Person, Signer, Who
from desktop.values.period import Period
from tests.builders.company import AS_OF, day
from tests.builders.hazard_facts import (
    OWNER,
    RICK,
    TYLER,
    crew,
    facts,
    formal,
    hazard,
    paper,
)

CLERK = Person(
    id="marie", name="Marie", is_manager=True, positions=(("clerk", Period(None, None)),)
)


def judged(rule: str, *formals: FormalFact, **more: object) -> Judged:
    return RULES[rule].judge(facts(formal=formals, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (formal(), 1),
        (formal(positions=frozenset(), title="Welder"), 1),
        (formal(positions=frozenset(), title="Welder – formal hazard assessment"), 1),
        (formal(positions=frozenset(), tasks=("WELDER",)), 1),
        (formal(positions=frozenset(), tasks=("Welder helper",)), 0),
        (formal(title="FLHA Nexen pad 7"), 0),
        (replace(formal(), hazards=()), 0),
        (replace(formal(), hazards=(), has_file=True), 1),
    ],
)
def test_a_job_is_covered_by_position_title_or_task(one: FormalFact, met: int) -> None:
    found = judged("jobs_assessed", one)
    assert (found.met, found.population) == (met, 1)
    assert found.counted == ((Ref("formal_hazard_assessment", "f"),) if met else ())


def test_a_job_that_nothing_covers_is_to_be_assessed_the_one_of_most_people_first() -> None:
    found = judged("jobs_assessed", people=(OWNER, CLERK, RICK, TYLER))
    assert [one.what for one in found.missing] == [
        "Cover the job “Welder” in a formal hazard assessment; 2 people hold it.",
        "Cover the job “Office clerk” in a formal hazard assessment; 1 person holds it.",
    ]
    assert found.state is State.MISSING
    assert found.note == "0 of 2 jobs that somebody holds are in a formal assessment in force."


def test_where_nobody_has_a_position_the_work_of_the_company_is_one_job() -> None:
    assert judged("jobs_assessed", formal(), people=(OWNER,)).share == 1
    found = judged("jobs_assessed", people=(OWNER,))
    assert (found.share, len(found.missing)) == (0, 1)
    assert "no formal hazard assessment" in found.note


@pytest.mark.parametrize(
    ("newer", "share"),
    [
        (formal(), 1),
        (formal(title="WELDING "), 1),
        (formal(title="Welding in the shop"), Fraction(1, 2)),
        (formal(positions=frozenset()), Fraction(1, 2)),
        (formal(made="2025-03-01"), Fraction(1, 2)),
    ],
)
def test_an_assessment_is_replaced_by_a_newer_one_of_its_title_that_covers_as_much(
    newer: FormalFact, share: Fraction
) -> None:
    old = formal(hazard(controls=()), id="old", made="2025-03-01")
    assert judged("hazards_controlled", old, newer).share == share


def test_without_a_title_none_replaces_another() -> None:
    old = formal(hazard(controls=()), id="old", made="2025-03-01", title="")
    assert judged("hazards_controlled", old, formal(title="")).share == Fraction(1, 2)


def test_hazards_are_ranked_by_the_companys_matrix_and_three_are_thought_of() -> None:
    thought = [hazard("Working alone at night"), hazard("Violence from the public")]
    found = judged("hazards_ranked", formal(*thought), papers=(paper("harassment"),))
    assert (found.met, found.population, found.state) == (4, 4, State.SUFFICIENT)


def test_what_is_unrated_or_not_thought_of_is_said() -> None:
    unrated = formal(hazard(), hazard("Noise", risk=(2, None)))
    outside = formal(hazard("Fall", risk=(5, 5)), id="o", title="Roofs")
    empty = replace(formal(title="Shop"), id="e", hazards=(), has_file=True)
    found = judged("hazards_ranked", unrated, outside, empty)
    assert (found.met, found.population) == (0, 6)
    assert [one.what for one in found.missing][:4] == [
        "Rate 1 hazard in “Welding”, first “Noise”.",
        "Rate 1 hazard in “Roofs”, first “Fall”.",
        "Type the hazards of “Shop” in; only its file is there.",
        "Say in a formal assessment who works alone and where, or that nobody does.",
    ]
    assert len(found.missing) == 6


@pytest.mark.parametrize(
    "rule", ["hazards_ranked", "hazards_controlled", "workers_took_part", "assessments_current"]
)
def test_without_an_assessment_there_is_one_thing_to_do(rule: str) -> None:
    found = judged(rule)
    assert (found.state, found.share, len(found.missing)) == (State.MISSING, 0, 1)
    assert found.missing[0].kind == "formal_hazard_assessment"


def test_hazards_are_counted_by_what_is_done_about_them() -> None:
    one = formal(
        hazard(),
        hazard("Noise", ["Ear plugs"], (1, 2)),
        hazard("Dust", ["PPE"]),
        hazard("Fall", ()),
        hazard("Fume", [ControlFact(text="Half mask", reason="No extraction holds outdoors")]),
    )
    found = judged("hazards_controlled", one)
    assert (found.met, found.population) == (3, 5)
    assert [what.what for what in found.missing] == [
        "Find something better than protective equipment against “Dust” in “Welding”, or say why "
        "there is nothing.",
        "Say what is done about “Fall” in “Welding”.",
    ]


def test_controls_that_were_looked_for_count_besides() -> None:
    seen = tuple(
        SaidFact(id=id_, question=question, on=on, positive=positive)
        for id_, question, on, positive in (
            ("yes", "S2.3", day("2026-06-01"), True),
            ("no", "S2.3", None, False),
            ("unjudged", "S2.3", None, None),
            ("long ago", "S2.3", day("2024-06-01"), False),
            ("of another", "S4.4", None, False),
        )
    )
    found = judged("hazards_controlled", formal(), assessing=Assessing(observations=seen))
    assert (found.met, found.population) == (2, 3)
    assert Ref("observation", "yes") in found.counted
    assert [one.record for one in found.missing] == [Ref("observation", "no")]
    assert found.note.endswith("1 of 2 controls that were looked for were in place.")


@pytest.mark.parametrize(
    ("participants", "people", "met"),
    [
        (crew(RICK), (OWNER, RICK), 1),
        (crew(OWNER), (OWNER, RICK), 0),
        (crew(RICK, signed=False), (OWNER, RICK), 0),
        (crew(OWNER, RICK), (OWNER, RICK), 1),
        ((Signer(Who(None, "Lou of the contractor"), None),), (OWNER, RICK), 1),
        ((), (OWNER, RICK), 0),
        (crew(OWNER), (OWNER,), 1),
        ((), (OWNER,), 0),
    ],
)
def test_somebody_who_does_the_work_took_part(
    participants: tuple[Signer, ...], people: tuple[Person, ...], met: int
) -> None:
    one = formal(participants=participants, positions=frozenset())
    assert judged("workers_took_part", one, people=people).met == met


def test_the_owner_alone_and_an_office_of_managers_assess_their_own_work() -> None:
    alone = formal(participants=(), made_by=Who("dale", "Dale"))
    assert judged("workers_took_part", alone, people=(OWNER,)).share == 1
    office = formal(positions=frozenset({"clerk"}), participants=crew(CLERK))
    assert judged("workers_took_part", office, people=(OWNER, CLERK, RICK)).share == 1
    nobody = replace(office, participants=())
    found = judged("workers_took_part", nobody, people=(OWNER, CLERK, RICK))
    assert found.share == 0
    assert found.missing[0].field == "participants"


@pytest.mark.parametrize(
    ("one", "met"),
    [
        (formal(made="2025-11-16"), 1),
        (formal(made="2025-11-15"), 0),
        (formal(made="2024-01-05", reviewed=(day("2026-01-09"),)), 1),
        (formal(made="2024-01-05", review_months=36), 1),
        (formal(to_revise=(day("2026-08-01"),)), 0),
        (formal(to_revise=(day("2026-11-10"),)), 1),
        (formal(to_revise=(day("2026-08-01"),), reviewed=(day("2026-08-09"),)), 1),
    ],
)
def test_an_assessment_is_current_within_its_interval_and_after_what_happened(
    one: FormalFact, met: int
) -> None:
    found = judged("assessments_current", one)
    assert found.met == met
    assert found.state is (State.SUFFICIENT if met else State.STALE)


def test_why_it_is_not_current_is_said() -> None:
    old, hit = formal(made="2024-03-01", title=""), formal(to_revise=(day("2026-08-01"),))
    found = judged("assessments_current", old, hit, company=CompanyFacts(review_months=6))
    assert [one.what for one in found.missing] == [
        "Review the assessment of 1 March 2024: it was last looked at on 1 March 2024, and is to "
        "be every 6 months.",
        "Review “Welding”: the investigation of what happened on 1 August says that it is to be "
        "revised.",
    ]
    assert date(2026, 11, 16) == AS_OF


def test_shares_are_fractions_of_what_is_in_force() -> None:
    two = (formal(), formal(id="g", title="Office", participants=()))
    assert judged("workers_took_part", *two).share == Fraction(1, 2)
