"""Old records are looked over, ticked, signed off and gone; the history keeps its tombstones."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.records import kind_of
from desktop.store import aggregate
from tests.builders.at_the_window import at_the_window
from tests.builders.demonstration import copied
from tests.builders.files import faults_in, opened
from tests.builders.person import Person
from ui.notices import notices_of
from ui.retention.dialog import DisposalDialog

pytestmark = [
    pytest.mark.qt_log_level_fail("WARNING"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = copied(tmp_path / "demo.muster")
    with opened(path) as company:
        for day in ("2019-04-01", "2020-04-01"):
            values = {"happened_on": day, "injury": "Splinter of 2019", "worker_name": "Wendell"}
            company.write("Old", lambda t, values=values: t.save("first_aid_record", values))
        incident = {"happened_on": "2018-02-03", "kind": "spill", "what": "Glycol at the shop"}
        company.write("Old", lambda t: t.save("incident", incident))
    return path


@pytest.fixture
def person(file: Path, tmp_path: Path, qapp: QApplication) -> Iterator[Person]:  # noqa: ARG001
    with at_the_window(file, tmp_path) as somebody:
        yield somebody


def _opened(person: Person) -> DisposalDialog:
    person.window.menus.actions["disposal"].trigger()
    person.settle()
    return person.dialog(DisposalDialog)


def test_what_is_ticked_and_signed_goes_and_the_rest_stays(person: Person) -> None:
    dialog = _opened(person)
    assert "3 records have been kept longer" in dialog.sentence.text()
    assert not dialog.do.isEnabled()
    kinds = [dialog.tree.topLevelItem(n) for n in range(dialog.tree.topLevelItemCount())]
    (aid,) = (kind for kind in kinds if kind.text(0).startswith("First-aid records (2)"))
    assert "the law asks for 3 years" in aid.text(1)
    assert "Wendell" not in aid.child(0).text(0)  # a private title tells nobody
    aid.setCheckState(0, Qt.CheckState.Checked)
    assert dialog.do.text() == "Dispose of 2 records"
    dialog.do.click()
    person.settle()
    assert dialog.signed.fault == "Say who signs this list off."
    dialog.signer.setEditText("Marg Beaulieu")
    dialog.do.click()
    person.settle()

    assert person.window.desk is not None
    company = person.window.desk.company
    with company.reading() as connection:
        left = aggregate.read(connection, kind_of("first_aid_record")).values()
        incidents = aggregate.read(connection, kind_of("incident")).values()
        disposals = aggregate.read(connection, kind_of("disposal"))
        disposal = disposals[max(disposals)]
    assert not [one for one in left if one.values["happened_on"].year < 2021]
    assert [one for one in incidents if one.values["what"] == "Glycol at the shop"]
    assert disposal.values["signed_by_name"] == "Marg Beaulieu"
    assert [(line["kind"], line["count"]) for line in disposal.values["lines"]] == [
        ("First-aid records", 2)
    ]
    assert faults_in(company) == []
    assert b"Splinter of 2019" not in company.path.read_bytes()
    assert "1 record has been kept longer" in _opened(person).sentence.text()
    person.press("Esc")


def test_a_company_with_nothing_old_is_told_so(
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with at_the_window(copied(tmp_path / "demo.muster"), tmp_path) as person:
        dialog = _opened(person)
        assert dialog.sentence.text() == "Nothing has been kept longer than it is needed."
        assert not dialog.tree.isVisible()
        assert not dialog.do.isVisible()
        person.press("Esc")


def test_once_a_year_somebody_is_reminded_and_may_put_it_off(
    file: Path,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with opened(file) as company, company.reading() as connection:
        signed = connection.exec_driver_sql("SELECT max(disposed_on) FROM disposal").scalar()
    later = date.fromisoformat(str(signed)) + timedelta(days=366)
    for day, is_told in ((later - timedelta(days=2), False), (later, True), (later, False)):
        with at_the_window(file, tmp_path, today=day) as person:
            banner = notices_of(person.window).banner
            person.wait(lambda: person.window.desk is not None, "the file")
            person.settle()
            said = banner.accessibleName() if banner.isVisible() else ""
            assert ("kept longer than they are needed" in said) is is_told
            if is_told:
                (put_off,) = (b for b in banner.findChildren(QPushButton) if b.text() == "Not now")
                put_off.click()
                assert not banner.isVisible()


def test_with_large_letters_what_is_wrong_is_in_sight(
    file: Path,
    tmp_path: Path,
    qapp: QApplication,  # noqa: ARG001
) -> None:
    with at_the_window(file, tmp_path, look=("dark", 2.0), size=(1366, 768)) as person:
        dialog = _opened(person)
        dialog.resize(1229, 640)
        assert dialog.tree.topLevelItem(0).isExpanded()  # few enough to be looked over at once
        dialog.all.click()
        dialog.do.click()
        person.settle()
        for part in (dialog.signer, dialog.signed._fault):
            seen = part.visibleRegion().boundingRect()
            assert seen.height() == part.height()
