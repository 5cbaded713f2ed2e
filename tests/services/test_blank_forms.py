"""A blank form is printed for a unit, a site or a worker as people write them, or not at all."""

import os
from pathlib import Path

import pytest

from desktop.errors import Refused, Unavailable
from desktop.package.forms import drawing
from desktop.records import KINDS
from desktop.services.printing.forms import (
    blank_checklist,
    blank_form,
    form_for,
    forms,
    subjects,
)
from tests.builders.blank_paper import faults_of, pages_of, squeezed
from tests.builders.company import AS_OF, Company


def printed(company: Company, form: str, subject: str | None = None) -> str:
    """Return all the words of a form, after looking whether it can be used."""
    path = company.file.path.with_name("form.pdf")
    told = blank_form(company.file, form, subject, path, AS_OF)
    pages = pages_of(path)
    assert (told.path, told.pages) == (path, len(pages))
    assert [fault for page in pages for fault in faults_of(page)] == []
    return "\n".join(page.text for page in pages)


def refusal(company: Company, form: str, subject: str | None = None) -> str:
    path = company.file.path.with_name("refused.pdf")
    with pytest.raises(Refused) as told:
        blank_form(company.file, form, subject, path, AS_OF)
    assert not path.exists()
    return str(told.value)


def two_of_each(company: Company) -> None:
    company.unit("101", description="Crew truck", type="Truck", make_model="Ford F-350",
                 year=2018, serial_plate="TR 4401")  # fmt: skip
    company.unit("T-1", description="Flat deck trailer", type="Trailer")
    company.save("site", name="Shop", address="4127 46 Street, Rimbey", place="shop")
    company.save("site", name="Gilby battery 7-22", address="07-22-040-03 W5M")
    welder = company.position("Welder")
    company.worker("Rick Desjarlais", "2020-01-01", number="004", positions=[welder])
    company.worker("Rick Moreau", "2021-01-01")


# --- which there are ------------------------------------------------------------------------------


def test_every_form_can_be_printed_and_says_for_what(company: Company) -> None:
    two_of_each(company)
    subject = {"unit": "101", "site": "Shop", "worker": "Desjarlais"}
    found = forms()
    assert len({form.key for form in found}) == len(found)
    for form in found:
        assert form.title in printed(company, form.key).replace("\r\n", " ")
        if form.wants:
            named = {"unit": "Crew truck", "site": "Shop", "worker": "Rick Desjarlais"}[form.wants]
            assert named in printed(company, form.key, subject[form.wants])


def test_forms_stand_in_the_order_of_the_tabs_with_a_sentence_each() -> None:
    tabs = list(dict.fromkeys(kind.tab for kind in KINDS))
    found = forms()
    assert [form.tab for form in found] == sorted((f.tab for f in found), key=tabs.index)
    assert all(form.sentence.endswith(".") for form in found)
    hand_made = {"toolbox-meeting", "field-assessment", "orientation", "vehicle-pre-start",
                 "worksite-inspection", "near-miss", "investigation", "emergency-site-sheet",
                 "drill", "competency-check"}  # fmt: skip
    assert hand_made <= {form.key for form in found}


def test_a_kind_has_its_form() -> None:
    assert form_for("meeting") == "toolbox-meeting"
    assert form_for("inspection") == "inspection"
    assert form_for("work_refusal") == "work-refusal"
    with pytest.raises(KeyError):
        form_for("evidence")


@pytest.mark.parametrize("asked", ["near-miss", "near_miss", "Near miss", "NEAR MISS OR INCIDENT",
                                   "incident"])  # fmt: skip
def test_a_form_is_found_as_people_write_it(company: Company, asked: str) -> None:
    assert "Near miss or incident" in printed(company, asked)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("orientatoin", "orientation"),
        ("vehicle", "vehicle-pre-start"),
        ("xyz", "There are: "),
        ("", "There are: "),
    ],
)
def test_a_form_that_there_is_not_is_refused_with_those_that_are_near(
    company: Company, asked: str, said: str
) -> None:
    sentence = refusal(company, asked)
    assert f"“{asked}”" in sentence
    assert said in sentence


# --- whom it is for -------------------------------------------------------------------------------


def test_what_is_known_of_a_unit_is_printed(company: Company) -> None:
    two_of_each(company)
    text = printed(company, "vehicle-pre-start", "101")
    for known in ("101  Crew truck", "2018 Ford F-350", "TR 4401", "Bow River Mechanical Ltd."):
        assert squeezed(known) in squeezed(text)
    assert "Crew truck" not in printed(company, "vehicle-pre-start")


def test_a_list_is_for_one_unit_and_needs_no_column_for_it(company: Company) -> None:
    two_of_each(company)
    alone, together = printed(company, "reading", "101"), printed(company, "reading")
    assert alone.count("Unit") == together.count("Unit") == 1
    assert "Crew truck" in alone


def test_what_the_emergency_plan_says_of_a_site_is_printed(company: Company) -> None:
    two_of_each(company)
    (site,) = [one.id for one in subjects(company.file, "site") if one.name == "Shop"]
    (rick,) = [one.id for one in subjects(company.file, "worker") if one.name == "Rick Desjarlais"]
    old = {"site_id": site, "made_on": "2025-01-05", "muster_point": "At the old gate"}
    company.save("emergency_plan", **old)
    company.save(
        "emergency_plan", site_id=site, made_on="2026-02-01", muster_point="Flag pole",
        nearest_hospital="Rimbey Hospital", hospital_route="Left on 46 Street.",
        site_access="From Highway 20 west.", latitude=52.6391, longitude=-114.2297,
        contacts=[{"name": "Glenn Haugen", "role": "Owner", "phone": "403-555-0141"}],
    )  # fmt: skip
    company.save("emergency_role", site_id=site, worker_id=rick, role="First aider")
    company.save("emergency_role", site_id=site, worker_id=rick, role="Fire warden")
    text = squeezed(printed(company, "emergency-site-sheet", "shop"))
    for known in ("Flag pole", "Rimbey Hospital", "Left on 46 Street.", "From Highway 20 west.",
                  "52.63910, -114.22970", "Glenn Haugen", "403-555-0141"):  # fmt: skip
        assert squeezed(known) in text
    assert text.count("RickDesjarlais") == 1
    assert "Attheoldgate" not in text
    assert "Client or prime" not in text  # the company's own numbers stand there
    card = squeezed(printed(company, "field-assessment", "Shop"))
    assert "Flagpole" in card
    assert "RickDesjarlais" in card
    elsewhere = squeezed(printed(company, "emergency-site-sheet", "Gilby"))
    assert "Flagpole" not in elsewhere
    assert "Anyemergency" in elsewhere
    assert "911" in elsewhere


@pytest.mark.parametrize("written", ["101", "Unit 101", "#101", "101 ", "crew truck"])
def test_a_unit_is_found_as_people_write_it(company: Company, written: str) -> None:
    two_of_each(company)
    assert "Crew truck" in printed(company, "vehicle-pre-start", written)


@pytest.mark.parametrize("written", ["Shop", "SHOP", " shop "])
def test_a_site_is_found_as_people_write_it(company: Company, written: str) -> None:
    two_of_each(company)
    assert "4127 46 Street" in printed(company, "emergency-site-sheet", written)


@pytest.mark.parametrize("written", ["Rick Desjarlais", "Desjarlais, Rick", "desjarlais", "004"])
def test_a_worker_is_found_as_people_write_them(company: Company, written: str) -> None:
    two_of_each(company)
    assert "Rick Desjarlais" in printed(company, "orientation", written)


def test_the_id_of_a_subject_is_taken_too(company: Company) -> None:
    company.worker("Rick Desjarlais")
    same = company.worker("Rick Desjarlais")
    assert "Rick Desjarlais" in printed(company, "orientation", same)
    assert "more than one" in refusal(company, "orientation", "Rick Desjarlais")


@pytest.mark.parametrize(
    ("form", "subject", "said"),
    [
        ("vehicle-pre-start", "999", "no unit “999” here. There are: 101 (Crew truck), T-1"),
        ("drill", "Nowhere", "no site “Nowhere” here. There are: Gilby battery 7-22, Shop"),
        ("orientation", "Sam", "no worker “Sam” here. There are: Rick Desjarlais (004)"),
        ("orientation", "Rick", "“Rick” can be more than one: Rick Desjarlais (004), Rick Moreau"),
        ("goal", "Shop", "“Goal” is not for a unit, a site or a worker"),
    ],
)
def test_who_is_not_there_is_refused_with_those_who_are(
    company: Company, form: str, subject: str, said: str
) -> None:
    two_of_each(company)
    assert said in refusal(company, form, subject)


@pytest.mark.parametrize(
    ("form", "said"),
    [("vehicle-pre-start", "no units"), ("drill", "no sites"), ("orientation", "no workers")],
)
def test_nobody_at_all_is_said_too(company: Company, form: str, said: str) -> None:
    assert said in refusal(company, form, "101")


def test_a_long_list_of_names_is_cut_short_with_the_nearest_first(company: Company) -> None:
    def many() -> None:
        for number in range(1, 31):
            company.unit(str(number), description="Trailer" if number == 29 else "Truck")

    company.together(many)
    said = refusal(company, "vehicle-pre-start", "trailer 77")
    assert "There are: 29 (Trailer), 1 (Truck), 2 (Truck)" in said
    assert "and 18 more" in said


def test_a_voided_unit_is_not_offered(company: Company) -> None:
    company.unit("101")
    company.void("equipment", company.unit("102"))
    assert [one.name for one in subjects(company.file, "unit")] == ["101"]
    assert "“102”" in refusal(company, "vehicle-pre-start", "102")


# --- the company's own checklist ------------------------------------------------------------------


def own_checklist(company: Company) -> None:
    items = [{"item": "Winch cable and hook"}, {"item": "Strobe on the headache rack"}]
    company.save("checklist", title="Truck check", subject="Trucks", items=items, edition=3)


def test_the_own_checklist_takes_the_place_of_the_sample(company: Company) -> None:
    two_of_each(company)
    own_checklist(company)
    text = printed(company, "vehicle-pre-start", "101")
    assert "Winch cable and hook" in text
    assert squeezed("Truck check, version 3") in squeezed(text)
    assert "Windshield" not in text


def test_any_inspection_has_the_own_checklist(company: Company) -> None:
    company.unit("FP", description="Fall harnesses", type="Fall protection", lot_size=6)
    items = [{"item": "Webbing and stitching"}]
    company.save("checklist", title="Harness check", subject="Fall protection", items=items)
    assert "Webbing and stitching" in printed(company, "inspection", "FP")
    assert "Webbing" not in printed(company, "inspection")


def test_a_checklist_of_something_else_leaves_the_sample(company: Company) -> None:
    two_of_each(company)
    own_checklist(company)
    for text in (
        printed(company, "vehicle-pre-start", "T-1"),
        printed(company, "vehicle-pre-start"),
    ):
        assert "Winch" not in text
        assert "Windshield" in text


@pytest.mark.parametrize("subject", [None, "Shop"])
def test_a_worksite_has_the_own_checklist_of_its_name(
    company: Company, subject: str | None
) -> None:
    two_of_each(company)
    company.save("checklist", title="Worksite inspection", items=[{"item": "Paint booth filters"}])
    text = printed(company, "worksite-inspection", subject)
    assert "Paint booth filters" in text
    assert "Bottles upright" not in text


def test_an_item_of_500_letters_goes_on_in_its_line(company: Company) -> None:
    two_of_each(company)
    company.save("checklist", title="Worksite inspection", items=[{"item": "guard " * 83}] * 9)
    assert squeezed("guard" * 83) in squeezed(printed(company, "worksite-inspection", "Shop"))


# --- where it goes --------------------------------------------------------------------------------


def test_an_older_form_of_the_same_name_is_replaced(company: Company, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(b"old")
    blank_form(company.file, "drill", None, path, AS_OF)
    assert path.read_bytes().startswith(b"%PDF")
    assert [*tmp_path.glob(".*.new")] == []


def test_the_company_file_is_never_written_over(company: Company) -> None:
    before = company.file.path.read_bytes()
    with pytest.raises(Refused, match="the company file itself"):
        blank_form(company.file, "drill", None, company.file.path, AS_OF)
    assert company.file.path.read_bytes() == before


def test_a_folder_that_is_not_there_and_one_that_is_are_told(
    company: Company, tmp_path: Path
) -> None:
    with pytest.raises(Unavailable, match="does not exist"):
        blank_form(company.file, "drill", None, tmp_path / "none" / "form.pdf", AS_OF)
    (tmp_path / "form.pdf").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        blank_form(company.file, "drill", None, tmp_path / "form.pdf", AS_OF)


def test_a_file_that_may_only_be_read_is_left_as_it_is(company: Company, tmp_path: Path) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(Unavailable, match="may only be read"):
        blank_form(company.file, "drill", None, path, AS_OF)
    assert path.read_bytes() == b"old"
    path.chmod(0o644)


def test_a_full_disk_leaves_the_old_form(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.pdf"
    path.write_bytes(b"old")

    def full(_file: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(drawing.os, "fsync", full)
    with pytest.raises(Unavailable, match="no space left"):
        blank_form(company.file, "drill", None, path, AS_OF)
    assert path.read_bytes() == b"old"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["company.muster", "form.pdf"]


def test_a_checklist_is_printed_to_be_filled_in_by_pen(company: Company) -> None:
    items = [{"item": "Rungs"}, {"item": "Load rating in kg", "kind": "number"}]
    ladder = company.save("checklist", title="Ladder check", edition=2, items=items)
    path = company.file.path.with_name("ladder.pdf")
    told = blank_checklist(company.file, ladder, path, AS_OF)
    (page,) = pages_of(path)
    assert told.title == "Ladder check, version 2"
    assert list(faults_of(page)) == []
    for words in ("Ladder check, version 2", "Rungs", "Load rating in kg: ____", "Safe to use"):
        assert words in page.text
    with pytest.raises(Refused, match="no such checklist"):
        blank_checklist(company.file, "nothing", path, AS_OF)
