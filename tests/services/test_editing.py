"""What a form says is saved as one action that people know by its name, or refused whole."""

from collections.abc import Iterator

import pytest

from desktop.errors import Refused
from desktop.records import KINDS
from desktop.services import editing
from desktop.services.editing import IdOf, MovedOn, Save
from desktop.services.lacking import RULES, lacking
from desktop.services.pasted_lines import read_pasted
from desktop.services.typing import NewOne
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company


@pytest.fixture
def sitting(company: Company) -> Iterator[Sitting]:
    made = Sitting(company.file)
    yield made
    made.close()


def test_a_record_is_shown_with_what_it_names_and_what_is_missing(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    action = company.action("Fix the guard", assigned_id=rick)
    shown = editing.read_record(company.file, "corrective_action", action)
    assert (shown.title, shown.version, shown.is_voided) == ("Fix the guard", 1, False)
    assert shown.titles == {rick: "Rick Desjarlais"}
    assert shown.missing == ("It has no due date.",)


def test_an_action_is_called_after_what_was_done(company: Company, sitting: Sitting) -> None:
    rick, h2s = company.worker("Rick Desjarlais"), company.certificate_type("H2S Alive")
    values = {"worker_id": rick, "type_id": h2s}
    card = editing.save_record(company.file, "certificate", values)
    assert sitting.can_undo == "Certificate of Rick Desjarlais, H2S Alive: entered"
    editing.save_record(company.file, "certificate", {"number": "7"}, card, 1)
    assert sitting.can_undo == "Certificate of Rick Desjarlais, H2S Alive: changed"
    editing.void_record(company.file, "certificate", card, "entered twice")
    assert sitting.can_undo == "Certificate of Rick Desjarlais, H2S Alive: voided"
    editing.restore_record(company.file, "certificate", card)
    assert sitting.can_undo == "Certificate of Rick Desjarlais, H2S Alive: brought back"


def test_a_title_of_20000_letters_names_no_action_of_20000_letters(
    company: Company, sitting: Sitting
) -> None:
    values = {"happened_on": AS_OF, "kind": "near_miss", "what": "x" * 20_000}
    editing.save_record(company.file, "incident", values)
    assert sitting.can_undo is not None
    assert len(sitting.can_undo) < 150


def test_who_is_named_as_new_is_made_in_the_same_action(company: Company, sitting: Sitting) -> None:
    values = {"worker_id": NewOne("Nguyen, Kayla"), "type_id": NewOne("H2S Alive")}
    editing.save_record(company.file, "certificate", values)
    assert sitting.can_undo == "Certificate of Kayla Nguyen, H2S Alive: entered"
    assert [t for _i, t in choices(company, "worker")] == ["Kayla Nguyen"]
    sitting.undo()
    assert choices(company, "worker") == []


def test_somebody_new_who_is_named_twice_is_made_once(company: Company) -> None:
    crew = [{"worker_id": NewOne("Kayla Nguyen")}, {"worker_id": NewOne("Kayla Nguyen")}]
    values = {"held_on": AS_OF, "kind": "toolbox", "topics": "Ladders", "attendees": crew}
    editing.save_record(company.file, "meeting", values)
    assert len(choices(company, "worker")) == 1


def test_nobody_is_made_when_the_record_is_refused(company: Company) -> None:
    with pytest.raises(Refused):
        editing.save_record(company.file, "certificate", {"worker_id": NewOne("Kayla Nguyen")})
    assert choices(company, "worker") == []


def test_a_record_that_moved_on_is_not_written_over(company: Company) -> None:
    site = company.site("Shop")
    editing.save_record(company.file, "site", {"name": "The shop"}, site, 1)
    with pytest.raises(MovedOn):
        editing.save_record(company.file, "site", {"name": "Our shop"}, site, 1)
    assert editing.read_record(company.file, "site", site).values["name"] == "The shop"


def test_several_records_are_one_action_and_may_name_one_another(
    company: Company, sitting: Sitting
) -> None:
    saves = [
        Save("inspection", {"done_on": AS_OF, "task": "Shop"}),
        Save("corrective_action", {"what": "Fix the guard", "found_on": AS_OF,
                                   "source_kind": "inspection", "source_id": IdOf(0)}),
    ]  # fmt: skip
    inspection, action = editing.save_together(company.file, "Shop inspected", saves)
    shown = editing.read_record(company.file, "corrective_action", action)
    assert shown.values["source_id"] == inspection
    assert sitting.can_undo == "Shop inspected"
    sitting.undo()
    assert editing.read_record(company.file, "inspection", inspection).is_voided


def test_a_fault_among_several_is_told_under_its_place_and_nothing_is_saved(
    company: Company,
) -> None:
    saves = [Save("site", {"name": "Yard"}), Save("corrective_action", {"what": "Fix"})]
    with pytest.raises(Refused) as fault:
        editing.save_together(company.file, "Two", saves)
    assert set(fault.value.faults) == {"1.found_on"}
    assert choices(company, "site") == []


def choices(company: Company, kind: str, typed: str = "") -> list[tuple[str, str]]:
    return editing.link_choices(company.file, kind, typed, today=AS_OF)


def test_workers_who_are_here_now_are_offered_first(company: Company) -> None:
    company.worker("Aaron Gone", hired="2020-01-01", left="2024-01-01")
    company.worker("Zoe Here", hired="2020-01-01")
    company.worker("Mia Here", hired="2026-11-16")
    company.void("worker", company.worker("Vic Voided", hired="2020-01-01"))
    assert [t for _i, t in choices(company, "worker")] == ["Mia Here", "Zoe Here", "Aaron Gone"]


@pytest.mark.parametrize("typed", ["desj", "RICK", "rick desj", "Désjarlais", " rick  "])
def test_choices_are_found_without_accents_and_capitals(company: Company, typed: str) -> None:
    rick = company.worker("Rick Desjarlais", notes="friend of Bob")
    company.worker("Bob Roy")
    assert choices(company, "worker", typed) == [(rick, "Rick Desjarlais")]
    assert choices(company, "worker", "friend") == []


def test_no_more_than_200_are_offered_and_of_events_the_newest(company: Company) -> None:
    def many() -> None:
        for number in range(230):
            company.inspection(AS_OF, task=f"Round {number}")
            company.site(f"Site {number:03}")

    company.together(many)
    assert len(choices(company, "inspection")) == 200
    assert choices(company, "inspection")[0][1].endswith("Round 229")
    assert [t for _i, t in choices(company, "site")][:2] == ["Site 000", "Site 001"]
    assert len(choices(company, "site", "site")) == 200


def test_one_record_of_that_name_is_meant(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    assert editing.link_of(company.file, "worker", "rick désjarlais") == (rick, "Rick Desjarlais")
    assert editing.link_of(company.file, "worker", "Rick") is None
    company.worker("Rick Desjarlais")
    assert editing.link_of(company.file, "worker", "Rick Desjarlais") is None


def test_a_unit_is_called_by_its_number_alone(company: Company) -> None:
    truck = company.save("equipment", number="201", description="Half-ton")
    assert editing.link_of(company.file, "equipment", "201") == (truck, "201 Half-ton")
    assert editing.link_of(company.file, "equipment", "20") is None
    company.save("equipment", number="201", description="Trailer")
    assert editing.link_of(company.file, "equipment", "201") is None  # two are called so


def test_names_in_a_form_become_links_where_they_are_known(company: Company) -> None:
    rick, shop = company.worker("Rick Desjarlais"), company.site("Shop")
    typed = {
        "held_on": "today", "kind": "toolbox", "topics": "Ladders", "site_id": "SHOP",
        "led_by_id": "", "led_by_name": "rick desjarlais",
        "attendees": [{"worker_id": "", "name": "Rick Desjarlais"},
                      {"worker_id": "", "name": "Somebody Else"}],
    }  # fmt: skip
    values = editing.read_form(company.file, "meeting", typed, AS_OF)
    assert (values["site_id"], values["led_by_id"], values["led_by_name"]) == (shop, rick, None)
    assert [(w["worker_id"], w["name"]) for w in values["attendees"]] == [
        (rick, None), (None, "Somebody Else"),
    ]  # fmt: skip


def test_a_new_record_starts_today_at_the_only_site(company: Company) -> None:
    shop = company.site("Shop")
    first = editing.defaults(company.file, "incident", AS_OF)
    assert first == {"happened_on": AS_OF, "site_id": shop}
    company.site("Yard")
    assert editing.defaults(company.file, "incident", AS_OF) == {"happened_on": AS_OF}
    assert editing.defaults(company.file, "certificate", AS_OF) == {}
    assert editing.defaults(company.file, "worker", AS_OF) == {}


def test_what_is_worth_filling_in() -> None:
    assert lacking("corrective_action", {"assigned_name": "Bob", "due_on": AS_OF}) == ()
    closed = {"resolved_on": AS_OF, "resolved_by_name": "Bob"}
    assert lacking("corrective_action", closed) == ("Nobody has verified it yet.",)
    assert lacking("certificate", {"issued_on": AS_OF, "does_not_expire": True}) == ()
    assert lacking("site", {}) == ()


def test_every_rule_of_what_is_missing_asks_for_fields_that_there_are() -> None:
    class Asked(dict[str, object]):
        def get(self, name: str, default: object = None) -> object:
            self[name] = default
            return default

    kinds = {kind.key: kind for kind in KINDS}
    for key, rules in RULES.items():
        names = {f.name for f in kinds[key].fields} | {r.name for r in kinds[key].rows}
        for _sentence, holds in rules:
            asked = Asked()
            holds(asked)
            assert asked.keys() <= names


def test_pasted_lines_go_into_the_cells_from_the_one_they_are_pasted_in() -> None:
    kinds = {kind.key: kind for kind in KINDS}
    hazards = next(r for r in kinds["field_level_hazard_assessment"].rows if r.name == "hazards")
    text = 'Burns\tGloves\tPPE\r\n\r\n"Two\nlines"\tScreens\r\n'
    columns = ["hazard", "control", "level"]
    pasted = read_pasted(hazards, text, columns, 10)
    assert pasted.lines == (
        {"hazard": "Burns", "control": "Gloves", "level": "PPE"},
        {"hazard": "Two\nlines", "control": "Screens"},
    )
    headed = read_pasted(hazards, "Control\tHazard\nGloves\tBurns\n", columns, 10)
    assert headed.lines == ({"control": "Gloves", "hazard": "Burns"},)
    many = read_pasted(hazards, "x\ty\n" * 10_000, columns, 500)
    assert (len(many.lines), many.left_out) == (500, 9500)
    book = read_pasted(hazards, f"{'a' * 200_000}\tGloves\n", columns, 10)
    assert [(len(str(line["hazard"])), line["control"]) for line in book.lines] == [
        (20_000, "Gloves")
    ]


def test_a_pasted_column_of_people_is_read_as_names() -> None:
    kinds = {kind.key: kind for kind in KINDS}
    attendees = next(r for r in kinds["meeting"].rows if r.name == "attendees")
    pasted = read_pasted(attendees, "Rick\tyes\nBob\tno", ["worker_id", "signed"], 10)
    assert pasted.lines[1] == {"name": "Bob", "signed": "no"}


def test_void_needs_a_reason(company: Company) -> None:
    with pytest.raises(Refused) as fault:
        editing.void_record(company.file, "site", company.site("Shop"), " ")
    assert "void_reason" in fault.value.faults
