"""Adding a sound record of element S2 never lowers what a question of it earns."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.audit.rules.s2 import RULES
from desktop.values.audited.hazards import FollowUp
from tests.builders.company import day
from tests.builders.hazard_facts import (
    HIGH,
    LOW,
    REAL,
    RICK,
    card,
    crew,
    facts,
    formal,
    hazard,
    paper,
    report,
)

SOUND = {
    "formal": formal(
        hazard(),
        hazard("Working alone at night", ["Check-in every two hours"]),
        hazard("Harassment and violence", ["Two at the counter"]),
        id="sound", title="Everything we do", made="2026-11-01",
    ),
    "field": card("2026-11-12", id="sound"),
    "papers": paper("violence", "Violence and harassment prevention", "2026-11-01"),
    "reports": report(
        "2026-11-10",
        id="sound",
        actions=(FollowUp(id="a", due_on=day("2026-12-01"), resolved_on=None),),
    ),
}  # fmt: skip
FORMALS = st.lists(
    st.builds(
        lambda n, made, controls, risk, who: formal(
            hazard(f"Hazard {n}", controls, risk), id=f"f{n}", title=f"Job {n % 4}", made=made,
            participants=who, positions=frozenset({"welder"} if n % 2 else ()),
        ),
        st.integers(0, 9),
        st.sampled_from(["2024-01-05", "2025-12-01", "2026-10-01"]),
        st.sampled_from([(), ("PPE",), ("Guard",), ("-",)]),
        st.sampled_from([LOW, HIGH, (None, None)]),
        st.sampled_from([(), crew(RICK)]),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)  # fmt: skip
CARDS = st.lists(
    st.builds(
        lambda month, at, lines, who: card(
            f"2026-{month:02}-12", {"A": lines, **REAL}, id=f"c{month}{at}", at=at, crew=who
        ),
        st.integers(1, 11),
        st.sampled_from(["07:10", "15:20", "16:30"]),
        st.sampled_from(["PPE", None, "Guard"]),
        st.sampled_from([(), crew(RICK)]),
    ),
    max_size=20,
).map(lambda cards: sorted(cards, key=lambda one: (one.on, one.at)))
PAPERS = st.lists(
    st.builds(
        paper,
        st.sampled_from(["violence", "working_alone", "ppe_rules", "hazard_reporting"]),
        signed=st.sampled_from(["2020-01-01", "2026-01-01", None]),
    ),
    max_size=4,
)
JOBS = st.lists(
    st.tuples(st.sampled_from([day("2026-11-12"), day("2026-05-04")]), st.sampled_from("ab")),
    max_size=4,
)
# at least one: the first of them is judged against the half that a year without any earns
REPORTS = st.lists(
    st.builds(lambda n: report(f"2026-0{n}-01", id=f"r{n}"), st.integers(1, 9)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(SOUND)), FORMALS, CARDS, PAPERS, JOBS, REPORTS)
def test_a_sound_record_never_lowers_a_share(
    added: str, formals: object, cards: object, papers: object, jobs: object, reports: object
) -> None:
    groups = {"formal": formals, "field": cards, "papers": papers, "reports": reports}
    before = {name: tuple(some) for name, some in groups.items()}  # type: ignore[call-overload]
    after = before | {added: (*before[added], SOUND[added])}
    for name, rule in RULES.items():
        lower: Fraction = rule.judge(facts(**before, jobs=tuple(jobs))).share  # type: ignore[call-overload]
        higher: Fraction = rule.judge(facts(**after, jobs=tuple(jobs))).share  # type: ignore[call-overload]
        assert higher >= lower, name


def test_a_followed_report_is_worth_more_than_none() -> None:
    rule = RULES["reports_followed"]
    assert rule.judge(facts(reports=(SOUND["reports"],))).share > rule.judge(facts()).share
