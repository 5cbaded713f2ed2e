"""How element S5 stands by the records: the rules as tables over facts made by hand."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.audit.facts import AuditFacts
from desktop.audit.judged import Judged, Ref, State
from desktop.audit.rules.s5 import RULES
from desktop.audit.wording.incidents import has_telephone
from desktop.values.audited.assessing import Assessing, SaidFact
from desktop.values.audited.company import CompanyFacts
from desktop.values.audited.incidents import (
    CauseFact,
    HoursFact,
    Incidents,
    InvestigationFact,
    MeetingFact,
    ProcedureFact,
)
from desktop.values.audited.people import People, Person, Who
from desktop.values.audited.span import months_to
from desktop.values.period import Period
from tests.audit.incident_facts import (
    AS_OF,
    DEEP,
    GLENN,
    HAPPENED,
    OWNER,
    RICK,
    action,
    facts,
    hours,
    incident,
    investigation,
)

ALL = Fraction(1)
TEXT = (
    "Tell the foreman at once. He secures the scene. Glenn calls OHS at 1-403-555-0142, and "
    "Bernadette sends the form to the WCB within 72 hours."
)
REVIEW = MeetingFact(
    id="m", held_on=date(2026, 3, 2), kind="management_review", saw_statistics=True
)


def judge(rule: str, incidents: Incidents, **more: Any) -> Judged:
    return RULES[rule].judge(facts(incidents, **more))


def one_event(*looked_into: InvestigationFact, **about: Any) -> Incidents:
    """Somebody lost time, and what was found out about it."""
    return Incidents(incidents=(incident(**about),), investigations=looked_into)


# --- S5.1 -------------------------------------------------------------------------------------


def procedure(**more: Any) -> Incidents:
    values: dict[str, Any] = {
        "id": "d", "title": "Incidents", "text": TEXT, "looked_at_on": date(2025, 4, 15),
    }  # fmt: skip
    return Incidents(procedures=(ProcedureFact(**(values | more)),))


def test_a_procedure_that_says_all_is_enough_for_three_years() -> None:
    judged = judge("investigation_procedure", procedure())
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert judged.counted == (Ref("document", "d"),)
    assert judged.note == "“Incidents”, last signed or looked at 15 April 2025."
    on_the_edge = procedure(looked_at_on=date(2023, 11, 17))
    assert judge("investigation_procedure", on_the_edge).share == ALL


def test_a_procedure_that_is_too_old_is_stale() -> None:
    judged = judge("investigation_procedure", procedure(looked_at_on=date(2023, 11, 16)))
    assert (judged.state, judged.share) == (State.STALE, Fraction(4, 5))
    assert judged.counted == ()
    assert [one.field for one in judged.missing] == ["reviews"]
    thin = procedure(looked_at_on=date(2023, 11, 16), text=TEXT.replace("WCB", "office"))
    assert judge("investigation_procedure", thin).state is State.PARTIAL


@pytest.mark.parametrize(
    ("left_out", "todo"),
    [
        ("OHS", "who calls the authority"),
        ("WCB", "workers' compensation board"),
        ("1-403-555-0142", "telephone numbers"),
        ("secures the scene", "left as it is"),
    ],
)
def test_what_a_procedure_leaves_out_is_asked_for(left_out: str, todo: str) -> None:
    judged = judge("investigation_procedure", procedure(text=TEXT.replace(left_out, "somebody")))
    assert (judged.state, judged.share) == (State.PARTIAL, Fraction(4, 5))
    [missing] = judged.missing
    assert todo in missing.what
    assert missing.field == "text"


def test_a_procedure_without_a_date_was_never_looked_at() -> None:
    judged = judge("investigation_procedure", procedure(looked_at_on=None))
    assert judged.state is State.PARTIAL
    assert judged.note == "“Incidents” has no date."


def test_a_procedure_in_a_file_is_taken_at_its_word_and_the_note_says_so() -> None:
    judged = judge("investigation_procedure", procedure(text="", has_file=True))
    assert judged.share == ALL
    assert judged.note.endswith("What it says stands in the attached file.")
    assert judge("investigation_procedure", procedure(text="")).share == Fraction(1, 5)


def test_the_best_of_several_procedures_counts() -> None:
    two = (*procedure(text="Call somebody.").procedures, *procedure(id="e").procedures)
    judged = judge("investigation_procedure", Incidents(procedures=two))
    assert judged.counted == (Ref("document", "e"),)


def test_without_a_procedure_there_is_nothing() -> None:
    judged = judge("investigation_procedure", Incidents())
    assert (judged.state, judged.share) == (State.MISSING, 0)
    assert [one.kind for one in judged.missing] == ["document"]


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("1-866-415-8690", True),
        ("(403) 555 0199", True),
        ("call 911", False),
        ("signed 2026-04-15 and 2025-03-01", False),
    ],
)
def test_a_telephone_number_is_told_from_a_date(text: str, has: bool) -> None:
    assert has_telephone(text) is has


# --- S5.2 -------------------------------------------------------------------------------------


def talk(said: str, held_on: date = date(2026, 6, 12)) -> MeetingFact:
    return MeetingFact(id="m", held_on=held_on, kind="toolbox", said=said)


def said(*positive: bool | None, question: str = "S5.2", on: date | None = AS_OF) -> Assessing:
    return Assessing(
        interviews=tuple(
            SaidFact(id=f"s{n}", question=question, on=on, positive=one)
            for n, one in enumerate(positive)
        )
    )


def test_one_near_miss_in_the_year_is_enough() -> None:
    judged = judge("near_misses_reported", one_event(kind="near_miss"))
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert judged.counted == (Ref("incident", "i"),)
    assert judged.note == "1 incident or near miss reported in the window, 1 of them near misses."


@pytest.mark.parametrize(
    ("meetings", "assessing", "share"),
    [
        ((), Assessing(), 0),
        ((talk("What a near-miss is"),), Assessing(), Fraction(1, 2)),
        ((), said(True, False), Fraction(1, 2)),
        ((), said(True, False, False), 0),
        ((), said(None), 0),
        ((), said(True, question="S5.3"), 0),
        ((), said(True, on=date(2025, 1, 1)), 0),
        ((), said(True, on=None), Fraction(1, 2)),
        ((talk("Close calls of the month"),), said(True), Fraction(3, 4)),
        ((talk("Ladders"),), Assessing(), 0),
        ((talk("Near misses", date(2025, 6, 1)),), Assessing(), 0),
    ],
)
def test_where_nothing_happened_people_may_still_know(
    meetings: tuple[MeetingFact, ...], assessing: Assessing, share: Fraction | int
) -> None:
    judged = judge("near_misses_reported", Incidents(meetings=meetings), assessing=assessing)
    assert judged.share == share
    assert judged.missing[0].kind == "incident"


def test_the_note_says_who_knew_and_how_often_it_was_asked() -> None:
    meetings = (talk("Near misses"), replace(talk("near hit at bay 2"), id="n"))
    judged = judge(
        "near_misses_reported", Incidents(meetings=meetings), assessing=said(True, False)
    )
    assert judged.note == (
        "Nothing was reported in the window. 1 of 2 asked could say how a near miss is reported. "
        "2 meetings asked for near misses."
    )
    assert judged.counted == (Ref("interview", "s0"), Ref("meeting", "m"), Ref("meeting", "n"))
    assert [one.kind for one in judged.missing] == ["incident"]


# --- S5.3 -------------------------------------------------------------------------------------


def test_an_investigation_in_time_with_a_worker_counts() -> None:
    judged = judge("investigated_in_time", one_event(investigation()))
    assert (judged.met, judged.population, judged.missing) == (1, 1, ())
    assert judged.counted == (Ref("incident", "i"), Ref("investigation", "v"))
    assert judged.note == (
        "1 of 1 incident investigated: begun within 3 days, finished within 14, with a worker."
    )


@pytest.mark.parametrize(
    ("change", "todo", "field"),
    [
        ({"started_on": None}, "enter when its investigation was begun", "started_on"),
        ({"started_on": HAPPENED - timedelta(days=1)}, "dated before it happened", "started_on"),
        ({"started_on": HAPPENED + timedelta(days=4)}, "was begun 5 September", "started_on"),
        ({"finished_on": None}, "finish its investigation", "finished_on"),
        ({"finished_on": HAPPENED + timedelta(days=15)}, "within 14 days", "finished_on"),
        ({"team": ()}, "name the worker", "team"),
        ({"team": (GLENN,)}, "name the worker", "team"),
        ({"team": (Who(None, "Some consultant"),)}, "name the worker", "team"),
    ],
)
def test_what_was_late_or_done_without_a_worker_does_not(
    change: dict[str, Any], todo: str, field: str
) -> None:
    judged = judge("investigated_in_time", one_event(investigation(**change)))
    assert (judged.met, judged.population) == (0, 1)
    [missing] = judged.missing
    assert missing.what.startswith("Lost time of 1 September: ")
    assert todo in missing.what
    assert (missing.record, missing.field) == (Ref("investigation", "v"), field)


def test_the_company_sets_its_own_days() -> None:
    late = investigation(started_on=HAPPENED + timedelta(days=5))
    relaxed = CompanyFacts(start_days=5, finish_days=30)
    assert judge("investigated_in_time", one_event(late), company=relaxed).share == ALL


def test_what_nobody_investigated_is_missing_and_the_log_is_no_substitute() -> None:
    [missing] = judge("investigated_in_time", one_event()).missing
    assert missing.what == "Lost time of 1 September: investigate it. Nobody has yet."
    assert (missing.record, missing.kind) == (Ref("incident", "i"), "investigation")
    [missing] = judge("investigated_in_time", one_event(cause_stated="No rail")).missing
    assert "The log states a cause" in missing.what


def test_owners_who_work_alone_investigate_by_themselves() -> None:
    alone = People({"o": OWNER})
    by_owner = one_event(investigation(team=(GLENN,)))
    assert judge("investigated_in_time", by_owner, people=alone).share == ALL
    nobody = one_event(investigation(team=()))
    assert judge("investigated_in_time", nobody, people=alone).share == 0
    hired_later = Person(id="w", name="Rick", employed=(Period(date(2026, 10, 1), None),))
    then = People({"o": OWNER, "w": hired_later})
    assert judge("investigated_in_time", by_owner, people=then).share == ALL


def test_who_was_not_asked_to_investigate_can_only_gain() -> None:
    minor = {"kind": "near_miss", "potential": "low"}
    assert judge("investigated_in_time", one_event(investigation(), **minor)).population == 1
    late = investigation(started_on=HAPPENED + timedelta(days=9))
    judged = judge("investigated_in_time", one_event(late, **minor))
    assert judged.state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("days_ago", "began", "waits"),
    [(3, None, True), (4, None, False), (14, 2, True), (15, 2, False)],
)
def test_there_is_time_to_begin_and_time_to_finish(
    days_ago: int, began: int | None, waits: bool
) -> None:
    on = AS_OF - timedelta(days=days_ago)
    under_way = [] if began is None else [
        investigation(started_on=on + timedelta(days=began), finished_on=None)
    ]  # fmt: skip
    judged = judge("investigated_in_time", one_event(*under_way, happened_on=on))
    assert (judged.state is State.NOT_APPLICABLE) is waits
    if waits:
        assert judged.reason.startswith("What happened in the window is still within the days")


@pytest.mark.parametrize(
    "rule", ["investigated_in_time", "system_causes", "causes_removed", "actions_followed_up"]
)
def test_where_nothing_grave_happened_it_does_not_apply(rule: str) -> None:
    for quiet in (
        Incidents(),
        one_event(kind="near_miss"),
        one_event(happened_on=date(2025, 1, 2)),
    ):
        judged = judge(rule, quiet)
        assert judged.state is State.NOT_APPLICABLE
        assert judged.reason == "Nothing happened in the window that has to be investigated."


# --- S5.4 -------------------------------------------------------------------------------------


def test_two_whys_and_a_cause_in_the_system() -> None:
    judged = judge("system_causes", one_event(investigation()))
    assert (judged.met, judged.population) == (1, 1)
    assert judged.counted == (Ref("investigation", "v"),)


@pytest.mark.parametrize(
    ("change", "todo", "field"),
    [
        ({"whys": ("It fell.",)}, "ask why again", "whys"),
        ({"whys": ("It fell.", " ", "It fell.", "n/a")}, "ask why again", "whys"),
        ({"causes": ()}, "name the cause", "causes"),
        ({"causes": (CauseFact("No guard"),)}, "say where the cause lies", "causes"),
        ({"causes": (CauseFact("New hire", "people"),)}, "people alone are none", "causes"),
        ({"causes": (CauseFact("Worker error", "training"),)}, "people alone are none", "causes"),
        ({"causes": (CauseFact("Unknown", "training"),)}, "people alone are none", "causes"),
    ],
)
def test_what_stays_on_the_surface(change: dict[str, Any], todo: str, field: str) -> None:
    judged = judge("system_causes", one_event(investigation(**change)))
    assert judged.met == 0
    [missing] = judged.missing
    assert todo in missing.what
    assert missing.field == field


def test_a_second_investigation_may_go_deeper() -> None:
    shallow = investigation("u", whys=())
    assert judge("system_causes", one_event(shallow, investigation())).share == ALL


def test_a_cause_in_the_log_alone_shows_no_way_to_it() -> None:
    judged = judge("system_causes", one_event(cause_stated="No rail on the scaffold"))
    assert (judged.met, judged.population) == (0, 1)
    # and a near miss in the log takes nothing away
    minor = one_event(kind="near_miss", cause_stated="No rail on the scaffold")
    assert judge("system_causes", minor).state is State.NOT_APPLICABLE


def test_who_investigates_a_near_miss_shows_how_well() -> None:
    near = one_event(investigation(whys=()), kind="near_miss")
    assert judge("system_causes", near).population == 1


# --- S5.5 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("causes", "actions", "potential", "met", "population"),
    [
        (DEEP, (action(),), "", 1, 1),
        (DEEP, (), "", 0, 1),
        (DEEP * 3, (action("a"), action("b")), "", 2, 3),
        (DEEP, (action("a"), action("b")), "", 1, 1),
        (DEEP, (action(what="Remind everybody to be careful"),), "medium", 1, 1),
        (DEEP, (action(what="Remind everybody to be careful"),), "high", 0, 1),
        (DEEP, (action(),), "high", 1, 1),
        (DEEP, (action(closed_reason="Shelf sold"),), "", 0, 1),
        ((), (action(),), "", 1, 1),
    ],
)
def test_an_action_for_every_cause(
    causes: Any, actions: Any, potential: str, met: int, population: int
) -> None:
    event = one_event(investigation(causes=causes, actions=actions), potential=potential)
    judged = judge("causes_removed", event)
    assert (judged.met, judged.population) == (met, population)
    assert bool(judged.missing) is (met < population)


def test_the_actions_of_the_incident_itself_count_too() -> None:
    event = one_event(investigation(actions=()), actions=(action(),))
    judged = judge("causes_removed", event)
    assert judged.counted == (Ref("corrective_action", "a"),)
    assert judged.note == "An action for 1 of 1 cause."


def test_an_incident_that_nobody_looked_into_has_a_cause_that_nobody_knows() -> None:
    judged = judge("causes_removed", one_event(actions=(action(),)))
    assert (judged.met, judged.population) == (0, 1)
    assert judged.missing[0].kind == "investigation"


# --- S5.6 -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "met", "population", "field"),
    [
        ({}, 3, 3, None),
        ({"verified": False}, 2, 3, "verified_by_id"),
        ({"resolved_on": None}, 1, 2, "resolved_on"),  # overdue
        ({"resolved_on": None, "due_on": None}, 1, 2, "resolved_on"),
        ({"resolved_on": None, "due_on": AS_OF}, 1, 1, None),
        ({"resolved_on": None, "closed_reason": "Shelf sold"}, 2, 2, None),
        ({"closed_reason": "Shelf sold"}, 2, 2, None),
    ],
)
def test_actions_are_closed_and_checked(
    change: dict[str, Any], met: int, population: int, field: str | None
) -> None:
    event = one_event(investigation(actions=(action(**change),)))
    judged = judge("actions_followed_up", event)
    assert (judged.met, judged.population) == (met, population)
    assert [one.field for one in judged.missing] == ([field] if field else [])


def test_what_was_found_is_told_at_a_meeting() -> None:
    judged = judge("actions_followed_up", one_event(investigation(shared_on=None)))
    assert [one.field for one in judged.missing] == ["shared_meeting_id"]
    assert judged.note == (
        "1 of 1 due actions closed; 1 of 1 closed ones checked; 0 of 1 incidents told at a meeting."
    )


def test_of_two_investigations_the_one_that_was_told_counts() -> None:
    quiet = investigation("u", shared_on=None, actions=())
    judged = judge("actions_followed_up", one_event(quiet, investigation()))
    assert judged.counted == (Ref("corrective_action", "a"), Ref("investigation", "v"))


def test_an_incident_that_nobody_looked_into_was_told_to_nobody() -> None:
    judged = judge("actions_followed_up", one_event())
    assert judged.note == "0 of 1 incidents told at a meeting."
    assert (judged.met, judged.population) == (0, 1)
    assert judged.missing[0].kind == "investigation"


# --- S5.7 -------------------------------------------------------------------------------------


def test_hours_of_a_year_and_a_review_of_the_figures() -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200), meetings=(REVIEW,)))
    assert (judged.state, judged.share) == (State.SUFFICIENT, ALL)
    assert len(judged.counted) == 13
    assert judged.note == (
        "Hours of 12 of 12 months, 14,400 in all. "
        "The management review of 2 March looked at the statistics."
    )


@pytest.mark.parametrize(
    "meetings",
    [
        (),
        (replace(REVIEW, saw_statistics=False),),
        (replace(REVIEW, kind="safety"),),
        (replace(REVIEW, held_on=date(2025, 11, 16)),),
    ],
)
def test_figures_that_nobody_looked_at_are_not_used(meetings: tuple[MeetingFact, ...]) -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200), meetings=meetings))
    assert (judged.state, judged.share) == (State.PARTIAL, Fraction(1, 2))
    assert [one.kind for one in judged.missing] == ["meeting"]


def test_the_months_without_hours_are_named() -> None:
    judged = judge("statistics_used", Incidents(hours=hours(1200)[1:], meetings=(REVIEW,)))
    [missing] = judged.missing
    assert missing.what == "Enter the hours worked in October; an estimate will do."
    judged = judge("statistics_used", Incidents(meetings=(REVIEW,)))
    [missing] = judged.missing
    assert missing.what == (
        "Enter the hours worked in November 2025 to October; an estimate will do."
    )
    some = tuple(one for one in hours(1200) if one.month_on.month not in {2, 5, 6})
    [missing] = judge("statistics_used", Incidents(hours=some, meetings=(REVIEW,))).missing
    assert missing.what == "Enter the hours worked in February, May, June; an estimate will do."


def test_the_hours_of_last_month_may_take_two_weeks() -> None:
    early = date(2026, 11, 13)
    ready = Incidents(hours=hours(1200, last=date(2026, 9, 1)), meetings=(REVIEW,))
    assert judge("statistics_used", ready, span=months_to(early, 12)).share == ALL
    later = months_to(date(2026, 11, 14), 12)
    assert judge("statistics_used", ready, span=later).share == Fraction(1, 2)


def test_a_short_window_asks_for_few_months() -> None:
    three = Incidents(hours=hours(1200, 3), meetings=(replace(REVIEW, held_on=AS_OF),))
    assert judge("statistics_used", three, span=months_to(AS_OF, 3)).share == ALL


# --- what holds of all ------------------------------------------------------------------------

DAYS = st.integers(0, 364).map(lambda n: AS_OF - timedelta(days=n))


@st.composite
def some_events(draw: st.DrawFn) -> Incidents:
    """Incidents of any worth, looked into or not, well or badly."""
    found, looked_into = [], []
    for n in range(draw(st.integers(0, 4))):
        on = draw(DAYS)
        about = {
            "kind": draw(st.sampled_from(["near_miss", "first_aid", "lost_time"])),
            "potential": draw(st.sampled_from(["", "low", "high"])),
        }
        found.append(incident(f"i{n}", happened_on=on, **about))
        if draw(st.booleans()):
            looked_into.append(
                investigation(
                    f"v{n}",
                    incident=f"i{n}",
                    started_on=on + timedelta(days=draw(st.integers(0, 6))),
                    finished_on=draw(st.none() | st.just(on + timedelta(days=10))),
                    whys=draw(st.sampled_from([(), ("It fell.",), ("It fell.", "No guard.")])),
                    causes=draw(st.sampled_from([(), DEEP, DEEP * 2])),
                    actions=draw(st.sampled_from([(), (action(),), (action(resolved_on=None),)])),
                    shared_on=draw(st.none() | st.just(AS_OF)),
                )
            )
    return Incidents(
        incidents=tuple(found),
        investigations=tuple(looked_into),
        procedures=draw(st.sampled_from([(), procedure(text="").procedures])),
        hours=hours(500, draw(st.integers(0, 12))),
        meetings=draw(st.sampled_from([(), (REVIEW,), (talk("Near misses"),)])),
    )


def sound_more(draw: st.DrawFn, one: Incidents) -> Incidents:
    """One more sound thing of any sort."""
    on = draw(DAYS)
    near = incident("x", kind="near_miss", happened_on=on)
    grave = incident("x", happened_on=on)
    whole = investigation(
        "y", incident="x", started_on=on, finished_on=on, shared_on=on, actions=(action("z"),)
    )
    more: dict[str, Any] = draw(
        st.sampled_from(
            [
                {"incidents": (*one.incidents, near)},
                {
                    "incidents": (*one.incidents, grave),
                    "investigations": (*one.investigations, whole),
                },
                {"procedures": (*one.procedures, *procedure(id="p2").procedures)},
                {
                    "hours": (
                        *one.hours,
                        HoursFact(id="h", month_on=date(2026, 2, 1), hours=Decimal(9)),
                    )
                },
                {"meetings": (*one.meetings, replace(REVIEW, id="r"))},
                {"meetings": (*one.meetings, replace(talk("Any near miss?"), id="t"))},
            ]
        )
    )
    return replace(one, **more)


@given(data=st.data())
def test_one_more_sound_record_never_lowers_a_share(data: st.DataObject) -> None:
    before = data.draw(some_events())
    after = data.draw(st.composite(sound_more)(before))
    for name, rule in RULES.items():
        was, is_now = rule.judge(facts(before)), rule.judge(facts(after))
        if was.state is not State.NOT_APPLICABLE:
            assert is_now.share >= was.share, name
        elif is_now.state is not State.NOT_APPLICABLE:
            assert is_now.share == ALL, name


@given(data=st.data())
def test_what_counts_and_what_is_missing_are_records_of_the_file(data: st.DataObject) -> None:
    one = data.draw(some_events())
    audited: AuditFacts = facts(one)
    known = {x.id for x in (*one.incidents, *one.investigations, *one.procedures, *one.hours,
                            *one.meetings)} | {"a"}  # fmt: skip
    for rule in RULES.values():
        judged = rule.judge(audited)
        told = [*judged.counted, *(todo.record for todo in judged.missing if todo.record)]
        assert {ref.id for ref in told} <= known
        assert judged.note


def test_rick_is_a_worker_and_glenn_is_not() -> None:
    """Because the tables above count on it."""
    crew = facts(Incidents()).people
    assert (crew.is_worker(RICK), crew.is_worker(GLENN)) == (True, False)
