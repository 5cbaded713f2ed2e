"""Typing finds records with their date and the words that fit, in a helpful order."""

import pytest

from desktop.services.marking import Wanted, snippet_of
from desktop.services.searching import Found, Hit, look_for
from desktop.store import search
from tests.builders.company import AS_OF, Company


def look(company: Company, typed: str) -> Found:
    return look_for(company.file, typed, AS_OF)


def hits(company: Company, typed: str) -> list[Hit]:
    return [hit for group in look(company, typed).groups for hit in group.hits]


def marked(hit: Hit) -> list[str]:
    words = [hit.title[at : at + n] for at, n in hit.marks]
    return words + [hit.snippet[at : at + n] for at, n in hit.snippet_marks]


def test_a_worker_comes_before_everything_that_names_him(company: Company) -> None:
    rick = company.worker("Rick Desjarlais")
    company.certificate(rick, company.certificate_type(), "2026-10-14", "2023-10-14")
    found = look(company, "rick")
    assert [(group.title, len(group.hits)) for group in found.groups] == [
        ("Workers", 1),
        ("Certificates", 1),
    ]
    card = found.groups[1].hits[0]
    assert (card.title, card.when, card.tab) == (
        "Rick Desjarlais H2S Alive",
        "14 October 2023",
        "training",
    )


@pytest.mark.parametrize("typed", ["deja", "DÉJÀ", "Deja"])
def test_the_words_are_marked_as_people_wrote_them(company: Company, typed: str) -> None:
    company.site("Café Déjà Vu")
    (hit,) = hits(company, typed)
    assert marked(hit) == ["Déjà"]


def test_a_word_outside_the_title_is_shown_where_it_stands(company: Company) -> None:
    notes = "one two three four five six seven eight nine ten; the left horn does not honk"
    company.inspection("2026-11-03", company.unit("103"), notes=notes)
    (hit,) = hits(company, "103 horn")
    assert hit.snippet == "Notes: …eight nine ten; the left horn does not honk"
    assert marked(hit)[-1] == "horn"


def test_a_word_inside_a_table_of_the_record_is_shown(company: Company) -> None:
    items = [{"item": "Fire extinguisher charged", "result": "pass"}]
    company.inspection("2026-11-03", company.unit("103"), items=items)
    (hit,) = hits(company, "charged")
    assert hit.snippet.endswith("Fire extinguisher charged")
    assert marked(hit) == ["charged"]


def test_the_date_is_not_said_twice(company: Company) -> None:
    company.inspection("2026-11-03", company.unit("103"))
    hit = next(hit for hit in hits(company, "103") if hit.kind == "inspection")
    assert "3 November 2026" in hit.title
    assert hit.when == ""


def test_what_is_kept_for_programs_is_never_shown(company: Company) -> None:
    values = {"name": "card.jpg", "sha256": "0" * 64, "media_type": "image/jpeg", "size": 1,
              "filed_at": "2026-11-16T19:00:00Z"}  # fmt: skip
    company.save("evidence", **values)
    assert [hit.snippet for hit in hits(company, "jpeg")] == [""]


def test_settings_are_no_search_result(company: Company) -> None:
    company.save("company_settings", working_days="Mon-Fri")
    assert hits(company, "mon") == []


def test_of_very_many_the_unit_itself_still_comes_first(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WEIGHED", 10)
    monkeypatch.setattr(search, "_SEEN", 4)
    unit = company.unit("Brake 7")
    company.together(lambda: [company.inspection(f"2026-10-{day}", unit) for day in range(10, 30)])
    found = look(company, "brake")
    assert found.groups[0].hits[0].record_id == unit
    assert [hit.title[:2] for hit in found.groups[1].hits[:3]] == ["29", "28", "27"]


@pytest.mark.parametrize(
    "typed", ["", "  ", '"', "'", "😀" * 5000, "x" * 10_000, "a " * 5000, "\x00", "NEAR(", "* OR *"]
)
def test_odd_input_is_harmless(company: Company, typed: str) -> None:
    company.worker()
    assert look(company, typed).typed == typed


def test_a_snippet_is_one_line_with_its_marks_in_place() -> None:
    text = "first\nsecond\tthird " + "word " * 100
    marks = Wanted(("third",)).in_text(text).marks
    said, places = snippet_of("Notes", text, marks)
    assert said.startswith("Notes: first second third word")
    assert said.endswith("…")
    assert [said[at : at + n] for at, n in places] == ["third"]
