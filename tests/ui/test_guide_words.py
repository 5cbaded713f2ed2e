"""What the guide says is held against the program: its words, its keys, its kinds, its links."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from desktop.records import KINDS
from desktop.records.kind import Kind
from ui.guide.pages import GuidePage, guide_pages, key_of
from ui.menus import MENUS, Command, Menu
from ui.tabs import TABS, Tab

ROOT = Path(__file__).parent.parent.parent
PAGES = {page.key: page for page in guide_pages()}
SAYS = {"_", "N_", "ngettext"}
each_page = pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)


def headings(page: GuidePage) -> list[str]:
    return re.findall(r"^#+ (.+)$", page.text(), re.MULTILINE)


def test_pages_have_different_keys_and_titles() -> None:
    assert len(PAGES) == len(guide_pages()) == len({page.title for page in PAGES.values()})


@pytest.mark.parametrize("tab", TABS, ids=[tab.key for tab in TABS])
def test_every_tab_has_its_page_under_its_own_title(tab: Tab) -> None:
    assert PAGES[tab.guide].title == tab.title


@pytest.mark.parametrize("kind", KINDS, ids=[kind.key for kind in KINDS])
def test_every_kind_is_told_of_on_the_page_of_its_tab(kind: Kind) -> None:
    guide = next(tab.guide for tab in TABS if tab.key == kind.tab)
    text = PAGES[guide].text()
    told = text.partition(f"\n## {kind.plural}\n")[2].partition("\n## ")[0]
    assert len(re.findall(r"[.?](?:\s|$)", told)) >= 2


@each_page
def test_links_lead_somewhere(page: GuidePage) -> None:
    for target in re.findall(r"\]\(<?([^)>]+)>?\)", page.text()):
        file, _mark, heading = target.replace("%20", " ").partition("#")
        assert (page.path.parent / file).is_file(), target
        if heading:
            assert heading in headings(PAGES[key_of(file)]), target


# --- keys -------------------------------------------------------------------------------------


def commands(menu: Menu) -> Iterator[Command]:
    for line in menu.lines:
        if isinstance(line, Menu):
            yield from commands(line)
        elif line is not None:
            yield line


def test_the_page_of_keys_is_the_menus() -> None:
    said = {
        menu.words.replace("&", ""): [
            (command.words.replace("&", ""), " or ".join(command.keys))
            for command in commands(menu)
            if command.keys
        ]
        for menu in MENUS
    }
    sections = re.split(r"^## ", PAGES["keys"].text(), flags=re.MULTILINE)[1:]
    told = {
        section.partition("\n")[0]: re.findall(r"^\| \*\*(.+?)\*\* \| (.+?) \|$", section, re.M)
        for section in sections
    }
    assert {menu: told.get(menu, []) for menu in said} == said


# --- words ------------------------------------------------------------------------------------


@cache
def on_screen() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Everything that the program may write, and patterns for what it fills in."""
    files = chain((ROOT / "ui").rglob("*.py"), (ROOT / "desktop").rglob("*.py"))
    words = {plain(text) for file in files for text in texts_in(file)}
    # "{n} {word}" would fit anything
    filled = [text for text in words if len(re.sub(r"\{\w+\}|\W", "", text)) > 2 and "{" in text]
    patterns = (re.sub(r"\\\{\w+\\\}", ".+", re.escape(text)) for text in filled)
    return frozenset(words), tuple(re.compile(pattern) for pattern in patterns)


def texts_in(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYS:
            for text in node.args:
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    yield text.value


def plain(text: str) -> str:
    text = re.sub(r"&(?=\w)", "", text)  # the mark of a key, wherever in a word
    return " ".join(text.replace("&", " ").split())


@each_page
def test_what_is_bold_is_written_in_the_window(page: GuidePage) -> None:
    """Bold is what stands on a button, a field or a card: a reader looks for these very words."""
    words, patterns = on_screen()
    bold = {plain(text) for text in re.findall(r"\*\*(.+?)\*\*", page.text(), re.DOTALL)}
    if page.key == "words":  # there it is the words that are explained
        return
    strange = {
        text
        for text in bold
        if text not in words and not any(pattern.fullmatch(text) for pattern in patterns)
    }
    assert not strange


@each_page
@pytest.mark.parametrize(
    "forbidden",
    [
        r"!(?!\[)",  # before a bracket it is a picture
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"\b\w+_\w+\b",  # the name of a field or a kind as the program calls it
        r"\b(?:SQL|SQLite|Qt|JSON|Python|database|GUI|widget|UUID|dialog|checkbox|dropdown)\b",
        r"\b(?:TODO|TBD|coming soon|will be able)\b",
    ],
    ids=["shouting", "dates for machines", "internal names", "words of the trade", "promises"],
)
def test_no_page_speaks_like_a_program(page: GuidePage, forbidden: str) -> None:
    assert not re.findall(forbidden, page.text())


@each_page
def test_sentences_are_short(page: GuidePage) -> None:
    sentences = re.split(r"[.:;?]\s|\n\n|\n(?=[-|]|\d\.)", page.text())
    long_ones = [said for said in sentences if len(said.split()) > 40]
    assert not long_ones
