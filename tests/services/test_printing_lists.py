"""Lists go onto paper as they stand on screen; so do the matrix, the months and what is due."""

from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.records import KINDS
from desktop.records.kind import Kind
from desktop.services.browsing import Asked, columns_of, list_rows, state_of
from desktop.services.exporting_tables import TableShown
from desktop.services.printing.lists import list_sheet, matrix_sheet, months_sheet, today_sheet
from desktop.services.today import Need, today
from desktop.services.training_matrix import narrowed, training_matrix
from desktop.services.twelve_months import twelve_months
from desktop.store.file import CompanyFile
from tests.builders import demonstration, full_records
from tests.builders.company import AS_OF, Company
from tests.builders.on_paper import misplaced, pages, said, squeezed

DAY = demonstration.NOVEMBER


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CompanyFile]:
    path = demonstration.copied(tmp_path_factory.mktemp("demo") / "demo.muster")
    with CompanyFile.open(path, by="Test", clock=demonstration.clock, read_only=True) as file:
        yield file


def shown(file: CompanyFile, kind: str, *keys: str, as_of: date = AS_OF, **asked: Any
          ) -> TableShown:  # fmt: skip
    columns = {column.key: column for column in columns_of(kind)}
    standings = state_of(file, kind, as_of)
    numbers = list_rows(file, Asked(kind, **asked), as_of, standings)
    some = [columns[key] for key in keys or columns]
    return TableShown(kind, numbers, some, as_of, standings, asked.get("voided", False))


def test_a_list_has_the_rows_order_columns_and_words_of_the_screen(
    company: Company, tmp_path: Path
) -> None:
    for name in ("Zoé Ångström", "Rick Desjarlais", "Anne Roy"):
        company.worker(name)
    to = tmp_path / "list.pdf"
    printed = list_sheet(
        company.file,
        shown(company.file, "worker", "last_name", "first_name", sort=("last_name", True)),
        to,
        "Workers with “r” in their name",
    )
    assert (printed.title, printed.pages) == ("Workers", 1)
    assert (
        "WorkersWorkerswith“r”intheirname·3rowsLastnameFirstnameRoyAnneDesjarlaisRickÅngströmZoé"
        in said(to)
    )


def test_voided_rows_say_so_and_only_where_they_are_shown(company: Company, tmp_path: Path) -> None:
    company.void("worker", company.worker("Anne Roy"))
    company.worker("Rick Desjarlais")
    to = tmp_path / "list.pdf"
    list_sheet(company.file, shown(company.file, "worker", "last_name", voided=True), to)
    assert "2rowsLastnameVoidedRoyvoidedDesjarlais" in said(to)
    list_sheet(company.file, shown(company.file, "worker", "last_name"), to)
    assert "1rowLastnameDesjarlais" in said(to)


def test_a_long_list_repeats_its_header_and_counts_its_pages(
    company: Company, tmp_path: Path
) -> None:
    company.together(lambda: [company.worker(f"Worker Number{n:04}") for n in range(700)])
    to = tmp_path / "list.pdf"
    heard: list[tuple[int, int]] = []
    printed = list_sheet(company.file, shown(company.file, "worker", "first_name", "last_name"), to,
                         told=lambda done, of, _about: heard.append((done, of)))  # fmt: skip
    found = pages(to)
    assert printed.pages == len(found) > 10
    assert all("Last name" in page.text for page in found)
    assert misplaced(to) == []
    assert heard[:2] == [(500, 700), (700, 700)]
    words = said(to)
    assert all(f"Number{n:04}" in words for n in range(700))


def test_few_columns_stand_upright_and_many_lie_on_their_side(
    demo: CompanyFile, tmp_path: Path
) -> None:
    for kind, keys, is_wide in (
        ("corrective_action", ("what", "due_on"), False), ("corrective_action", (), True),
    ):  # fmt: skip
        to = tmp_path / "list.pdf"
        list_sheet(demo, shown(demo, kind, *keys, as_of=DAY), to)
        assert all((page.width > page.height) is is_wide for page in pages(to))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_every_list_of_the_demonstration_fits_with_all_its_columns(
    demo: CompanyFile, tmp_path: Path, kind: Kind
) -> None:
    to = tmp_path / "list.pdf"
    table = shown(demo, kind.key, as_of=DAY)
    if len(table.numbers) > 60:
        table = TableShown(kind.key, table.numbers[:60], table.columns, DAY, table.standings)
    list_sheet(demo, table, to)
    assert misplaced(to) == []
    assert f"{len(table.numbers)}row" in said(to)


@pytest.mark.parametrize("say", [full_records.numbered_words, full_records.one_long_word])
def test_the_longest_texts_stay_in_their_columns(
    company: Company, tmp_path: Path, say: full_records.Say
) -> None:
    full_records.save_all(
        company.file, KINDS, lambda kind, known: full_records.full(kind, known, say, lines=0)
    )
    to = tmp_path / "list.pdf"
    for key in ("worker", "incident", "equipment", "certificate"):
        list_sheet(company.file, shown(company.file, key), to)
        assert (key, misplaced(to)) == (key, [])
    for sheet in (matrix_sheet, months_sheet, today_sheet):
        sheet(company.file, to, AS_OF)
        assert misplaced(to) == []


def test_nothing_at_all_is_a_sentence(company: Company, tmp_path: Path) -> None:
    to = tmp_path / "list.pdf"
    list_sheet(company.file, shown(company.file, "worker"), to)
    assert "0rowsNothingisinthislist." in said(to)
    matrix_sheet(company.file, to, AS_OF)
    assert "Nobodyworkshereyet." in said(to)
    months_sheet(company.file, to, AS_OF)
    assert "Nothingisonthescheduleyet." in said(to)
    today_sheet(company.file, to, AS_OF)
    assert len(pages(to)) == 1


def test_the_months_on_paper_say_when_nothing_was_due(company: Company, tmp_path: Path) -> None:
    trailer, truck = company.unit("T-1", "none"), company.unit("103", "none")
    for unit in (trailer, truck):
        for task in ("Inspection", "Lights"):
            plan = company.plan("monthly", unit, task=task, anchor_on="2026-01-20")
            for month in range(1, 9):
                company.inspection(f"2026-{month:02}-20", unit, plan)
    away = company.plan("monthly", company.unit("105", "none"), task="Lights",
                        baseline_on="2026-08-20")  # fmt: skip
    company.skip(away, "2026-09-21", due="2026-09-20", reason="In Calgary for repair.")
    company.change(trailer, "parked", "2026-09-03")
    company.change(trailer, "returned", "2026-11-14")
    company.change(truck, "out_of_order", "2026-09-16")
    company.change(truck, "returned", "2026-10-09")
    to = tmp_path / "months.pdf"
    months_sheet(company.file, to, AS_OF)
    words = said(to)
    assert misplaced(to) == []
    assert words.count("parked3Septo14Nov") == 2  # a line each
    assert words.count("taggedout16Septo9Oct") == 2
    assert "Whatexplainsthegaps" in words
    assert words.count("T-1:Parked3Septemberto14November.") == 1  # the same of both, said once
    assert words.count("103:Outoforder16Septemberto9October.") == 1
    assert "105:Lights:Skipped21SeptemberbyDale:InCalgaryforrepair." in words


def test_the_matrix_says_every_cell_in_words(demo: CompanyFile, tmp_path: Path) -> None:
    to = tmp_path / "matrix.pdf"
    matrix_sheet(demo, to, DAY)
    whole, words = training_matrix(demo, DAY), said(to)
    assert misplaced(to) == []
    for row in whole.rows:
        cells = "".join(whole.cells[row.id, column.id].words for column in whole.columns)
        assert squeezed(row.name + row.positions + cells) in words
    for column in whole.columns:
        assert squeezed(column.short) in words


def test_a_part_of_the_matrix_is_printed_as_that_part(demo: CompanyFile, tmp_path: Path) -> None:
    part = narrowed(training_matrix(demo, DAY), only_needs=True)
    matrix_sheet(demo, tmp_path / "matrix.pdf", DAY, part)
    assert "Forklift" not in said(tmp_path / "matrix.pdf")


def test_a_matrix_of_very_many_columns_goes_on_with_its_names(
    company: Company, tmp_path: Path
) -> None:
    def fill() -> None:
        welder = company.position("Welder")
        for n in range(40):
            company.worker(f"Worker Number{n:03}", hired="2025-01-02", positions=[welder])
        for n in range(30):
            type_id = company.save("certificate_type", name=f"Ticket for task {n:03}")
            company.save("requirement", position_id=welder, type_id=type_id)

    company.together(fill)
    to = tmp_path / "matrix.pdf"
    matrix_sheet(company.file, to, AS_OF)
    assert misplaced(to) == []
    words = said(to)
    assert all(words.count(f"WorkerNumber{n:03}") == 3 for n in range(40))
    assert all(f"Ticketfortask{n:03}" in words for n in range(30))


def test_the_months_say_every_duty(demo: CompanyFile, tmp_path: Path) -> None:
    to = tmp_path / "months.pdf"
    months_sheet(demo, to, DAY)
    assert misplaced(to) == []
    words = said(to)
    for line in twelve_months(demo, DAY).lines:
        cells = "".join(cell.spanned or cell.words for cell in line.cells)
        assert squeezed(line.subject + line.task + line.rule + cells) in words


def test_the_week_sheet_has_what_is_due_worst_first(demo: CompanyFile, tmp_path: Path) -> None:
    to = tmp_path / "week.pdf"
    today_sheet(demo, to, DAY)
    assert misplaced(to) == []
    words = said(to)
    lines = [line for line in today(demo, DAY).lines if line.need is not Need.NOTHING]
    places = {line.title: words.index(squeezed(line.title)) for line in lines}
    first = [places[line.title] for line in lines if line.need is Need.NOW]
    assert first == sorted(first)
    assert words.index("Dofirst") < first[0]
    assert all(first[-1] < places[line.title] for line in lines if line.need is not Need.NOW)


def test_the_same_is_printed_twice_byte_by_byte(demo: CompanyFile, tmp_path: Path) -> None:
    table = shown(demo, "corrective_action", as_of=DAY)
    for sheet in (
        lambda to: list_sheet(demo, table, to),
        lambda to: matrix_sheet(demo, to, DAY),
        lambda to: months_sheet(demo, to, DAY),
        lambda to: today_sheet(demo, to, DAY),
    ):
        for name in ("one.pdf", "two.pdf"):
            sheet(tmp_path / name)
        assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_a_stop_leaves_nothing_and_a_folder_that_is_not_there_is_a_sentence(
    demo: CompanyFile, tmp_path: Path
) -> None:
    to = tmp_path / "list.pdf"
    with pytest.raises(CancelledError):
        list_sheet(demo, shown(demo, "worker", as_of=DAY), to, is_stopped=lambda: True)
    with pytest.raises(CancelledError):
        matrix_sheet(demo, to, DAY, is_stopped=lambda: True)
    with pytest.raises(Unavailable):
        today_sheet(demo, tmp_path / "gone" / "today.pdf", DAY)
    assert list(tmp_path.iterdir()) == []
