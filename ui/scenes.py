"""What the pictures of the window show, one scene after the other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from desktop.services.drafts import Draft
from desktop.services.looking_around import open_copy, write_list_of
from desktop.services.starting import write_company
from desktop.services.today import today
from desktop.services.training_cells import CellState
from desktop.services.training_matrix import training_matrix
from desktop.store.file import CompanyFile
from desktop.store.keys import Key
from ui.app import Program
from ui.assessment_scenes import of_assessment
from ui.audit.keys import COVERAGE, DIET, FINDINGS, MANUAL, PRACTICE, PROTOCOLS, ROAD, SAMPLE
from ui.backup_scenes import of_backups
from ui.element.groups import (
    ACTION_LOG,
    BOOKING,
    COMPETENCY,
    NEXT_TALK,
    SAY_WHAT_YOU_DO,
    STATISTICS,
)
from ui.element.page import ElementPage
from ui.importing import ImportWizard
from ui.package_scenes import of_package
from ui.paper_scenes import of_paper
from ui.places import Place
from ui.protocol_scenes import of_protocols
from ui.score_scenes import of_score
from ui.shots import settle
from ui.tabs import TABS
from ui.today.leading import place_of

Scene = tuple[str, QWidget]
# what is opened for a picture of its own: name, place
RECORDS: Final = (
    ("near-miss", Place("incidents", "incident", new=True)),
    ("field-assessment", Place("hazards", "field_level_hazard_assessment", new=True)),
    ("certificates", Place("training", "certificate")),
    ("statistics", Place("incidents", STATISTICS)),
    ("who-may-run-what", Place("training", COMPETENCY)),
    ("what-to-book", Place("training", BOOKING)),
    ("say-what-you-do", Place("inspections", SAY_WHAT_YOU_DO)),
    ("next-talk", Place("leadership", NEXT_TALK)),
    ("action-log", Place("actions", ACTION_LOG)),
    ("protocols", Place("audit", PROTOCOLS)),
    ("manual", Place("audit", MANUAL)),
    ("findings", Place("audit", FINDINGS, "action_without_owner")),
    ("coverage", Place("audit", COVERAGE)),
    ("sample", Place("audit", SAMPLE)),
    ("road", Place("audit", ROAD)),
    ("diet", Place("audit", DIET)),
    ("practice", Place("audit", PRACTICE)),
)
EMPTY: Final = ("today", "training", "inspections", "company")


def welcome(program: Program) -> Iterator[Scene]:
    """The first page, before any file is open."""
    program.complete()
    program.window.show_welcome()
    settle(program)
    yield "welcome", program.window


def of_company(
    program: Program, file: Path, folder: Path, key: Key | None = None
) -> Iterator[Scene]:
    """Every tab, and what people work with most, on a copy of the company file."""
    opening, day = program.opening, program.opening.clock.today()
    company = open_copy(file, folder, opening.by, opening.clock.now, key)
    sheet = folder / "Crew tickets.csv"
    write_list_of(company, "certificate", sheet, day)
    opening.adopt(company)
    settle(program)
    for number, tab in enumerate(TABS, 1):
        program.window.go(Place(tab.key))
        settle(program)
        yield f"{number:02}-{tab.key}", program.window
    for name, place in RECORDS:
        program.window.go(place)
        settle(program)
        yield name, program.window
    yield from of_protocols(program)
    yield from of_score(program)
    yield from _inspection(program)
    yield from _renewal(program)
    yield from _faults(program)
    yield from _search(program)
    yield from _wizard(program, sheet)
    yield from of_paper(program)
    yield from of_assessment(program)
    yield from of_package(program, folder)
    yield from of_backups(program, folder)


def _inspection(program: Program) -> Iterator[Scene]:
    """A checklist that is due, as Today opens it."""
    desk = program.window.desk
    if desk is None:
        return
    targets = [line.does for line in today(desk.company, desk.today()).lines if line.does]
    listed = [t for t in targets if t.kind == "inspection" and "checklist_id" in t.values]
    if listed:
        desk.go(place_of(listed[0]))
        settle(program)
        yield "inspection", program.window


def _renewal(program: Program) -> Iterator[Scene]:
    """A certificate beside the matrix, as it is renewed."""
    desk, page = program.window.desk, program.window.page("training")
    if desk is None or not isinstance(page, ElementPage):
        return
    cells = training_matrix(desk.company, desk.today()).cells
    due = [place for place, cell in cells.items() if cell.state is CellState.EXPIRED]
    if due:
        program.window.go(Place("training", "training_matrix"))
        worker, type_ = due[0]
        new = {"worker_id": worker, "type_id": type_}
        page.work.show_place(Place("training", "certificate", new=True, values=new))
        settle(program)
        yield "renewal", program.window
        page.work.pane.leave()


def _faults(program: Program) -> Iterator[Scene]:
    """A form in which something is wrong."""
    program.window.go(Place("actions"))
    page = program.window.page("actions")
    if not isinstance(page, ElementPage):
        return
    typed = {"found_on": "tomorow", "what": "", "due_on": "31 febuary"}
    page.work.pane.show_draft(Draft("corrective_action", typed))
    page.do_command("save")
    settle(program)
    yield "form-with-faults", program.window
    page.work.pane.form.cancel()
    settle(program)


def _search(program: Program) -> Iterator[Scene]:
    """The search, with something found."""
    if program.commands is None:
        return
    program.window.go(Place("today"))
    program.window.search.setText("h2s")
    program.commands.search()
    settle(program)
    yield "search", program.window
    program.commands.leave_search()


def _wizard(program: Program, sheet: Path) -> Iterator[Scene]:
    """The import wizard: what a sheet is, and what becomes of its rows."""
    if program.window.desk is None:
        return
    wizard = ImportWizard(program.window.desk, [sheet], program.window)
    wizard.resize(program.window.size() * 0.86)
    wizard.show()
    settle(program)
    wizard.next.click()
    settle(program)
    yield "import-sheets", wizard
    wizard.next.click()
    settle(program)
    yield "import-rows", wizard
    wizard.close()
    settle(program)


def of_empty(program: Program, folder: Path) -> Iterator[Scene]:
    """A company file in which there is nothing yet."""
    opening = program.opening
    program.window.preferences.keep("files/open_last", "no")
    company = CompanyFile.create(
        folder / "New company.muster", by=opening.by, clock=opening.clock.now
    )
    write_company(company.write, "New company", "AB", "generic-s1s6")
    opening.adopt(company)
    settle(program)
    for tab in EMPTY:
        program.window.go(Place(tab))
        settle(program)
        yield f"empty-{tab}", program.window
