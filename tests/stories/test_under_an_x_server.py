"""On a real X server: a whole story by keyboard alone, and not a word on standard error."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.services.history import history_report
from tests.builders.company import company_in
from tests.builders.files import opened
from tests.builders.terminal import Terminal
from tests.builders.x_server import Keyboard, missing, x_server

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed here: {missing()}")

WHAT = "Ladder slid off the truck, nobody under it"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with company_in(tmp_path) as company:
        company.worker("Rick Desjarlais")
        return company.file.path


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    folder = tmp_path / "home"
    folder.mkdir()
    return Terminal(folder)


@pytest.fixture
def keyboard(path: Path, tmp_path: Path, terminal: Terminal) -> Iterator[Keyboard]:
    with x_server(tmp_path) as screen:
        person = Keyboard(screen, terminal, path)
        try:
            person.wait_until_open()
            yield person
        finally:
            person.kill()


def done(path: Path) -> list[dict[str, Any]]:
    """Return what was done at the window, in order, while it is open."""
    with opened(path, read_only=True) as company:
        actions: list[dict[str, Any]] = history_report(company)["actions"]
    return [action for action in actions if action["by"] != "Test"]


def test_a_story_by_keyboard(keyboard: Keyboard, path: Path, terminal: Terminal) -> None:
    keyboard.press("ctrl+shift+i")
    keyboard.type(WHAT)
    keyboard.press("ctrl+s")
    assert len(done(path)) == 1
    keyboard.press("ctrl+z")
    keyboard.press("ctrl+shift+z")
    assert len(done(path)) == 3

    keyboard.press("ctrl+k")
    keyboard.type("desjarlais")
    keyboard.press("Return")
    keyboard.press("ctrl+a")
    keyboard.type("Richard")
    keyboard.press("ctrl+s")

    assert keyboard.leave() == (0, "", "")
    history = terminal.muster("history", path, "--json").document()
    assert history["chain"] == "whole"
    entered, *turns, changed = history["actions"][-4:]
    (change,) = entered["changes"]
    assert (change["kind"], change["operation"]) == ("incident", "create")
    assert WHAT in change["title"]
    assert {field["field"]: field["new"] for field in change["fields"]}["kind"] == "near_miss"
    numbers = [action["number"] for action in (entered, *turns)]
    assert [turn["undoes"] for turn in turns] == numbers[:2]
    said = [turn["name"].removesuffix(entered["name"]) for turn in turns]
    assert said == ["Undo: ", "Redo: "]
    (change,) = changed["changes"]
    (field,) = change["fields"]
    assert (change["kind"], field["old"], field["new"]) == ("worker", "Rick", "Richard")
