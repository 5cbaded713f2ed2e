"""Any record is found while typing, under the name that it has now, and by nobody who may not."""

import pytest

from desktop.store import search
from desktop.store.file import CompanyFile
from tests.builders.files import faults_in, save


def found(company: CompanyFile, typed: str) -> list[tuple[str, str]]:
    with company.reading() as connection:
        return [(hit.kind, hit.record_id) for hit in search.find(connection, typed)]


def titles(company: CompanyFile, typed: str) -> set[str]:
    with company.reading() as connection:
        return {hit.title for hit in search.find(connection, typed)}


def rick(company: CompanyFile) -> tuple[str, str, str]:
    """A worker, a kind of certificate and the certificate."""
    worker = save(company, "worker", first_name="Rick", last_name="Désjarlais", number="SFA-22191")
    kind = save(company, "certificate_type", name="H2S Alive")
    return worker, kind, save(company, "certificate", worker_id=worker, type_id=kind)


@pytest.mark.parametrize(
    "typed",
    ["desjarlais", "DÉSJARLAIS", "Désj", "rick des", "des rick", "  rick ", "sfa 22191", "22191",
     "SFA-22191", "rick, desjarlais", "ri de sf", "“Rick”", "rick*", 'rick "'],
)  # fmt: skip
def test_words_as_people_type_them(company: CompanyFile, typed: str) -> None:
    worker = rick(company)[0]
    assert ("worker", worker) in found(company, typed)


@pytest.mark.parametrize(
    "typed", ["", "   ", "-", '"', "jarlais", "rick li", "'; DROP TABLE site", "NEAR(", "\x00"]
)
def test_words_that_find_nothing(company: CompanyFile, typed: str) -> None:
    rick(company)
    assert found(company, typed) == []


@pytest.mark.parametrize("typed", ["o'connor", "O’Connor", "connor", "siobhan"])
def test_names_with_apostrophes(company: CompanyFile, typed: str) -> None:
    worker = save(company, "worker", first_name="Siobhán", last_name="O’Connor")
    assert found(company, typed) == [("worker", worker)]


def test_a_renamed_worker_is_found_under_the_new_name_everywhere(company: CompanyFile) -> None:
    worker, _kind, card = rick(company)
    assert found(company, "desjarlais h2s") == [("certificate", card)]
    save(company, "worker", worker, last_name="Tremblay")
    assert found(company, "tremblay h2s") == [("certificate", card)]
    assert found(company, "desjarlais") == []
    assert faults_in(company) == []


def test_a_new_number_reaches_what_is_named_after_something_named_after_the_unit(
    company: CompanyFile,
) -> None:
    unit = save(company, "equipment", number="U-3", description="Skid steer")
    values = {"kind": "inspection", "task": "Walk-around", "in_force_from": "2026-01-01"}
    plan = save(company, "duty_plan", equipment_id=unit, **values)
    values = {"plan_id": plan, "due_on": "2026-02-01", "skipped_on": "2026-02-01"}
    skip = save(company, "skip", reason="snow", by_name="Dale", **values)
    save(company, "equipment", unit, number="X-77")
    assert {("equipment", unit), ("duty_plan", plan), ("skip", skip)} == set(found(company, "x-77"))
    assert found(company, "u-3") == []


def test_a_voided_record_is_not_found_until_it_comes_back(company: CompanyFile) -> None:
    worker = rick(company)[0]
    company.write("Void", lambda t: t.void("worker", worker, "left"))
    assert ("worker", worker) not in found(company, "rick")
    company.write("Restore", lambda t: t.restore("worker", worker))
    assert ("worker", worker) in found(company, "rick")


def test_words_inside_rows_are_found(company: CompanyFile) -> None:
    hazards = [{"hazard": "Flying chips", "controls": [{"control": "Face shield"}]}]
    fha = save(
        company, "formal_hazard_assessment", title="Grinding", made_on="2026-01-05", hazards=hazards
    )
    assert found(company, "face shield") == [("formal_hazard_assessment", fha)]
    save(company, "formal_hazard_assessment", fha, hazards=[])
    assert found(company, "face shield") == []


def test_first_aid_records_are_not_found_nor_the_scans_that_show_them(company: CompanyFile) -> None:
    worker = rick(company)[0]
    values = {"worker_id": worker, "injury": "splinter", "treatment": "bandage", "notes": "calm"}
    record = save(company, "first_aid_record", happened_on="2026-03-03", **values)
    for word in ("splinter", "bandage", "calm", "2026"):
        assert found(company, word) == []
    assert titles(company, "rick") == {"rick desjarlais", "rick desjarlais h2s alive"}
    scan = {
        "sha256": "0" * 64,
        "media_type": "image/png",
        "size": 3,
        "filed_at": "2026-03-03T00:00:00Z",
    }
    link = [{"record_kind": "first_aid_record", "record_id": record}]
    company.write("File", lambda t: t.add_content("0" * 64, b"abc", "the splinter of Rick"))
    evidence = save(company, "evidence", name="Splinter.png", links=link, **scan)
    assert found(company, "splinter") == []
    save(company, "evidence", evidence, links=[])
    assert found(company, "splinter") == [("evidence", evidence)]


def test_words_read_out_of_a_file_are_found(company: CompanyFile) -> None:
    scan = {"sha256": "1" * 64, "media_type": "application/pdf", "size": 3}
    values = scan | {"name": "letter.pdf", "filed_at": "2026-03-03T00:00:00Z"}

    def file(transaction: object) -> str:
        transaction.add_content("1" * 64, b"abc", "Right to refuse, Désjarlais")  # type: ignore[attr-defined]
        record: str = transaction.save("evidence", values)  # type: ignore[attr-defined]
        return record

    evidence = company.write("File", file)
    assert found(company, "refuse desj") == [("evidence", evidence)]


def test_the_newest_comes_first_and_a_title_before_a_text(company: CompanyFile) -> None:
    sites = [save(company, "site", name="Yard") for _number in range(3)]
    assert found(company, "yard") == [("site", site) for site in reversed(sites)]
    note = save(company, "site", name="Shop", notes="behind the yard")
    assert found(company, "yard")[-1] == ("site", note)


def test_no_more_than_asked_for(company: CompanyFile) -> None:
    company.write("Many", lambda t: [t.save("site", {"name": "Yard"}) for _n in range(70)])
    assert len(found(company, "yard")) == search.MOST


def test_an_index_made_anew_finds_the_same(company: CompanyFile) -> None:
    worker, kind, _card = rick(company)
    save(company, "worker", worker, last_name="Tremblay")
    save(company, "site", name="Yard", notes="Tremblay's")
    gone = save(company, "site", name="Tremblay pit")
    company.write("Void", lambda t: t.void("site", gone, "sold"))
    asked = ("tremblay", "rick h2s", "yard", "desjarlais", "pit", "alive")
    before = [sorted(found(company, typed)) for typed in asked]
    company.write("Anew", lambda t: search.rebuild(t.connection))
    assert [sorted(found(company, typed)) for typed in asked] == before
    save(company, "certificate_type", kind, name="Gas Alive")  # and goes on working
    assert found(company, "h2s") == []
    assert faults_in(company) == []


def test_words_of_a_voided_record_do_not_linger_in_the_file(company: CompanyFile) -> None:
    site = save(company, "site", name="Quagmire")
    company.write("Void", lambda t: t.void("site", site, "sold"))
    save(company, "site", site, name="x")
    with company.reading() as connection:
        kept = connection.exec_driver_sql("SELECT block FROM search_word_data").scalars().all()
    assert not any(b"quagmire" in block for block in kept)
