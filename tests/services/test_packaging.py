"""What goes into a package, what stays out, and what a person is told of both."""

import json
import re
import shutil
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path
from typing import Any

import pytest

from desktop.audit.protocols.shipped import GENERIC, protocol
from desktop.errors import Refused
from desktop.intake import Intake
from desktop.services.evidence import attach
from desktop.services.packaging.build import build_package
from desktop.services.packaging.choices import Built, Choices
from desktop.services.packaging.exporting import export_package
from desktop.store import connecting
from desktop.values.folding import fold
from tests.builders.company import AS_OF, Company, company_in, day
from tests.builders.demonstration import copied
from tests.builders.files import opened
from tests.builders.package_read import PackageRead, faults_of, fonts_without_letters
from tests.builders.papers import write_pdf, write_photo

Add = Callable[..., None]
NOT_IN_IT = "Not in this package, and why"
CODES = [one.code for one in protocol(GENERIC).questions]


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


def near_miss(company: Company, on: str, what: str) -> str:
    return company.save("incident", happened_on=day(on), kind="near_miss", what=what)


def ids(company: Company, table: str) -> list[str]:
    with company.file.reading() as connection:
        return list(connection.exec_driver_sql(f"SELECT id FROM {table}").scalars())


def files_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def numbers(made: Built) -> dict[str, str]:
    return {one.name: one.number for one in made.exhibits}


# --- evidence -------------------------------------------------------------------------------------


def test_a_file_of_two_records_is_one_exhibit_under_the_first(
    company: Company, add: Add, out: Path
) -> None:
    first = near_miss(company, "2026-09-01", "The guard was off")
    second = near_miss(company, "2026-10-01", "The guard was off again")
    add("incident", first, "guard.jpg")
    add("incident", second, "guard.jpg", "letter.pdf")
    made, read = built(company, out)
    by_name = numbers(made)
    assert by_name["guard.jpg"] == "S5.2-01a"
    assert by_name["letter.pdf"] == "S5.2-02a"
    (guard,) = (one for one in made.exhibits if one.name == "guard.jpg")
    assert guard.records == (first, second)
    index = read.chapter("Index of exhibits")
    assert index.count("guard.jpg") == 1


def test_a_draft_takes_in_papers_that_no_record_names_unless_told_not_to_and_says_what_is_out(
    company: Company, add: Add, out: Path
) -> None:
    (record,) = ids(company, "company")
    add("company", record, "clearance letter.pdf")
    add("meeting", company.meeting("2024-03-01", topics="Old news"), "old.pdf")
    add(None, None, "loose.pdf")
    whole, read = built(company, out)
    assert numbers(whole) == {"clearance letter.pdf": "C-01", "loose.pdf": "X-01"}
    assert {one["name"] for one in whole.as_json()["files_left_out"]} == {"old.pdf"}
    assert "Papers that no record names: " not in read.whole
    made, read = built(company, out, loose_papers=False)
    assert numbers(made) == {"clearance letter.pdf": "C-01"}
    assert made.is_draft
    assert [one.name for one in made.apart] == ["loose.pdf", "old.pdf"]
    assert "No record names it" in made.apart[0].why
    assert "not among the records" in made.apart[1].why
    assert "Old news" not in read.whole
    assert "Papers that no record names: 1" in read.whole
    said = {one["name"] for one in made.as_json()["files_left_out"]}
    assert said == {"loose.pdf", "old.pdf"}


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
    assert {one.kind for one in made.exhibits} == {"incident"}
    assert "Saw slipped" in read.whole
    assert "thumb" not in read.whole
    assert "treatment" not in read.whole
    assert "treatment" not in str(made.as_json())
    assert "First-aid records: 1" in read.chapter(NOT_IN_IT)


def test_what_was_voided_is_not_there(company: Company, add: Add, out: Path) -> None:
    meeting = company.meeting("2026-03-01", topics="Never held")
    add("meeting", meeting, "never.pdf")
    company.void("meeting", meeting)
    made, read = built(company, out)
    assert made.exhibits == ()
    assert "Never held" not in read.whole
    assert "Voided records: 1" in read.chapter(NOT_IN_IT)
    assert [one.name for one in made.apart] == ["never.pdf"]


def test_a_file_without_pages_has_its_words_on_a_sheet_and_lies_beside(
    company: Company, add: Add, out: Path
) -> None:
    add("incident", near_miss(company, "2026-03-01", "Slipped"), "minutes.txt")
    made, read = built(company, out)
    (one,) = (one for one in made.exhibits if one.sha256)
    assert "The words of minutes.txt" in read.texts[one.page - 1]
    assert one.sha256 in read.texts[one.page - 1].replace(" ", "")
    assert [path.name for path in made.files] == ["S5.2-01a minutes.txt"]
    assert made.files[0].read_text(encoding="utf-8") == "The words of minutes.txt\n"
    assert made.troubles == ()


def test_a_damaged_file_gets_a_sheet_and_the_others_are_there(
    company: Company, add: Add, out: Path
) -> None:
    add("company", *ids(company, "company"), "good.pdf", "bad.pdf")
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


def test_the_assessments_own_period_counts_where_it_is_set(company: Company, out: Path) -> None:
    with company.file.reading() as connection:
        (record,) = connection.exec_driver_sql("SELECT id FROM company").scalars()
    company.save(
        "company",
        record,
        assessment_from_on=day("2026-06-01"),
        assessment_to_on=day("2027-05-31"),
    )
    near_miss(company, "2026-05-31", "Too early")
    near_miss(company, "2026-06-01", "In time")
    made, read = built(company, out)
    assert made.period == (day("2026-06-01"), AS_OF)
    assert "1 June 2026 to 16 November 2026" in read.texts[0]
    assert "In time" in read.whole
    assert "Too early" not in read.whole


def test_an_empty_company_says_what_is_missing(company: Company, out: Path) -> None:
    made, read = built(company, out)
    assert made.exhibits == ()
    assert made.pages == len(read.texts)
    assert faults_of(made.path) == []
    # every question is there, with what is missing for it
    assert {code for code in CODES if code in read.whole} == set(CODES)
    assert (out / "manifest.json").is_file()


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


def test_a_name_of_three_hundred_letters_is_never_entered(tmp_path: Path) -> None:
    with (
        pytest.raises(Refused, match="300 characters and 200 fit"),
        company_in(tmp_path, "A/" * 150),
    ):
        pass


def test_a_company_of_two_hundred_letters_and_slashes(tmp_path: Path, out: Path) -> None:
    name = ("Bow/River\\Mechanical: 'A?*<B>|' Ltd. " * 9)[:200].strip()
    with company_in(tmp_path, name) as company:
        made, read = built(company, out)
    assert made.path.parent == out
    assert made.path.name.endswith("_SECOR_package_2026-11-16_draft.pdf")
    assert len(made.path.name.encode()) < 200
    assert not set('/\\:*?"<>|') & set(made.path.name)
    assert "What is inside" in read.texts[0]  # all of the cover is on one page


def test_a_draft_says_so_on_every_page_and_every_sheet_of_the_folder(
    company: Company, add: Add, out: Path
) -> None:
    company.meeting("2026-05-01")
    add("incident", near_miss(company, "2026-05-01", "Slipped"), "scan.pdf")
    made, read = built(company, out)
    assert made.path.name.endswith("_draft.pdf")
    assert [page for page, words in enumerate(read.texts, 1) if "Draft" not in words] == []
    (sheet,) = (out / "S5 Incident investigation").rglob("*Slipped*.pdf")
    assert all("Draft, not signed. As of" in words for words in PackageRead(sheet).texts)
    assert "This is a draft" in (out / "index.html").read_text(encoding="utf-8")
    assert json.loads((out / "manifest.json").read_bytes())["is_draft"] is True


def test_names_are_hidden_everywhere(company: Company, add: Add, out: Path) -> None:
    worker = company.worker("Rick Desjarlais", hired="2020-01-01", known_as="Sparky")
    company.action("Ask Sparky, or DESJARLAIS", assigned_id=worker)
    company.meeting("2026-05-01", topics="Rick told of his near miss", led_by_name="Zoë Quill")
    told = near_miss(company, "2026-05-01", "Rick slipped, and Zoë Quill saw it")
    add("incident", told, "Rick Desjarlais slipped.pdf", "Rick.txt")
    made, read = built(company, out, hide="initials")
    words = read.whole.casefold()
    for name in ("rick", "desjarlais", "sparky", "quill"):
        assert name not in words
    assert "R.D. slipped, and Z.Q. saw it" in read.whole
    assert "R.D. slipped.pdf" in numbers(made)
    paths = {path.relative_to(out).as_posix().casefold() for path in out.rglob("*")}
    assert not [path for path in paths if "rick" in path or "desjarlais" in path]
    assert "Z.Q." in read.whole
    assert made.files == ()
    assert "desjarlais" not in str(made.as_json()).casefold()


def test_nobody_of_the_demonstration_company_is_named_where_names_are_hidden(
    tmp_path: Path, out: Path
) -> None:
    path = copied(tmp_path / "demo.muster")
    with opened(path, read_only=True) as file:
        with file.reading() as connection:
            asked = connection.exec_driver_sql("SELECT first_name, last_name FROM worker")
            names = {part for name in asked.all() for part in name}
        made = build_package(file, out, AS_OF, Choices(hide="initials"))
    read = PackageRead(made.path)
    # who signs is named on the cover and where they sign, and on no other page
    front, others = read.texts[:2], read.texts[2:]
    for signs in ("Bernadette Ouellette", "Glenn Haugen"):
        assert all(signs in text for text in front)
        front = [text.replace(signs, "") for text in front]
    words = set(re.findall(r"[^\W\d_]+", fold("\n".join([*front, *others]))))
    assert len(names) > 15
    assert not sorted(words & {fold(name) for name in names})


def test_a_firm_keeps_its_name_where_people_lose_theirs(company: Company, out: Path) -> None:
    company.save("contractor", company="Bluebell Electric")
    near_miss(company, "2026-05-01", "Bluebell Electric saw it")
    near_miss(company, "2026-05-02", "Zoë Quill saw it")
    company.meeting("2026-05-03", led_by_name="Zoë Quill")
    _made, read = built(company, out, hide="initials")
    assert "Bluebell Electric" in read.whole
    assert "Quill" not in read.whole


def test_a4_by_choice(company: Company, out: Path) -> None:
    _made, read = built(company, out, paper="a4")
    assert [round(float(side)) for side in read.reader.pages[0].mediabox[2:]] == [595, 842]


def test_a_year_of_maintenance_leaves_out_what_stands_as_it_stood(
    company: Company, add: Add, out: Path
) -> None:
    signer = company.worker("Glenn Haugen", hired="2020-01-01")
    policy = company.policy("2025-02-01", signed_by_id=signer)
    add("policy", policy, "policy.pdf")
    near_miss(company, "2026-10-01", "The guard was off")
    whole, _read = built(company, out / "a")
    changed, read = built(company, out / "b", only_changed=True)
    assert "policy.pdf" in numbers(whole)
    assert {one.nature for one in changed.exhibits} == {"operational"}
    assert "policy.pdf" not in read.whole


def test_ones_own_copy_has_a_page_of_what_was_checked(company: Company, out: Path) -> None:
    choices = Choices(own_copy=True)
    own = export_package(company.file, out / "own", AS_OF, choices).built
    sent = export_package(company.file, out / "sent", AS_OF, Choices())
    assert own is not None
    assert sent.built is not None
    assert own.path.stem == f"{sent.built.path.stem}_own_copy"
    told = (own.folder / "index.html").read_text(encoding="utf-8")
    assert "upload" not in told  # nobody is told to send it
    assert "uploaded" in (sent.built.folder / "index.html").read_text(encoding="utf-8")
    (first, *_rest) = sent.concerns
    assert first.sentence in " ".join(PackageRead(own.path).texts)
    assert first.sentence not in " ".join(PackageRead(sent.built.path).texts)
    assert sent.as_json()["concerns"][0] == first.as_json()


def test_a_package_of_nothing_is_trouble_and_says_so_first(company: Company, out: Path) -> None:
    sent = export_package(company.file, out / "empty", AS_OF, Choices())
    assert sent.built is not None
    assert sent.built.exhibits == ()
    assert sent.has_trouble
    assert sent.concerns[0].key == "empty"


# --- the way there --------------------------------------------------------------------------------


def test_progress_is_told_in_words(company: Company, add: Add, out: Path) -> None:
    add("company", *ids(company, "company"), "tailgate.pdf", "photo.jpg")
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
    add("company", *ids(company, "company"), "tailgate.pdf")
    for n in range(4):
        near_miss(company, "2026-05-01", f"Slipped {n}")
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return False

    build_package(company.file, out / "deep", AS_OF, is_stopped=count)
    shutil.rmtree(out)
    for moment in range(0, asked - 8, max(1, asked // 7)):
        with pytest.raises(CancelledError):
            build_package(company.file, out / "deep", AS_OF, is_stopped=after(moment))
        assert not out.exists()


def test_a_package_that_is_there_is_replaced_only_by_a_whole_one(
    company: Company, out: Path
) -> None:
    first, _read = built(company, out)
    (out / "mine.txt").write_text("of somebody else", encoding="utf-8")
    before = files_in(out)
    company.worker("Ann Bell", hired="2024-01-01")
    with pytest.raises(CancelledError):
        build_package(company.file, out, AS_OF, is_stopped=after(20))
    assert files_in(out) == before
    second, read = built(company, out)
    assert second.path == first.path
    assert "Ann Bell" in read.whole
    assert (out / "mine.txt").read_text(encoding="utf-8") == "of somebody else"


def test_two_packages_of_the_same_records_are_the_same_byte_for_byte(
    company: Company, add: Add, out: Path
) -> None:
    some = ("minutes.txt", "minutes.pdf", "room.jpg")
    add("incident", near_miss(company, "2026-05-01", "Slipped"), *some)
    one, _read = built(company, out / "a")
    two, _read = built(company, out / "b")
    assert files_in(out / "a") == files_in(out / "b")
    assert one.manifest == two.manifest
    assert len(files_in(out / "a")) >= 8
