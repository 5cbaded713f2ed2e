"""What goes into a package, what stays out, and what a person is told of both."""

import re
from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.intake import Intake
from desktop.services.evidence import attach
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Built, Choices
from desktop.store import connecting
from desktop.values.folding import fold
from tests.builders.company import AS_OF, Company, company_in, day
from tests.builders.demonstration import copied
from tests.builders.files import opened
from tests.builders.package_read import NUMBER, PackageRead, fonts_without_letters
from tests.builders.papers import write_pdf, write_photo

Add = Callable[..., None]


@pytest.fixture
def add(company: Company, intake: Intake, tmp_path: Path) -> Add:
    """File papers as evidence of a record, or of none."""

    def added(kind: str | None, record: str | None, *names: str) -> None:
        folder = tmp_path / "papers"
        folder.mkdir(exist_ok=True)
        for name in names:
            path = folder / name
            if path.suffix == ".pdf":
                write_pdf(path, name)
            elif path.suffix == ".jpg":
                write_photo(path, (200, len(name), 30))
            else:
                path.write_text(f"The words of {name}\n", encoding="utf-8")
        told = attach(company.file, [folder / name for name in names], kind, record, intake)
        assert told.refused == []

    return added


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "package"


def built(company: Company, out: Path, **choices: Any) -> tuple[Built, PackageRead]:
    made = build_package(company.file, out, AS_OF, Choices(**choices))
    return made, PackageRead(made.path)


def after(moments: int) -> Callable[[], bool]:
    """Somebody who stops the work when asked for the so manieth time."""
    left = iter(range(moments))
    return lambda: next(left, None) is None


def numbers(made: Built) -> dict[str, str]:
    return {one.name: one.number for one in made.exhibits}


# --- evidence -------------------------------------------------------------------------------------


def test_one_file_of_many_records_is_one_exhibit_cited_by_each(
    company: Company, add: Add, out: Path
) -> None:
    inspection = company.inspection("2026-10-01", company.unit(), defects="No guard")
    action = company.action("Fix the guard")
    add("inspection", inspection, "guard.jpg")
    add("corrective_action", action, "guard.jpg", "bill.pdf")
    made, read = built(company, out)
    assert numbers(made) == {"guard.jpg": "S4-01", "bill.pdf": "A-01"}
    assert made.exhibits[0].records == (inspection, action)
    assert set(NUMBER.findall(read.chapter("4 Inspections"))) == {"S4-01"}
    assert set(NUMBER.findall(read.chapter("Corrective actions"))) == {"S4-01", "A-01"}
    index = read.chapter("Index of exhibits")
    assert index.count("guard.jpg") == 1
    assert "Corrective action: Fix the guard" in index


def test_each_area_has_its_letters_and_what_proves_nothing_has_x(
    company: Company, add: Add, out: Path
) -> None:
    unit = company.unit()
    add("equipment", unit, "registration.pdf")
    add("policy", company.policy("2026-02-01"), "policy.pdf")
    add("drill", company.drill("2026-06-01"), "drill.pdf")
    add("reading", company.reading(unit, 1000, "2026-05-01"), "odometer.jpg")
    add(None, None, "loose.pdf")
    made, _read = built(company, out)
    assert numbers(made) == {
        "registration.pdf": "C-01",
        "odometer.jpg": "C-02",
        "policy.pdf": "S1-01",
        "drill.pdf": "S6-01",
        "loose.pdf": "X-01",
    }


def test_evidence_of_another_time_is_left_out_and_counted(
    company: Company, add: Add, out: Path
) -> None:
    add("meeting", company.meeting("2024-03-01", topics="Old news"), "old.pdf")
    made, read = built(company, out)
    assert made.exhibits == ()
    assert "Evidence of earlier years: 1" in read.chapter("Not in this package, and why")
    assert "Old news" not in read.whole


def test_a_file_of_a_first_aid_record_never_leaves_whatever_else_it_is_on(
    company: Company, add: Add, out: Path
) -> None:
    hurt = company.save("first_aid_record", happened_on=day("2026-09-01"), injury="Cut left thumb")
    incident = company.save(
        "incident", happened_on=day("2026-09-01"), kind="first_aid", what="Saw slipped"
    )
    add("first_aid_record", hurt, "treatment.pdf")
    add("incident", incident, "treatment.pdf")
    made, read = built(company, out)
    assert made.exhibits == ()
    assert "Saw slipped" in read.chapter("5 Incidents")
    assert "thumb" not in read.whole
    assert "treatment" not in read.whole
    assert "First-aid records: 1" in read.chapter("Not in this package, and why")


def test_what_was_voided_is_not_there(company: Company, add: Add, out: Path) -> None:
    meeting = company.meeting("2026-03-01", topics="Never held")
    add("meeting", meeting, "never.pdf")
    company.void("meeting", meeting)
    made, read = built(company, out)
    assert made.exhibits == ()
    assert "Never held" not in read.whole
    assert "Voided records: 1" in read.chapter("Not in this package, and why")


def test_a_file_without_pages_has_its_words_on_a_sheet_and_lies_beside(
    company: Company, add: Add, out: Path
) -> None:
    add("meeting", company.meeting("2026-03-01"), "minutes.txt")
    made, read = built(company, out)
    (one,) = made.exhibits
    assert "The words of minutes.txt" in read.texts[one.page - 1]
    assert one.sha256 in read.texts[one.page - 1].replace(" ", "")
    assert [path.name for path in made.files] == ["S1-01_minutes.txt"]
    assert made.files[0].read_text(encoding="utf-8") == "The words of minutes.txt\n"
    assert made.troubles == ()


def test_a_damaged_file_gets_a_sheet_and_the_others_are_there(
    company: Company, add: Add, out: Path
) -> None:
    add(None, None, "good.pdf", "bad.pdf")
    file = company.file
    with file.reading() as connection:
        (bad,) = connection.exec_driver_sql(
            "SELECT sha256 FROM evidence WHERE name = 'bad.pdf'"
        ).scalars()
    plain = connecting.connect_to(file.path, connecting.WRITE)
    plain.execute("UPDATE content SET data = x'255044462d' WHERE sha256 = ?", (bad,))
    plain.commit()
    plain.close()
    made, read = built(company, out)
    by_name = {one.name: one for one in made.exhibits}
    assert by_name["good.pdf"].trouble is None
    assert by_name["good.pdf"].pages == 1
    assert "damaged" in (by_name["bad.pdf"].trouble or "")
    assert "could not be shown" in read.texts[by_name["bad.pdf"].page - 1]
    assert len(made.troubles) == 1
    assert "bad.pdf" in made.troubles[0]
    assert "Look for it in a backup" in made.troubles[0]
    # who reads the package is told why, and not what the company is to do about it
    assert "is damaged inside the company file." in " ".join(" ".join(read.texts).split())
    assert "Look for it in a backup" not in " ".join(" ".join(read.texts).split())
    assert any("bad.pdf" in line for line in made.left_out)


# --- records --------------------------------------------------------------------------------------


def test_deeds_of_the_period_and_those_without_a_day(company: Company, out: Path) -> None:
    for on, topics in (
        ("2025-11-16", "Day before"),
        ("2025-11-17", "First day"),
        ("2026-11-16", "Last day"),
        ("2026-11-17", "Day after"),
    ):
        company.meeting(on, topics=topics)
    card = company.certificate_type("Fall Protection")
    company.certificate(company.worker(), card)
    _made, read = built(company, out)
    leadership = read.chapter("1 Leadership")
    assert "First day" in leadership
    assert "Last day" in leadership
    assert "Day before" not in read.whole
    assert "Day after" not in read.whole
    assert "Fall Protection" in read.chapter("3 Training")


def test_the_assessments_own_period_counts_where_it_is_set(company: Company, out: Path) -> None:
    with company.file.reading() as connection:
        (record,) = connection.exec_driver_sql("SELECT id FROM company").scalars()
    company.save(
        "company",
        record,
        assessment_from_on=day("2026-06-01"),
        assessment_to_on=day("2027-05-31"),
    )
    company.meeting("2026-05-31", topics="Too early")
    company.meeting("2026-06-01", topics="In time")
    made, read = built(company, out)
    assert made.period == (day("2026-06-01"), AS_OF)
    assert "1 June 2026 to 16 November 2026" in read.texts[0]
    assert "In time" in read.whole
    assert "Too early" not in read.whole


def test_certificates_that_were_good_at_any_time_in_the_period(company: Company, out: Path) -> None:
    worker = company.worker()
    for name, expires in (("Just gone", "2025-11-16"), ("Just good", "2025-11-17")):
        company.certificate(worker, company.certificate_type(name), expires, "2022-01-01")
    three_years = company.certificate_type("By its kind", months=36)
    company.certificate(worker, three_years, issued="2023-01-10")
    long_ago = company.certificate_type("Long ago", months=12)
    company.certificate(worker, long_ago, issued="2023-01-10")
    _made, read = built(company, out)
    page = read.page_of("Certificates")
    register = " ".join(read.texts[page - 1 :]).split("Kinds of certificates")[0]
    assert "Just good" in register
    assert "By its kind" in register
    assert "Just gone" not in register
    assert "Long ago" not in register


def test_an_orientation_holds_as_long_as_somebody_works_here(company: Company, out: Path) -> None:
    company.orientation(company.worker("Ann Stays", hired="2019-01-02"), "2019-01-02")
    company.orientation(
        company.worker("Bob Left", hired="2019-01-02", left="2024-01-01"), "2019-01-02"
    )
    _made, read = built(company, out)
    page = read.texts[read.page_of("Orientations") - 1].split("Orientations")[1]
    assert "Ann Stays" in page
    assert "Bob Left" not in page


def test_open_actions_always_closed_ones_of_the_period(company: Company, out: Path) -> None:
    company.action("Old and open", "2020-01-01")
    company.action("Old and closed", "2020-01-01", resolved="2020-02-01")
    company.action("Closed lately", "2020-01-01", resolved="2026-02-01")
    company.action("Not yet found", "2026-12-01")
    _made, read = built(company, out)
    log = read.chapter("Corrective actions")
    assert "Old and open" in log
    assert "Closed lately" in log
    assert "2 actions, 1 open" in log
    assert "Old and closed" not in read.whole
    assert "Not yet found" not in read.whole


def test_an_empty_company_says_what_is_missing(company: Company, out: Path) -> None:
    made, read = built(company, out)
    assert made.exhibits == ()
    assert made.pages == len(read.texts)
    assert "Nothing on file: inspections, maintenance" in read.chapter("4 Inspections")
    assert "SECOR number Not filled in" in read.texts[0]
    assert "No scan, photo or document" in read.chapter("Index of exhibits")


def test_private_details_are_nowhere(company: Company, out: Path) -> None:
    worker = company.worker(
        "Ann Bell", phone="403-555-0199", emergency_contact="Her mother", known_as="Tinker"
    )
    company.certificate(worker, company.certificate_type(), issued="2026-01-01", number="LIC-77")
    _made, read = built(company, out)
    assert "Ann Bell" in read.whole
    for private in ("555-0199", "mother", "Tinker", "LIC-77"):
        assert private not in read.whole


# --- names, letters, paper ------------------------------------------------------------------------


def test_letters_of_every_kind_are_carried_along(company: Company, out: Path) -> None:
    company.worker("Søren Kjær")
    company.worker("Marie-Ève Bœuf")
    company.site("Cloisons de l'Outaouais – chantier d'anticonstitutionnellement " + "x" * 120)
    made, read = built(company, out)
    assert "Søren Kjær" in read.whole
    assert "Marie-Ève Bœuf" in read.whole
    assert fonts_without_letters(made.path) == set()


def test_a_company_of_two_hundred_letters_and_slashes(tmp_path: Path, out: Path) -> None:
    name = ("Bow/River\\Mechanical: 'A?*<B>|' Ltd. " * 9)[:200].strip()
    with company_in(tmp_path, name) as company:
        made, read = built(company, out)
    assert made.path.parent == out
    assert made.path.name.endswith("_SECOR_package_2026-11-16.pdf")
    assert len(made.path.name.encode()) < 200
    assert not set('/\\:*?"<>|') & set(made.path.name)
    assert "Period covered" in read.texts[0]
    assert "corrective actions" in read.texts[0]  # all of the cover is on one page


def test_names_are_hidden_everywhere(company: Company, add: Add, out: Path) -> None:
    worker = company.worker("Rick Desjarlais", hired="2020-01-01", known_as="Sparky")
    card = company.certificate(worker, company.certificate_type(), "2027-01-01", "2026-01-01")
    company.action("Ask Sparky, or DESJARLAIS", assigned_id=worker)
    company.meeting("2026-05-01", topics="Rick told of his near miss", led_by_name="Zoë Quill")
    add("certificate", card, "Rick Desjarlais H2S.pdf")
    made, read = built(company, out, hide="initials")
    words = read.whole.casefold()
    for name in ("rick", "desjarlais", "sparky", "quill"):
        assert name not in words
    assert "R.D. told of his near miss" in read.whole
    assert "R.D. H2S.pdf" in numbers(made)
    assert "Z.Q." in read.whole
    assert made.files == ()
    assert "desjarlais" not in str(made.as_json()).casefold()


def test_a_package_without_names_lies_beside_the_other(company: Company, out: Path) -> None:
    with_names, _read = built(company, out)
    without, _read = built(company, out, hide="initials")
    assert {*out.iterdir()} == {with_names.path, without.path}


def test_nobody_of_the_demonstration_company_is_named_where_names_are_hidden(
    tmp_path: Path, out: Path
) -> None:
    path = copied(tmp_path / "demo.muster")
    with opened(path, read_only=True) as file:
        with file.reading() as connection:
            asked = connection.exec_driver_sql("SELECT first_name, last_name FROM worker")
            names = {part for name in asked.all() for part in name}
        made = build_package(file, out, AS_OF, Choices(hide="initials"))
    words = set(re.findall(r"[^\W\d_]+", fold(PackageRead(made.path).whole)))
    assert len(names) > 15
    assert not words & {fold(name) for name in names}


def test_a_firm_keeps_its_name_where_people_lose_theirs(company: Company, out: Path) -> None:
    company.save("contractor", company="Bluebell Electric")
    company.inspection("2026-05-01", company.unit(), by_name="Bluebell Electric")
    company.inspection("2026-05-02", company.unit("102"), by_name="Zoë Quill")
    _made, read = built(company, out, hide="initials")
    assert read.whole.count("Bluebell Electric") == 2
    assert "Quill" not in read.whole


def test_a4_by_choice(company: Company, out: Path) -> None:
    _made, read = built(company, out, paper="a4")
    assert [round(float(side)) for side in read.reader.pages[0].mediabox[2:]] == [595, 842]


# --- the way there --------------------------------------------------------------------------------


def test_progress_is_told_in_words(company: Company, add: Add, out: Path) -> None:
    add(None, None, "tailgate.pdf", "photo.jpg")
    told: list[tuple[int, int, str]] = []
    build_package(company.file, out, AS_OF, told=lambda *said: told.append(said))
    words = [said for _done, _of, said in told]
    assert words[0] == "Reading the records"
    assert any("tailgate.pdf" in said for said in words)
    assert "Drawing the pages" in words
    done = [number for number, _of, _said in told]
    assert done == sorted(done)
    assert told[-1][0] == told[-1][1]


def test_stopping_at_any_moment_leaves_nothing(company: Company, add: Add, out: Path) -> None:
    add(None, None, "tailgate.pdf")
    for n in range(12):
        company.meeting("2026-05-01", topics=f"Topic {n}")
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    build_package(company.file, out / "deep", AS_OF, is_stopped=count)
    for path in sorted((out / "deep").iterdir()):
        path.unlink()
    (out / "deep").rmdir()
    out.rmdir()
    for moment in range(0, asked - 8, max(1, asked // 7)):
        with pytest.raises(CancelledError):
            build_package(company.file, out / "deep", AS_OF, is_stopped=after(moment))
        assert not out.exists()


def test_a_package_that_is_there_is_replaced_only_by_a_whole_one(
    company: Company, out: Path
) -> None:
    first, _read = built(company, out)
    before = first.path.read_bytes()
    company.worker("Ann Bell")
    with pytest.raises(CancelledError):
        build_package(company.file, out, AS_OF, is_stopped=after(20))
    assert first.path.read_bytes() == before
    assert [path.name for path in out.iterdir()] == [first.path.name]
    second, read = built(company, out)
    assert second.path == first.path
    assert "Ann Bell" in read.whole
    assert [path.name for path in out.iterdir()] == [first.path.name]


def test_the_same_records_make_the_same_words(company: Company, out: Path) -> None:
    company.meeting("2026-05-01")
    one, first = built(company, out / "a")
    other, second = built(company, out / "b")
    assert first.texts == second.texts
    assert replace(one, path=other.path) == other


def test_nothing_is_written_into_the_company_file(company: Company, out: Path) -> None:
    before = company.file.path.read_bytes()
    built(company, out)
    assert company.file.path.read_bytes() == before


def test_a_day_long_ago_knows_only_what_was(company: Company, out: Path) -> None:
    company.meeting("2020-05-01", topics="Early days")
    company.meeting("2026-05-01", topics="Much later")
    made = build_package(company.file, out, date(2020, 12, 31))
    words = PackageRead(made.path).whole
    assert "Early days" in words
    assert "Much later" not in words
