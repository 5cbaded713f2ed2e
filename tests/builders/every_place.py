"""Leads a person through the whole window: every page, every list, every form, every dialog."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

from PySide6.QtWidgets import QDialog, QWidget

from desktop.errors import HeldElsewhere, Refused
from desktop.records import KINDS
from desktop.services.packaging.glance import TroubleShown
from desktop.services.submissions import Sent
from desktop.services.submissions.since import Group, Line, Since
from desktop.services.today import Target
from desktop.settings import log_file
from desktop.store import aggregate
from tests.builders.company import AS_OF
from tests.builders.package_page import stops, warns
from tests.builders.person import Person
from ui.audit.package.last_package import LastPackage
from ui.audit.package.sent_dialog import SentDialog
from ui.audit.views import AUDIT_VIEWS, PAPER_VIEWS
from ui.dialogs.about import AboutDialog
from ui.dialogs.bug import BugDialog
from ui.dialogs.held import HeldDialog
from ui.dialogs.settings import SettingsDialog
from ui.dialogs.void import VoidDialog
from ui.dialogs.voided import VoidedDialog
from ui.element.audit import AuditTab
from ui.element.groups import VIEWS
from ui.element.page import ElementPage
from ui.guide.window import GuideWindow
from ui.history.log_page import HistoryLog
from ui.importing import ImportWizard
from ui.importing.wizard import OF_THE_SCREEN
from ui.locking.password_dialog import PasswordDialog
from ui.locking.recovery import OfferDialog
from ui.places import Place
from ui.printing import sheets
from ui.printing.paper_window import PaperWindow
from ui.printing.sheet import FormWanted, Sheet
from ui.tabs import PACKAGE, TABS
from ui.welcome.new_company import NewCompanyDialog

Shown = tuple[str, QWidget]
LONG_NAME = f"{'Bow River Mechanical ' * 8}.muster"


def pages(person: Person) -> Iterator[Shown]:
    """Every tab, and in it every list and view."""
    for tab in TABS:
        person.go(Place(tab.key))
        page = person.page
        if isinstance(page, AuditTab):
            for key in (*AUDIT_VIEWS, *PAPER_VIEWS):
                person.go(Place(tab.key, key))
                yield f"{tab.key}: {key}", person.window
        if not isinstance(page, ElementPage):
            yield tab.key, person.window
            continue
        for key in page.kinds.all_keys():
            person.go(Place(tab.key, key))
            yield f"{tab.key}: {key}", person.window


def new_forms(person: Person) -> Iterator[Shown]:
    """An empty form of every kind that people enter."""
    for tab in TABS:
        person.go(Place(tab.key))
        page = person.page
        if not isinstance(page, ElementPage):
            continue
        views = {key for key, _words in VIEWS.get(tab.key, ())}
        for key in page.kinds.all_keys():
            if key not in views and not _kind(key).single:
                person.go(Place(tab.key, key, new=True))
                yield f"new {key}", person.window


def filled_forms(person: Person, *, histories: bool = True) -> Iterator[Shown]:
    """A record of every kind of which there is one, with its evidence and its history."""
    for tab in TABS:
        person.go(Place(tab.key))
        page = person.page
        if not isinstance(page, ElementPage):
            continue
        listed = [k.key for k in KINDS if k.key in page.kinds.all_keys() and not k.single]
        for kind in listed:
            if record := some_record(person, kind):
                person.go(Place(tab.key, kind, record))
                yield f"a {kind}", person.window
                if not histories:
                    continue
                page.do_command("history")
                person.settle()
                yield f"the history of a {kind}", person.window


def dialogs(person: Person, papers: Path) -> Iterator[Shown]:
    """Every dialog, opened over the window; the wizard at each of its steps on `papers`."""
    window, desk = person.window, person.desk
    action = some_record(person, "corrective_action")
    held = HeldElsewhere("Ann has it open on FRONT-DESK.")
    makes: dict[str, Callable[[], QDialog]] = {
        "about": lambda: AboutDialog(window),
        "a fault": lambda: BugDialog(log_file(), window),
        "open elsewhere": lambda: HeldDialog(Path("Bow River.muster"), held, window),
        "settings": lambda: SettingsDialog(desk, window.preferences, window),
        "void": lambda: VoidDialog(desk, "corrective_action", action, window),
        "voided": lambda: VoidedDialog(desk, window),
        "new company": lambda: NewCompanyDialog(window),
        "a password": lambda: PasswordDialog(LONG_NAME, window),
        "another password": lambda: PasswordDialog(LONG_NAME, window, prove=_never),
        "recovery sheet": lambda: OfferDialog(LONG_NAME, "", window),
    }
    for name, make in makes.items():
        dialog = make()
        dialog.open()
        person.settle()
        yield f"dialog: {name}", dialog
        dialog.close()
        person.settle()
    yield from _wizard(person, papers)
    yield from _beside(person)
    yield from paper(person)


def paper(person: Person) -> Iterator[Shown]:
    """What prints: a sheet, the blank forms, and the package before and after it is built."""
    desk = person.desk
    record = some_record(person, "incident")
    wanted: dict[str, Sheet | FormWanted] = {
        "a sheet": sheets.of_records(desk, "incident", [record], "Incident"),
        "blank forms": FormWanted("inspection"),
        "a sheet that cannot be made": Sheet("W" * 200, _refused),
    }
    for name, sheet in wanted.items():
        desk.print(sheet)
        person.settle()
        window = person.dialog(PaperWindow)
        pane = window.pane
        person.wait(lambda p=pane: not p.view.pages.is_empty or p.banner.isVisible(), "the pages")
        person.settle()
        yield f"paper: {name}", window
        window.close()
        person.settle()
    yield from _package(person)


def _refused(_to: Path, *_given: object) -> NoReturn:
    raise Refused("This record is not in the file any more. Close this window. " * 3)


def _package(person: Person) -> Iterator[Shown]:
    person.go(Place("audit", PACKAGE))
    assert isinstance(person.page, AuditTab)
    view = person.page.audit.package
    yield "package: before", person.window
    last = LastPackage(Path("Q" * 120), person.desk.today(), person.desk.today(), 1234, 567)
    view.result.show_package(last, is_new=True)
    evidence = Target("company", "evidence", some_record(person, "evidence"))
    said = "Exhibit S4-02, hydro test of the header at Gilby.pdf: it is locked with a password."
    view.result.show_troubles([TroubleShown(said, evidence), TroubleShown(said, None)])
    view.result.show_since(Since(AS_OF, "W" * 60, said, (Group("new", said, (Line(said),), 9),)))
    view.look.put((stops(said), *(warns(n) for n in range(9)), warns(0, where=None)))
    view.earlier.put((_sent(last.path),))
    view.earlier.show_verdict(last.path, said, "red")
    person.settle()
    yield "package: after", person.window
    view.choices.names.choose("initials")
    view.choices.names.changed.emit()
    view.area.verticalScrollBar().setValue(view.area.verticalScrollBar().maximum())
    person.settle()
    yield "package: how it is made", person.window
    view.show_exhibits("S4.2")
    person.settle()
    yield "package: exhibits", person.window
    view.show_steps()
    dialog = SentDialog(person.desk, last.path, said, "W" * 60, person.window)
    dialog.open()
    person.settle()
    yield "package: sent", dialog
    dialog.close()
    view.choices.names.choose("full")
    view.choices.names.changed.emit()
    view.show_last()
    person.settle()


def _sent(folder: Path) -> Sent:
    return Sent(
        id="s1", on=AS_OF, what="The package", to_whom="W" * 60, how="by e-mail", folder=folder,
        file_name="Q" * 120, exhibits=1234, head="ab" * 32,
    )  # fmt: skip


def _wizard(person: Person, papers: Path) -> Iterator[Shown]:
    wizard = ImportWizard(person.desk, [papers], person.window)
    wizard.open()
    wizard.resize(person.window.size() * OF_THE_SCREEN)  # a test has a smaller screen
    person.settle()
    for step in ("choose", "sheets", "rows"):
        yield f"import: {step}", wizard
        if step != "rows":
            person.click_on(wizard.next)
    wizard.close()
    person.settle()


def _beside(person: Person) -> Iterator[Shown]:
    """What opens beside the window: the guide, the log of the file, the search."""
    commands = person.program.commands
    assert commands is not None
    commands.log()
    person.settle()
    log = person.window.findChildren(HistoryLog)[0]
    yield "log", log
    log.close()
    commands.guide()
    person.settle()
    guide = person.dialog(GuideWindow)
    yield "guide", guide
    guide.close()
    person.window.search.setText("h2s")
    commands.search()
    person.settle()
    yield "search", person.window
    commands.leave_search()


def _kind(key: str) -> object:
    return next(kind for kind in KINDS if kind.key == key)


def some_record(person: Person, kind: str) -> str:
    with person.desk.company.reading() as connection:
        return next(iter(aggregate.read(connection, _kind(kind))), "")


def _never(*_asked: object) -> NoReturn:
    raise AssertionError("nobody typed a password")
