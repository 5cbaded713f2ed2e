"""The menus as data: every command with its words, its key and where it stands."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.language import N_, _
from ui import icons
from ui.tabs import MENU_TITLES


@dataclass(frozen=True)
class Command:
    """One line of a menu. `needs` is "" (always), "company" (a file is open) or "writing"."""

    key: str
    words: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    needs: str = "company"
    checkable: bool = False


@dataclass(frozen=True)
class Menu:
    """One menu, or a menu inside one; None is a line between commands."""

    key: str
    words: str
    lines: "tuple[Command | Menu | None, ...]"


TITLES: Final = dict(MENU_TITLES)
MENUS: Final = (
    Menu(
        "file",
        TITLES["file"],
        (
            Command("new_company", N_("&New company…"), icon="building-2", needs=""),
            Command("open", N_("&Open…"), ("Ctrl+O",), "folder-open", needs=""),
            Menu("recent", N_("Open &recent"), ()),
            Command("demo", N_("&Demonstration company"), needs=""),
            None,
            Command("import", N_("&Import what you have…"), ("Ctrl+I",), "download", "writing"),
            None,
            Command("print", N_("&Print…"), ("Ctrl+P",), "printer"),
            Command("blank_form", N_("Print &blank form…"), icon="clipboard-list"),
            None,
            Command("back_up", N_("Back &up now"), icon="shield-check", needs="writing"),
            Command("restore", N_("R&estore…"), icon="archive-restore", needs=""),
            Command("check_file", N_("Check company &file…"), icon="file-check"),
            Command("save_copy", N_("Save &a complete copy…"), icon="copy"),
            None,
            Command("password", N_("Pass&word…"), icon="key", needs="writing"),
            Command("private", N_("Priva&te facts…"), icon="eye-off"),
            Command("lock", N_("&Lock now"), ("Ctrl+L",), "lock"),
            None,
            Command("settings", N_("&Settings…"), ("Ctrl+,",), "settings", needs=""),
            None,
            Command("close", N_("&Close this company"), ("Ctrl+Shift+W",)),
            Command("quit", N_("&Quit"), ("Ctrl+Q",), needs=""),
        ),
    ),
    Menu(
        "edit",
        TITLES["edit"],
        (
            Command("undo", N_("&Undo"), ("Ctrl+Z",), "undo-2", "writing"),
            Command("redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2", "writing"),
            None,
            Command("search", N_("&Search everything"), ("Ctrl+K",), "search"),
            Command("filter", N_("&Filter this list"), ("Ctrl+F",), "filter"),
        ),
    ),
    Menu(
        "records",
        TITLES["records"],
        (
            Command("new_record", N_("&New in this list"), ("Ctrl+N",), "plus", "writing"),
            Command("save", N_("&Save"), ("Ctrl+S", "Ctrl+Return"), "save", "writing"),
            None,
            Command(
                "incident",
                N_("Report a near miss or &incident…"),
                ("Ctrl+Shift+I",),
                "triangle-alert",
                "writing",
            ),
            Command(
                "field_assessment",
                N_("New field-level &hazard assessment…"),
                ("Ctrl+Shift+H",),
                "hard-hat",
                "writing",
            ),
            Command(
                "action",
                N_("New &corrective action…"),
                ("Ctrl+Shift+N",),
                "list-checks",
                "writing",
            ),
            None,
            Command("evidence", N_("Add &evidence…"), ("Ctrl+Shift+A",), "paperclip", "writing"),
            Command("history", N_("His&tory of this record"), ("Ctrl+H",), "history"),
            Command("void", N_("&Void this record…"), ("Ctrl+Delete",), "ban", "writing"),
            None,
            Command("show_voided", N_("Sho&w voided records"), checkable=True),
            Command("voided", N_("&List of voided records…")),
            Command("log", N_("Everything that was &done…")),
            None,
            Command("calendar", N_("C&alendar of what is due…"), icon="calendar"),
            None,
            Command("disposal", N_("&Records no longer needed…")),
        ),
    ),
    Menu(
        "audit",
        TITLES["audit"],
        (
            Command("audit_page", N_("&Audit and package"), icon="scale"),
            Command("assessment", N_("The a&ssessment"), icon="clipboard-check"),
            Command("package", N_("&Build the package…"), icon="package"),
        ),
    ),
    Menu(
        "view",
        TITLES["view"],
        (
            Menu("tabs", N_("&Go to"), ()),
            Command("next_tab", N_("&Next tab"), ("Ctrl+PgDown",)),
            Command("previous_tab", N_("&Previous tab"), ("Ctrl+PgUp",)),
            None,
            Command("larger", N_("&Larger text"), ("Ctrl+Alt++", "Ctrl+Alt+="), needs=""),
            Command("smaller", N_("&Smaller text"), ("Ctrl+Alt+-",), needs=""),
            Command("normal", N_("&Usual text size"), ("Ctrl+Alt+0",), needs=""),
            None,
            Command("look_system", N_("As the s&ystem"), needs="", checkable=True),
            Command("look_light", N_("L&ight"), icon="sun", needs="", checkable=True),
            Command("look_dark", N_("&Dark"), icon="moon", needs="", checkable=True),
            Command(
                "look_contrast",
                N_("&High contrast"),
                icon="contrast",
                needs="",
                checkable=True,
            ),
        ),
    ),
    Menu(
        "help",
        TITLES["help"],
        (
            Command("guide", N_("&Guide"), ("F1",), "circle-help", needs=""),
            Command("keys", N_("&Keys"), needs=""),
            Command("log_file", N_("Show the &fault log"), needs=""),
            None,
            Command("about", N_("&About Muster"), ("Ctrl+F1",), "info", needs=""),
        ),
    ),
)


class Menus:
    """The commands of the menus whose titles stand in the bar already, made from the data above."""

    @staticmethod
    def shortened(name: str) -> str:
        """Return a name for a menu: an ampersand is no key there, a long one is cut inside."""
        most, end = 60, 20  # what was done with a record stands behind its name
        cut = f"{name[: most - end].rstrip()} … {name[-end:].lstrip()}"
        return (name if len(name) <= most else cut).replace("&", "&&")

    def __init__(self, titles: Mapping[str, QMenu], owner: QWidget) -> None:
        self.actions: dict[str, QAction] = {}
        self.menus: dict[str, QMenu] = {}
        self._needs: dict[str, str] = {}
        self._words: dict[str, str] = {}
        self._owner = owner
        for menu in MENUS:
            self._fill(titles[menu.key], menu)

    def _fill(self, made: QMenu, menu: Menu) -> None:
        self.menus[menu.key] = made
        for line in menu.lines:
            if line is None:
                made.addSeparator()
            elif isinstance(line, Menu):
                self._fill(made.addMenu(_(line.words)), line)
            else:
                made.addAction(self._action(line))

    def _action(self, command: Command) -> QAction:
        action = QAction(_(command.words), self._owner)
        action.setObjectName(command.key)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.setCheckable(command.checkable)
        if command.icon:
            action.setIcon(icons.icon(command.icon))
        # a menu on a Mac is no place to move commands to by their words
        action.setMenuRole(QAction.MenuRole.NoRole)
        self.actions[command.key] = action
        self._needs[command.key] = command.needs
        self._words[command.key] = command.words
        return action

    def connect(self, does: Mapping[str, Callable[[], None]]) -> None:
        """Say what the commands do; one of the data that nothing is said of is a bug."""
        for key, action in self.actions.items():
            # the state of a checkable one is asked of it, not handed over
            action.triggered.connect(lambda _on=False, what=does[key]: what())

    def allow(self, *, company: bool, writing: bool) -> None:
        """Enable what can be done now."""
        self.menus["tabs"].setEnabled(company)
        allowed = {"": True, "company": company, "writing": writing}
        for key, action in self.actions.items():
            action.setEnabled(allowed[self._needs[key]])
            if not company:
                action.setText(_(self._words[key]))  # what would be undone is of the company
