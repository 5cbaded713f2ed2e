"""The next talk: from the company's own facts, naming nobody, and no topic too soon again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.duties.talks import is_about, topic_called, topics
from desktop.services.talks import NextTalks, Talk, meeting_values, next_talks
from desktop.services.talks.page import print_talk
from desktop.values.masking import Names
from tests.builders.company import AS_OF, Company, day
from tests.builders.on_paper import misplaced, pages, said, squeezed

WEEK = timedelta(days=7)
EYE = "Tyler Bench got dust in the eye at the grinder. TYLER's glasses hung on the hook."


def first(company: Company, as_of: date = AS_OF) -> Talk:
    return next_talks(company.file, as_of).talks[0]


def hurt_eye(company: Company) -> None:
    worker = company.worker("Tyler Bench", hired="2022-01-01")
    company.save("incident", happened_on="2026-09-12", kind="first_aid", what=EYE,
                 people=[{"worker_id": worker, "part": "hurt"}])  # fmt: skip
    company.action("The guard of the grinder is missing", "2026-09-12", "2026-09-20")


def test_where_nothing_is_on_file_it_does_not_say_that_it_is(company: Company) -> None:
    assert next_talks(company.file, AS_OF).sentence == (
        "Nothing on file speaks for a topic yet, so these go by the time of the year. "
        "No topic comes again within 26 weeks."
    )
    hurt_eye(company)
    assert next_talks(company.file, AS_OF).sentence.startswith("Chosen from your own records. ")


def test_what_happened_and_is_still_open_comes_first(company: Company) -> None:
    hurt_eye(company)
    talk = first(company)
    assert talk.title == "Grinders, guards and eyes"
    assert talk.reason == (
        "First aid on 12 September: A worker got dust in the eye at the grinder. A worker's "
        "glasses hung on the hook; still open since 12 September: The guard of the grinder is "
        "missing."
    )


def test_what_is_too_long_ends_with_its_dots_alone(company: Company) -> None:
    company.save("incident", happened_on="2026-11-04", kind="near_miss",
                 what="Slipped on ice " + "and on " * 60)  # fmt: skip
    talk = first(company)
    assert talk.reason.endswith("on and…")
    assert talk.facts == (talk.reason,)


def test_what_the_reason_does_not_tell_stands_below_it_and_nothing_is_told_twice(
    company: Company,
) -> None:
    truck = company.unit("103", description="Pickup")
    for on in ("2026-10-28", "2026-06-17", "2026-05-27"):
        company.inspection(on, truck, result="fail", defects="cracked windshield",
                           items=[{"item": "Glass", "result": "fail",
                                   "remark": "cracked windshield"}])  # fmt: skip
    talk = next(one for one in next_talks(company.file, AS_OF).talks if one.key == "pre_use")
    assert talk.reason == "103 Pickup failed on 28 October: Glass: cracked windshield."
    assert talk.others == (
        "103 Pickup failed on 17 June: Glass: cracked windshield.",
        "103 Pickup failed on 27 May: Glass: cracked windshield.",
    )
    assert talk.facts == (talk.reason, *talk.others)


def test_nobody_who_was_hurt_is_named_anywhere(company: Company, tmp_path: Path) -> None:
    hurt_eye(company)
    company.save("incident", happened_on="2026-10-01", kind="medical_aid",
                 what="Joe Visitor slipped on ice, joe visitor went to hospital",
                 people=[{"name": "Joe Visitor"}])  # fmt: skip
    company.save("hazard_report", reported_on="2026-11-01", by_name="Ann Grip",
                 what="Ice at the gate, Ann nearly fell")  # fmt: skip
    shown = next_talks(company.file, AS_OF)
    told = " ".join(sentence for talk in shown.talks for sentence in (talk.reason, *talk.facts))
    for name in ("Tyler", "TYLER", "Bench", "Joe", "joe", "Visitor", "Ann", "Grip"):
        assert name not in told
    assert "A worker slipped on ice" in told
    to = tmp_path / "talk.pdf"
    print_talk(company.file, to, shown, shown.talks[0])
    assert "gotdustintheeye" in said(to) or "slippedonice" in said(to)
    assert squeezed("TYLER's glasses") not in said(to)


def test_no_topic_comes_again_within_the_weeks_that_the_company_chose(company: Company) -> None:
    hurt_eye(company)
    company.meeting(AS_OF - WEEK * 10, topics="Grinders, guards and eyes")
    assert first(company).key != "grinding"
    company.settings(talk_repeat_weeks=10)
    assert first(company).key == "grinding"


def test_a_topic_is_known_by_other_words_too() -> None:
    assert is_about(topic_called("grinding"), "Bench grinder safety")
    assert is_about(topic_called("heat"), "Housekeeping, heat")
    assert is_about(topic_called("heights"), "Harness check")
    assert not is_about(topic_called("lifting"), "Back to work after the holidays")
    assert not is_about(topic_called("pinch"), "Hand tools")


def test_ice_is_talked_about_in_winter_and_not_in_july(company: Company) -> None:
    winter = {talk.key for talk in next_talks(company.file, day("2026-01-15")).talks}
    summer = {talk.key for talk in next_talks(company.file, day("2026-07-15")).talks}
    assert winter & {"slips_ice", "cold", "winter_driving"}
    assert not summer & {"slips_ice", "cold", "winter_driving"}


def test_what_was_not_talked_about_longest_comes_before_what_was(company: Company) -> None:
    for topic in topics():
        weeks = 100 if topic.key == "whmis" else 30
        company.meeting(AS_OF - WEEK * weeks, topics=topic.title)
    talk = first(company)
    assert (talk.key, talk.reason) == ("whmis", "It was last talked about on 16 December 2024.")


def test_three_talks_of_one_day_are_the_same_each_time_and_differ(company: Company) -> None:
    hurt_eye(company)
    shown = next_talks(company.file, AS_OF)
    assert shown == next_talks(company.file, AS_OF)
    assert len({talk.key for talk in shown.talks}) == 3
    # what speaks for the first speaks for none of the others
    assert not set(shown.talks[0].facts) & {f for talk in shown.talks[1:] for f in talk.facts}


def test_new_people_cards_and_units_are_talked_about(company: Company) -> None:
    company.worker("Sam New", hired=AS_OF - timedelta(days=5))
    old = company.worker("Kim Old", hired="2020-01-01")
    company.certificate(old, company.certificate_type("H2S Alive"), AS_OF + timedelta(days=20))
    company.reading(company.unit("101"), 5, "2025-01-01")
    fork = company.unit("F-2", "h", description="Forklift", type="Forklift")
    company.reading(fork, 12, AS_OF - timedelta(days=9), "h")
    reasons = {talk.key: talk.reason for talk in next_talks(company.file, AS_OF).talks}
    assert reasons["new_people"] == "Sam New began on 11 November."
    assert reasons["h2s"] == "1 card of H2S Alive runs out soon, on 6 December."
    assert reasons["forklift"] == "F-2 Forklift is new here since 7 November."


def test_when_all_was_talked_about_it_says_so(company: Company) -> None:
    for topic in topics():
        company.meeting(AS_OF, topics=topic.title)
    shown = next_talks(company.file, AS_OF)
    assert shown.talks == ()
    assert "Set fewer weeks" in shown.sentence


def test_a_meeting_is_filled_with_the_talk_and_the_crew(company: Company) -> None:
    worker = company.worker("Rick Desjarlais", hired="2020-01-01")
    plan = company.plan("weekly", task="Toolbox talk", kind="meeting")
    shown = next_talks(company.file, AS_OF)
    values = meeting_values(shown, shown.talks[0])
    assert values == {
        "kind": "toolbox",
        "topics": shown.talks[0].title,
        "held_on": AS_OF,
        "attendees": [{"worker_id": worker}],
        "plan_id": plan,
    }
    company.save("meeting", **values)
    assert shown.talks[0].key not in {talk.key for talk in next_talks(company.file, AS_OF).talks}


@pytest.mark.parametrize("crew", [0, 3, 40])
@pytest.mark.parametrize("paper", ["letter", "a4"])
def test_the_sheet_is_one_page_with_everybody_to_sign(
    company: Company, tmp_path: Path, crew: int, paper: str
) -> None:
    def work() -> None:
        hurt_eye(company)
        for number in range(crew):
            company.worker(f"Bernadette {'Very' * 8} Long{number}", hired="2020-01-01")

    company.together(work)
    shown: NextTalks = next_talks(company.file, AS_OF)
    to = tmp_path / "talk.pdf"
    assert print_talk(company.file, to, shown, shown.talks[0], paper=paper).pages == 1
    text = said(to)
    talk = shown.talks[0]
    for words in (talk.title, *talk.facts, *talk.points, *talk.ask, "Signature", "Led by"):
        assert squeezed(words) in text
    assert text.count("BernadetteVery") == crew
    assert misplaced(to) == []
    assert len(pages(to)) == 1


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Tyler slipped", "A worker slipped"),
        ("It was tyler's fault", "It was a worker's fault"),
        ("The vice grip slipped", "The vice grip slipped"),
        ("Asked Vice to help", "Asked a worker to help"),
        ("TYLER VICE fell. Vice got up", "A worker fell. A worker got up"),
        ("Tylers of all kinds", "Tylers of all kinds"),
        ("A (Tyler) and <b>", "A (a worker) and <b>"),
    ],
)
def test_names_are_taken_out_of_texts(text: str, masked: str) -> None:
    assert Names(["Tyler Vice", "", "  "]).masked(text) == masked


def test_without_names_nothing_is_taken_out() -> None:
    assert Names([]).masked("Tyler slipped") == "Tyler slipped"
