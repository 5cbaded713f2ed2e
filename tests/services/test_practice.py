"""Practice for the interviews: cards answered by the company's own records, and never a score."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.audit.protocols.protocol import Method
from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.records import KINDS, kind_of
from desktop.records.training.orientation import ORIENTATION
from desktop.services.auditing.auditor import Auditor
from desktop.services.auditing.report import score_report
from desktop.services.practice.cards import card_texts
from desktop.services.practice.dealing import ANSWERS, Card
from desktop.services.practice.log import Turn, not_known, read_practised, save_practice
from desktop.services.practice.page import print_cards
from desktop.services.practice.showing import Shown, read_cards, read_practice
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.store.undo import Sitting
from desktop.values.audited.training import TOPICS
from tests.builders import demonstration
from tests.builders.company import AS_OF, NOON, Company, day
from tests.builders.on_paper import said, squeezed


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=lambda: NOON) as file:
        yield file


def cards(company: Company, worker: str = "", site: str = "") -> dict[str, Card]:
    with closing(Auditor(company.file)) as auditor:
        return {card.key: card for card in read_cards(auditor, AS_OF, worker, site)}


def shown(file: CompanyFile, as_of: date = AS_OF) -> Shown:
    with closing(Auditor(file)) as auditor:
        return read_practice(file, auditor, as_of)


# --- the cards --------------------------------------------------------------------------------


def test_every_question_with_an_interview_has_a_card_and_every_card_an_answer() -> None:
    texts, generic = card_texts(), protocol(GENERIC)
    codes = {question.code for question in generic.questions}
    assert {text.question for text in texts} <= codes
    asked = {one.code for one in generic.questions if Method.INTERVIEW in one.methods}
    assert asked <= {text.question for text in texts}
    assert {text.answer for text in texts} == set(ANSWERS)
    assert len({text.ask for text in texts}) == len(texts)


def test_where_nothing_is_on_file_each_card_says_what_to_enter(company: Company) -> None:
    dealt = cards(company)
    silent = [card for card in dealt.values() if not card.lines]
    assert {card.key for card in silent} >= {"policy", "muster_point", "refusal", "drill"}
    assert all(card.lacking and card.opens is not None for card in silent)
    kinds = {kind.key for kind in KINDS}
    assert all(card.opens.kind in kinds for card in dealt.values() if card.opens)


def test_the_muster_point_is_that_of_the_site(company: Company) -> None:
    shop, yard = company.site("Shop"), company.site("Yard")
    assert cards(company, site=shop)["muster_point"].lacking == "Make the emergency plan of Shop."
    plan = company.save("emergency_plan", site_id=shop, made_on="2026-01-10")
    card = cards(company, site=shop)["muster_point"]
    assert card.lacking == "Enter the muster point of Shop in its plan."
    assert card.opens is not None
    assert card.opens.record_id == plan
    company.save("emergency_plan", plan, muster_point="[muster point]")
    assert not cards(company, site=shop)["muster_point"].lines  # left over from a template
    company.save("emergency_plan", plan, muster_point="Gate 2.", posted_where="Lunch room")
    assert cards(company, site=shop)["muster_point"].lines == (
        "Shop: Gate 2.", "The plan hangs here: Lunch room.",
    )  # fmt: skip
    assert not cards(company, site=yard)["muster_point"].lines
    assert cards(company)["muster_point"].lacking == (
        "Enter the sites, and an emergency plan for each."
    )


def test_the_hospital_comes_with_whom_to_call(company: Company) -> None:
    shop = company.site("Shop")
    plan = company.save("emergency_plan", site_id=shop, made_on="2026-01-10",
                        nearest_hospital="Rimbey Hospital")  # fmt: skip
    card = cards(company, site=shop)["hospital"]
    assert card.lines == ("Nearest hospital: Rimbey Hospital.",)
    assert card.lacking == "Enter the numbers to call in the plan of Shop."
    company.save("emergency_plan", plan, hospital_route="East on 20",
                 contacts=[{"name": "Emergency", "role": "any", "phone": "911"}])  # fmt: skip
    card = cards(company, site=shop)["hospital"]
    assert not card.lacking
    assert card.lines == (
        "Emergency (any): 911",
        "Nearest hospital: Rimbey Hospital.",
        "The way there: East on 20.",
    )


def test_the_hazards_are_those_of_the_own_job_the_worst_first(company: Company) -> None:
    welder, clerk = company.position("Welder"), company.position("Clerk")
    rick = company.worker("Rick Desjarlais", hired="2020-01-01", positions=[welder])
    donna = company.worker("Donna Roy", hired="2020-01-01", positions=[clerk])
    company.save(
        "formal_hazard_assessment", title="Welding", made_on="2026-02-01",
        covers=[{"position_id": welder}],
        hazards=[
            {"hazard": "Noise", "severity": 2, "likelihood": 2,
             "controls": [{"control": "Muffs"}]},
            {"hazard": "Fume", "severity": 4, "likelihood": 3,
             "controls": [{"control": "Extraction arm"}, {"control": "Half mask"}]},
        ],
    )  # fmt: skip
    card = cards(company, rick)["own_hazards"]
    assert card.lines == ("Fume: Extraction arm; Half mask", "Noise: Muffs")
    assert cards(company, donna)["own_hazards"].lacking == (
        "Make a formal hazard assessment for Clerk."
    )
    tom = company.worker("Tom Bell", hired="2020-01-01")
    assert cards(company, tom)["own_hazards"].lacking == (
        "Enter the position of Tom Bell: the hazards are those of the position."
    )


def test_the_steps_of_a_refusal_are_the_companys_own(company: Company) -> None:
    paper = company.save("document", title="Refusal of dangerous work", kind="work_refusal",
                         signed_on="2026-02-01")  # fmt: skip
    card = cards(company)["refusal"]
    assert card.lacking == (
        "Type the steps into “Refusal of dangerous work”, so that they stand on the card."
    )
    company.save("document", paper, text="Stop.\n\nTell the foreman.")
    assert cards(company)["refusal"].lines == (
        "As “Refusal of dangerous work” says:", "Stop.", "Tell the foreman.",
    )  # fmt: skip


def test_who_speaks_for_the_workers_holds_the_office_now(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    kayla = company.worker("Kayla Nguyen", hired="2020-01-01")
    company.save("representative", worker_id=kayla, from_on="2023-01-01", to_on="2025-12-31")
    assert not cards(company)["representative"].lines
    company.save("representative", worker_id=rick, from_on="2026-01-01")
    assert cards(company)["representative"].lines[0] == "Rick Desjarlais is the representative."


def test_the_last_meeting_and_whether_one_was_there(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    kayla = company.worker("Kayla Nguyen", hired="2020-01-01")
    company.meeting("2026-10-02", topics="Ladders", attendees=[{"worker_id": kayla}])
    company.meeting("2026-11-02", topics="Slips on ice.", attendees=[{"worker_id": rick}])
    assert cards(company, rick)["last_talk"].lines == ("Slips on ice, on 2 November.",)
    assert cards(company, kayla)["last_talk"].lines == (
        "Slips on ice, on 2 November.",
        "Kayla Nguyen was last there on 2 October: Ladders.",
    )


def test_what_happened_is_told_without_naming_anybody(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    incident = company.save("incident", happened_on="2026-09-12", kind="first_aid",
                            what="Rick Desjarlais cut his hand",
                            people=[{"worker_id": rick, "part": "hurt"}])  # fmt: skip
    assert "Tell the crew" in cards(company)["incident_told"].lacking
    meeting = company.meeting("2026-09-20", topics="The cut hand")
    company.save("investigation", incident_id=incident, started_on="2026-09-13",
                 shared_meeting_id=meeting)  # fmt: skip
    card = cards(company)["incident_told"]
    assert card.lines
    assert "Rick" not in " ".join(card.lines)


def test_the_fields_of_an_orientation_name_every_topic() -> None:
    for topic in TOPICS:
        assert any(one.name.endswith(f"_{topic}") for one in ORIENTATION.fields)


def test_a_card_names_the_questions_of_the_partner_that_follow(company: Company) -> None:
    card = cards(company)["policy"]
    assert card.about == "S1.2"
    company.save(
        "protocol", short_name="ours", name="Ours", edition="1",
        elements=[{"code": "A", "title": "All", "questions": [
            {"code": "A1", "text": "Do they know?", "points": 5, "methods": "I", "mode": "YN",
             "nature": "operational", "follows": "S1.2, S1.4"}]}],
    )  # fmt: skip
    with company.file.reading() as connection:
        own = aggregate.ids_of(connection, kind_of("company"))[0]
    company.save("company", own, protocol="ours")
    dealt = cards(company)
    assert dealt["policy"].about == dealt["rights"].about == "A1"
    assert dealt["drill"].about == ""


# --- who practised ----------------------------------------------------------------------------


def test_a_practice_is_one_action_that_is_undone(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    sitting = Sitting(company.file)
    save_practice(company.file, rick, "Rick Desjarlais", AS_OF,
                  [Turn("Where?", True), Turn("Who?", False)])  # fmt: skip
    (held,) = read_practised(company.file, AS_OF)
    assert (held.worker_id, held.known, len(held.turns)) == (rick, 1, 2)
    sitting.undo()
    assert read_practised(company.file, AS_OF) == ()
    sitting.close()


def test_what_counts_is_how_it_went_the_last_time(company: Company) -> None:
    rick = company.worker("Rick Desjarlais", hired="2020-01-01")
    for on, first, second in (("2026-10-01", False, False), ("2026-11-01", True, False)):
        save_practice(company.file, rick, "Rick Desjarlais", day(on),
                      [Turn("Where?", first), Turn("Who?", second)])  # fmt: skip
    practised = read_practised(company.file, AS_OF)
    assert not_known(practised, rick) == ("Who?",)
    assert not_known(read_practised(company.file, day("2026-10-15")), rick) == ("Where?", "Who?")
    page = shown(company.file)
    assert page.sentence == "1 of 1 person has practised."
    assert page.learners[0].last == "1 November: 1 of 2 answers known"
    assert [line.when for line in page.lines] == ["1 November", "1 October"]


def test_what_was_not_known_comes_first_the_next_time(demo: CompanyFile) -> None:
    page = shown(demo)
    kaitlyn = next(one for one in page.learners if one.name == "Kaitlyn Fehr")
    assert len(kaitlyn.not_known) == 2
    with closing(Auditor(demo)) as auditor:
        dealt = read_cards(auditor, AS_OF, kaitlyn.id, kaitlyn.site_id, kaitlyn.not_known)
    assert {card.ask for card in dealt[:2]} == set(kaitlyn.not_known)
    assert len(dealt) == len(card_texts())


def test_practice_never_counts_as_an_interview(demo: CompanyFile) -> None:
    before = json.dumps(score_report(demo, AS_OF), sort_keys=True)
    page = shown(demo)
    for learner in page.learners:
        turns = [Turn(text.ask, True) for text in card_texts()]
        save_practice(demo, learner.id, learner.name, AS_OF, turns)
    assert json.dumps(score_report(demo, AS_OF), sort_keys=True) == before


def test_everybody_is_asked_where_they_worked_last(demo: CompanyFile) -> None:
    page = shown(demo)
    names = {site.id: site.name for site in page.sites}
    where = {one.name: names[one.site_id] for one in page.learners}
    assert where["Kaitlyn Fehr"] == "Gilby battery 7-22"
    assert where["Bernadette Ouellette"] == "Shop"
    assert [one.name for one in page.learners][-1] == "Glenn Haugen"  # who runs it comes last


def test_the_cards_are_put_on_paper_with_their_answers(demo: CompanyFile, tmp_path: Path) -> None:
    with closing(Auditor(demo)) as auditor:
        page = read_practice(demo, auditor, AS_OF)
        kaitlyn = next(one for one in page.learners if one.name == "Kaitlyn Fehr")
        printed = print_cards(demo, auditor, tmp_path / "cards.pdf", AS_OF, kaitlyn.id)
        nobody = print_cards(demo, auditor, tmp_path / "any.pdf", AS_OF)
    text = said(printed.path)
    assert printed.pages in (2, 3)
    for text_ in card_texts():
        assert squeezed(text_.ask) in text
    assert squeezed("Site: Gilby battery 7-22.") in text
    assert squeezed("Interview cards for Kaitlyn Fehr") in text
    assert squeezed("Kaitlyn") not in said(nobody.path).replace(squeezed("KaitlynFehr"), "")


def test_a_plan_of_many_pages_fits_on_its_card(company: Company, tmp_path: Path) -> None:
    long = "Turn left at the grain elevator and go on. " * 400
    shop = company.site("Shop" * 40)
    company.save("emergency_plan", site_id=shop, made_on="2026-01-10", muster_point="W" * 300,
                 nearest_hospital="Rimbey", hospital_route=long, equipment_location=long,
                 posted_where="Board",
                 contacts=[{"name": "N" * 200, "phone": "911"}] * 5)  # fmt: skip
    company.save("document", title="Refusal", kind="work_refusal", signed_on="2026-02-01",
                 text=f"{long[:2000]}\n" * 9)  # fmt: skip
    for card in cards(company, site=shop).values():
        assert sum(map(len, card.lines)) <= 2400 + len(card.lines)
    with closing(Auditor(company.file)) as auditor:
        printed = print_cards(company.file, auditor, tmp_path / "cards.pdf", AS_OF, "", shop)
    assert printed.pages >= 2
