"""A truck is inspected without a mouse: from Today through fifteen items to the action and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.at_the_window import at_the_window
from tests.builders.company import Company, company_in
from tests.builders.person import Person
from ui.forms.inspection_form import InspectionForm

LINE = "Unit 103 · Truck inspection"
ITEMS = (
    "Headlights", "Signals", "Clearance lights", "Brakes", "Parking brake", "Steering", "Tires",
    "Wheel nuts", "Windshield", "Wipers", "Mirrors", "Horn", "Fluids", "Extinguisher", "Load",
)  # fmt: skip
FAILED = 2

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("This plugin does not support"),  # offscreen has no real windows
]


@pytest.fixture
def shop(tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with company_in(tmp_path) as company:
        company.together(lambda: fill(company))
    with at_the_window(tmp_path / "company.muster", tmp_path, size=(1366, 768)) as person:
        yield person


def fill(company: Company) -> None:
    """A shop with one mechanic and one truck, whose monthly inspection is overdue."""
    rick = company.worker("Rick Desjarlais", hired="2020-01-06")
    company.orientation(rick, "2020-01-06")
    truck = company.unit("103", type="Truck")
    items = [{"item": item, "kind": "pass_fail", "fail_means_action": True} for item in ITEMS]
    sheet = company.save("checklist", title="Truck inspection", edition=1, items=items)
    plan = company.plan("monthly", truck, task="Truck inspection", checklist_id=sheet)
    company.inspection("2026-09-01", truck, plan)


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def tab_to(person: Person, name: str, most: int = 60) -> None:
    """Press Tab until a screen reader says that the keyboard is there."""
    seen = []
    for _press in range(most):
        if focus() == name:
            return
        seen.append(focus())
        # a window that was just opened has the keyboard, and no part of it has
        QTest.keyClick(QApplication.focusWidget() or person.window, Qt.Key.Key_Tab)
        person.settle()
    raise AssertionError(f"Tab does not come to {name!r}: {seen}")


def standing(person: Person, kind: str) -> list[aggregate.Stored]:
    with person.desk.company.reading() as connection:
        found = aggregate.read(connection, kind_of(kind)).values()
        return [record for record in found if not record.is_voided]


def in_sight(form: InspectionForm) -> bool:
    """Whether somebody sees where the keyboard is."""
    widget, view = QApplication.focusWidget(), form.area.viewport()
    if widget is None or not form.fields.isAncestorOf(widget):
        return widget is not None and widget.isVisible()
    at = QRect(widget.mapTo(view, widget.rect().topLeft()), widget.size())
    return view.rect().contains(at)


class Typist:
    """Presses keys one by one, counts them, and looks every time where the keyboard is."""

    def __init__(self, person: Person) -> None:
        self.person, self.keys = person, 0

    def press(self, *keys: str) -> None:
        """Press keys; what comes of each is seen before the next."""
        for key in keys:
            offered = QApplication.activePopupWidget()
            if offered is None:
                self.person.press(key)
            else:  # what hangs below a field takes the keys
                QTest.keyClick(offered, Qt.Key[f"Key_{key}"])
                self.person.settle()
            self.keys += 1
            if key == "I":  # those whose names begin so are offered once nobody types
                self.person.wait(QApplication.activePopupWidget, "the names that fit")
            for form in self.person.seen(InspectionForm):
                self.person.wait(lambda form=form: in_sight(form), f"the keyboard after {key}")


def test_a_pre_start_of_15_items_is_21_keys_from_today_to_saved(shop: Person) -> None:
    """At a key a second that is 21 seconds; the mouse is not touched."""
    tab_to(shop, f"Inspect: {LINE}")
    typist = Typist(shop)
    typist.press("Return", *["P"] * len(ITEMS))
    assert focus() == "Done by"
    typist.press("R", "I", "Down", "Return", "Ctrl+S")
    assert typist.keys == 21
    done = standing(shop, "inspection")[-1].values
    assert [line["result"] for line in done["items"]] == ["pass"] * len(ITEMS)
    assert (done["result"], done["safe_to_use"]) == ("pass", True)
    assert shop.menu("undo") == "&Undo: Inspection of Unit 103 by Rick Desjarlais"
    assert LINE not in shop.all_lines()


def test_two_fails_and_their_actions_take_two_keys_more_than_the_words(shop: Person) -> None:
    tab_to(shop, f"Inspect: {LINE}")
    typist, words = Typist(shop), 0
    typist.press("Return")
    for item in ITEMS:
        typist.press("F" if item in ("Tires", "Horn") else "P")
        if item in ("Tires", "Horn"):
            assert focus() == f"{item}: What is wrong"
            shop.type("Worn")
            words += len("Worn")
            typist.press("Return")
    assert focus() == "Done by"
    typist.press("R", "I", "Down", "Return", "Ctrl+S")
    assert typist.keys == 23
    assert words == 8
    made = [one.values for one in standing(shop, "corrective_action")]
    assert [(one["what"], one["source_text"].rpartition(": ")[2]) for one in made] == [
        ("Worn", "Tires"), ("Worn", "Horn"),
    ]  # fmt: skip
    assert all(one["due_on"] is not None for one in made)
    shop.press("Ctrl+Z")
    assert standing(shop, "corrective_action") == []
    assert shop.all_lines()[LINE] == "Overdue"


def test_inspect_by_keyboard(shop: Person) -> None:
    assert shop.lines()[LINE] == "Overdue"
    tab_to(shop, f"Inspect: {LINE}")
    shop.press("Return")
    form = shop.the_one(InspectionForm)
    assert focus() == "Headlights: Pass"

    for _item in ITEMS[:FAILED]:
        shop.press("P")
    shop.press("F")
    assert focus() == "Clearance lights: What is wrong"
    shop.type("Left one out")
    tab_to(shop, "Who")
    shop.type("Rick Desjarlais")
    tab_to(shop, "By when")
    shop.type("friday")
    shop.press("Return")
    assert focus() == "Brakes: Pass"
    for _item in ITEMS[FAILED + 1 :]:
        shop.press("P")
    assert form.progress.text() == "15 of 15 answered, 1 fail"
    assert focus() == "Done by"
    shop.press("Ctrl+S")

    assert shop.menu("undo") == "&Undo: Inspection of Unit 103"
    assert LINE not in shop.all_lines()
    shop.press("Ctrl+7")
    assert shop.says("1 corrective action", shop.page)
    (action,) = standing(shop, "corrective_action")
    said = {name: action.values[name] for name in ("what", "source_text")}
    assert said == {
        "what": "Left one out",
        "source_text": "Truck inspection, 16 November 2026: Clearance lights",
    }
    assert f"{action.values['due_on']:%d %B}" == "20 November"

    shop.press("Ctrl+Z")
    assert shop.all_lines()[LINE] == "Overdue"
    assert standing(shop, "corrective_action") == []
    assert len(standing(shop, "inspection")) == 1
    assert shop.menu("redo") == "&Redo: Inspection of Unit 103"
