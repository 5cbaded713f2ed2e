"""A blank form is made for a pen: room to write, boxes to tick, nothing cut off, no page wasted."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from desktop import language
from desktop.package.forms.deriving import NOT_ON_PAPER, derived_form, kinds_on_paper
from desktop.package.forms.drawing import Heads, draw_form, laid_out
from desktop.package.forms.reading import read_form
from desktop.package.forms.sheet import Box, Form, Heading, Item, Line, Note, Table, Ticks
from desktop.records import KINDS, kind_of
from desktop.records.fields import Shape
from desktop.resources import resource
from tests.builders.blank_paper import BOX, Page, about, faults_of, pages_of, squeezed

COMPANY = "Bow River Mechanical Ltd."
HEADS = Heads(COMPANY, "101", "Printed on 16 November 2026")
ROW = 9.0
ROUNDING = 0.15
SAMPLES = sorted(path.name for path in resource("forms").glob("*.toml"))
DERIVED = [kind.key for kind in kinds_on_paper()]
EVERY = [*SAMPLES, *DERIVED]
FOOT = 15.0  # mm: the page number stands in it
PAGES = {"investigation.toml": 2, "worksite-inspection.toml": 2,
         "formal-hazard-assessment.toml": 2, "emergency_plan": 3, "incident": 2, "inspection": 2,
         "meeting": 2, "document": 2, "formal_hazard_assessment": 2}  # fmt: skip

each_form = pytest.mark.parametrize("name", EVERY)


class Longer:
    """A language in which everything takes a third more room, as French does."""

    def gettext(self, message: str) -> str:
        if not message:  # what gettext answers to nothing is the head of its own file
            return "Content-Type: text/plain"
        return f"{message} {'à élargir ' * len(message)}"[: len(message) * 4 // 3 + 3].strip()

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.gettext(one if n == 1 else many)


@pytest.fixture(params=["English", "a third longer"])
def words(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param != "English":
        monkeypatch.setattr(language, "_translation", Longer())


def form_of(name: str) -> Form:
    if name.endswith(".toml"):
        return read_form(resource("forms", name).read_text(encoding="utf-8"), name)
    return derived_form(kind_of(name))


def drawn(form: Form, folder: Path, heads: Heads = HEADS) -> list[Page]:
    path = folder / "form.pdf"
    pages = draw_form(form, heads, path)
    found = pages_of(path)
    assert len(found) == pages
    return found


def words_of(form: Form) -> Iterator[str]:
    """Every word that must stand on the paper."""
    yield from (form.title, form.sentence)
    for part in form.parts:
        match part:
            case Heading():
                yield from (part.words, part.note)
            case Note():
                yield part.words
            case Line():
                for cell in part.cells:
                    yield from (cell.label, *([cell.filled] if cell.filled else cell.ticks))
            case Ticks():
                yield from (part.label, *part.words)
            case Box():
                yield from (part.label, part.filled)
            case Table():
                yield from (
                    word for column in part.columns for word in (column.label, *column.ticks)
                )
                yield from (word for item in part.items for word in item.words)


# --- what stands on it ----------------------------------------------------------------------------


@each_form
@pytest.mark.usefixtures("words")
def test_everything_stands_on_the_paper_and_nothing_on_anything_else(
    name: str, tmp_path: Path
) -> None:
    form = form_of(name)
    pages = drawn(form, tmp_path)
    text = squeezed("".join(page.text for page in pages))
    assert [word for word in words_of(form) if squeezed(word) not in text] == []
    assert [fault for page in pages for fault in faults_of(page)] == []


@each_form
def test_each_page_says_whose_it_is_and_which_one(name: str, tmp_path: Path) -> None:
    form = form_of(name)
    pages = drawn(form, tmp_path)
    for number, page in enumerate(pages, start=1):
        assert COMPANY in page.text
        assert squeezed(form.title) in squeezed(page.text)
        assert f"Page {number} of {len(pages)}" in page.text
        assert "Printed on 16 November 2026" in page.text
    assert all("101" in page.text for page in pages[1:])


@each_form
def test_there_is_room_for_a_pen(name: str, tmp_path: Path) -> None:
    form = form_of(name)
    for page in drawn(form, tmp_path):
        narrow = [f for f in page.frames if f.height < ROW - ROUNDING and f not in page.shaded]
        assert narrow == []
        assert all(abs(box.width - BOX) < 0.4 for box in page.boxes)
        written = sorted(rule.high for rule in page.rules if rule.width < page.width - 31)
        gaps = [high - low for low, high in pairwise(written)]
        assert [gap for gap in gaps if gap < ROW - ROUNDING and not _is_squared(form)] == []


def _is_squared(form: Form) -> bool:
    return any(isinstance(part, Box) and part.squared for part in form.parts)


@each_form
@pytest.mark.usefixtures("words")
def test_no_paper_is_wasted(name: str, tmp_path: Path) -> None:
    form = form_of(name)
    pages = drawn(form, tmp_path)
    assert len(pages) <= PAGES.get(name, 1)
    tallest = max([ROW, *(part.mm for part in form.parts if isinstance(part, Table))])
    for page, laid in zip(pages, laid_out(form, HEADS).pages, strict=True):
        left = min(frame.low for frame in page.frames) - FOOT
        assert left > -ROUNDING
        if any(placed.block.grow for placed in laid):
            assert left < tallest + ROUNDING


# --- strange input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "company",
    [
        "A/B\\C Mechanical & Sons <Ltd.> " * 10,
        "W" * 300,
        "Løvås & Fils, Éric Ñandú ŒUVRES – “Québec”",
        "",
    ],
    ids=["300 characters with slashes", "one word of 300 letters", "letters", "none"],
)
def test_any_name_of_a_company_is_there_in_full(company: str, tmp_path: Path) -> None:
    company = company.strip()
    for page in (pages := drawn(form_of("drill.toml"), tmp_path, replace(HEADS, company=company))):
        assert list(faults_of(page)) == []
    assert squeezed(company) in squeezed(pages[0].text)
    assert about(tmp_path / "form.pdf")["Title"] == "Emergency drill"


@pytest.mark.parametrize("letters", ["x" * 500, "word " * 100, "a\nb\nc\nd"])
def test_whatever_is_known_is_printed_in_full(letters: str, tmp_path: Path) -> None:
    form = form_of("emergency-site-sheet.toml")
    parts = tuple(
        replace(part, cells=tuple(replace(cell, filled=letters) for cell in part.cells))
        if isinstance(part, Line)
        else replace(part, filled=letters)
        if isinstance(part, Box)
        else replace(part, items=(Item((letters, letters, letters)),))
        if isinstance(part, Table)
        else part
        for part in form.parts
    )
    pages = drawn(replace(form, parts=parts), tmp_path)
    text = squeezed("".join(page.text for page in pages))
    wanted = sum(
        len(part.cells) if isinstance(part, Line) else 3 if isinstance(part, Table) else 1
        for part in parts
        if isinstance(part, Line | Box | Table)
    )
    assert text.count(squeezed(letters)) == wanted
    assert [fault for page in pages for fault in faults_of(page)] == []


def test_what_is_known_goes_on_over_pages(tmp_path: Path) -> None:
    letters = " ".join(f"word{n}" for n in range(4000))
    form = form_of("emergency-site-sheet.toml")
    parts = [replace(p, filled=letters) if isinstance(p, Box) else p for p in form.parts]
    pages = drawn(replace(form, parts=tuple(parts)), tmp_path)
    text = "".join(squeezed(page.text) for page in pages)
    said = Counter(re.findall(r"word[0-9]+", text))
    assert said == Counter({f"word{n}": 2 for n in range(4000)})
    assert [fault for page in pages for fault in faults_of(page)] == []


def test_a_long_checklist_goes_on_with_its_head(tmp_path: Path) -> None:
    form = form_of("vehicle-pre-start.toml")
    items = tuple(Item((f"Item number {n} of a long list",)) for n in range(1, 121))
    parts = tuple(
        replace(part, items=items) if isinstance(part, Table) else part for part in form.parts
    )
    pages = drawn(replace(form, parts=parts), tmp_path)
    assert len(pages) > 2
    whole = "".join(page.text for page in pages)
    assert all(f"Item number {n} of" in whole for n in range(1, 121))
    going_on = [page for page in pages if "Item number" in page.text]
    assert all(page.text.count("Pass") == 2 for page in going_on)
    assert [fault for page in pages for fault in faults_of(page)] == []


# --- what there is --------------------------------------------------------------------------------


def test_every_kind_that_people_fill_in_has_a_form() -> None:
    assert set(DERIVED) == {kind.key for kind in KINDS} - NOT_ON_PAPER
    assert sorted(NOT_ON_PAPER) == [
        "company_settings", "dismissed_finding", "evidence", "hidden_part", "protocol",
        "question_support", "submission",
    ]  # fmt: skip


@pytest.mark.parametrize("key", DERIVED)
def test_a_derived_form_asks_for_every_field_in_its_order(key: str) -> None:
    kind, form = kind_of(key), form_of(key)
    asked = [name for part in form.parts for name in _fields(part) if name]
    wanted = [field.name for field in kind.fields]
    inner = {field.name for rows in kind.tables() for field in rows.fields}
    own = [name for name in asked if name in wanted]
    assert all(name in {*wanted, *inner} for name in asked)
    must = [f.name for f in kind.fields if f.required and f.shape is not Shape.STAMP]
    assert [name for name in must if name not in asked] == []
    assert own[-1] == "notes"
    if not kind.rows:
        assert own == [name for name in wanted if name in own]
    labels = {label for part in form.parts for label in _labels(part)}
    assert not any("not on the list" in label for label in labels)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_asks_for_what_its_record_needs(name: str) -> None:
    form = form_of(name)
    kind = kind_of(form.kind)
    asked = {field for part in form.parts for field in _fields(part)}
    needed = {field.name for field in kind.fields if field.required}
    assert needed <= asked
    tables = {part.table for part in form.parts if isinstance(part, Table)}
    assert {rows.name for rows in kind.rows} - tables <= {"exceptions", "involved", "reviews",
                                                          "participants"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("field-assessment.toml", ["Muster point", "Risk before", "Risk after", "work alone",
                                   "work stopped", "Out, initials", "Signature"]),
        ("toolbox-meeting.toml", ["Topics", "Concerns raised", "By when", "Signature"]),
        ("orientation.toml", ["policy", "refuse", "Hazards", "Protective", "Emergency",
                              "Reporting", "procedures", "WHMIS", "initials", "signature"]),
        ("vehicle-pre-start.toml", ["km", "Pass", "Fail", "n/a", "Defects", "Safe to use"]),
        ("worksite-inspection.toml", ["Area", "What was found", "Risk", "By when", "took part"]),
        ("near-miss.toml", ["1 What happened", "2 What kind", "3 When", "4 Where",
                            "could have happened"]),
        ("investigation.toml", ["Preserve the scene", "Sketch", "5 Why", "Immediate", "Behind it",
                                "signature"]),
        ("emergency-site-sheet.toml", ["LSD", "Latitude", "Muster point", "911", "hospital",
                                       "First aiders", "Extinguishers"]),
        ("drill.toml", ["muster point at", "went well", "improve", "Who took part"]),
        ("competency-check.toml", ["Unit", "a task", "Yes", "Competent", "Restrictions"]),
    ],
)  # fmt: skip
def test_a_sample_has_what_the_work_asks_for(name: str, said: list[str], tmp_path: Path) -> None:
    text = squeezed("".join(page.text for page in drawn(form_of(name), tmp_path))).casefold()
    assert [word for word in said if squeezed(word).casefold() not in text] == []


def test_twelve_people_sign_at_a_toolbox_meeting() -> None:
    (table,) = [p for p in form_of("toolbox-meeting.toml").parts
                if isinstance(p, Table) and p.table == "attendees"]  # fmt: skip
    assert table.rows == 12


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        draw_form(form_of("near-miss.toml"), HEADS, tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def _fields(part: object) -> Iterator[str]:
    match part:
        case Line():
            yield from (cell.field for cell in part.cells)
        case Ticks() | Box():
            yield part.field
        case Table():
            yield from (column.field for column in part.columns)
            yield from (item.field for item in part.items)


def _labels(part: object) -> Iterator[str]:
    match part:
        case Line():
            yield from (cell.label for cell in part.cells)
        case Ticks() | Box():
            yield part.label
        case Table():
            yield from (column.label for column in part.columns)
