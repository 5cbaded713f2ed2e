"""A new card: proposed, advised, saved with its scan as one action, kept when it is not saved."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.card_drafts import cell_of
from desktop.services.drafts import Draft, drafts_of
from desktop.services.evidence import evidence_of
from desktop.services.training_matrix import training_matrix
from tests.builders.company import AS_OF, Company, day
from tests.builders.papers import write_pdf
from ui.desk import Desk
from ui.editors.line_editors import LineEditor
from ui.element.renewal import RenewalForm
from ui.element.workspace import Workspace
from ui.places import Place
from ui.preferences import Preferences
from ui.preview import handling_of

Settled = Callable[[], None]


class Rick:
    """A welder whose H2S card has expired and who has no First Aid, which everybody must hold."""

    def __init__(self, company: Company) -> None:
        self.company = company
        company.together(self._fill)

    def _fill(self) -> None:
        company = self.company
        self.welder = company.position("Welder")
        self.h2s = company.certificate_type("H2S Alive", 36)
        self.aid = company.certificate_type("First Aid", 36)
        self.tdg = company.certificate_type("TDG", 36)
        self.by_position = company.requirement(self.h2s, self.welder)
        company.requirement(self.aid)
        self.id = company.worker("Rick Desjarlais", "2012-05-22", positions=[self.welder])
        self.card = company.certificate(
            self.id, self.h2s, "2026-10-14", provider="Energy Safety Canada"
        )

    def cards(self, kind: str) -> dict[str, dict[str, object]]:
        """Return the cards of a kind that are not voided, as stored."""

        def work(t: object) -> dict[str, dict[str, object]]:
            found = t.load("certificate")  # type: ignore[attr-defined]
            return {
                i: r.values
                for i, r in found.items()
                if r.values["type_id"] == kind and not r.is_voided
            }

        result: dict[str, dict[str, object]] = self.company.file.write("Look", work)
        return result


@pytest.fixture
def rick(company: Company) -> Rick:
    return Rick(company)


@pytest.fixture
def form(qtbot: QtBot, desk: Desk) -> Iterator[RenewalForm]:
    made = RenewalForm(desk)
    qtbot.addWidget(made)
    made.resize(370, 760)
    made.show()
    yield made
    handling_of(desk).close()


@pytest.fixture
def open_h2s(rick: Rick, form: RenewalForm, settled: Settled) -> RenewalForm:
    form.show_cell(rick.id, rick.h2s)
    settled()
    return form


def type_into(qtbot: QtBot, editor: LineEditor, text: str) -> None:
    editor.input.setFocus()
    editor.input.selectAll()
    qtbot.keyClick(editor.input, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor.input, text)
    editor.input.editingFinished.emit()  # as when the cursor moves on


def shown(form: QWidget) -> list[str]:
    parts = form.findChildren(QWidget)
    return [part.text() for part in parts if part.isVisible() and hasattr(part, "text")]


def press(qtbot: QtBot, form: QWidget, text: str) -> None:
    buttons = [b for b in form.findChildren(QPushButton) if b.isVisible() and b.text() == text]
    assert len(buttons) == 1, f"{len(buttons)} buttons say {text}"
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_what_the_old_card_said(open_h2s: RenewalForm) -> None:
    words = shown(open_h2s)
    for said in (
        "Rick Desjarlais · H2S Alive",
        "Expired 14 October, 33 days ago",
        "The old card was good through 14 October.",
        "Energy Safety Canada",
        "Save renewal",
    ):
        assert said in words


def test_a_last_day_is_proposed_and_may_be_changed(qtbot: QtBot, open_h2s: RenewalForm) -> None:
    fields = open_h2s.fields
    type_into(qtbot, fields.issued, "3 nov")
    assert fields.expires.input.text() == "3 November 2029"
    said = "Proposed, because H2S Alive usually runs 3 years. Type what the card says."
    assert said in shown(open_h2s)
    type_into(qtbot, fields.expires, "1 nov 2028")
    assert said not in shown(open_h2s)
    type_into(qtbot, fields.issued, "4 nov")
    assert fields.expires.input.text() == "1 November 2028"
    # what was emptied is proposed again
    type_into(qtbot, fields.expires, "")
    type_into(qtbot, fields.issued, "5 nov")
    assert fields.expires.input.text() == "5 November 2029"


def test_the_old_last_day_is_advised_against_and_not_blocked(
    qtbot: QtBot, rick: Rick, open_h2s: RenewalForm
) -> None:
    fields = open_h2s.fields
    type_into(qtbot, fields.expires, "14 oct 2026")
    assert fields.expires.fault == "That is the old card. The new one usually runs 3 years."
    with qtbot.waitSignal(open_h2s.saved) as saved:
        press(qtbot, open_h2s, "Save renewal")
    assert rick.cards(rick.h2s)[saved.args[0]]["expires_on"] == day("2026-10-14")


def test_a_renewal_with_its_scan_is_one_action(
    qtbot: QtBot, rick: Rick, desk: Desk, open_h2s: RenewalForm, tmp_path: Path, settled: Settled
) -> None:
    scan = tmp_path / "H2S card Rick.pdf"
    write_pdf(scan, "H2S Alive")
    open_h2s.add_files([scan])
    type_into(qtbot, open_h2s.fields.issued, "3 nov")
    type_into(qtbot, open_h2s.fields.number, "E-4711")
    with qtbot.waitSignal(open_h2s.saved, timeout=20_000) as saved:
        qtbot.keyClick(open_h2s.fields.number.input, Qt.Key.Key_Return)
    new = saved.args[0]
    cards = rick.cards(rick.h2s)
    assert set(cards) == {rick.card, new}  # the old one stays
    assert cards[new]["expires_on"] == day("2029-11-03")
    assert (cards[new]["number"], cards[new]["provider"]) == ("E-4711", "Energy Safety Canada")
    names = [one.name for one in evidence_of(desk.company, "certificate", new)]
    assert names == ["H2S card Rick.pdf"]
    assert desk.sitting.can_undo == "Renewal of H2S Alive for Rick Desjarlais"
    desk.do(lambda _company: desk.sitting.undo(), owner=desk)
    settled()
    assert set(rick.cards(rick.h2s)) == {rick.card}
    cell = training_matrix(desk.company, AS_OF).cells[rick.id, rick.h2s]
    assert cell.words == "expired 14 Oct"


def test_a_scan_that_cannot_be_taken_is_told_before_the_card_is_saved(
    qtbot: QtBot, rick: Rick, open_h2s: RenewalForm, tmp_path: Path
) -> None:
    bad = tmp_path / "card.exe"
    bad.write_bytes(b"MZ" + bytes(200))
    open_h2s.add_files([bad])
    qtbot.waitUntil(lambda: any("'card.exe'" in words for words in shown(open_h2s)), timeout=20_000)
    type_into(qtbot, open_h2s.fields.issued, "3 nov")
    with qtbot.waitSignal(open_h2s.saved):
        press(qtbot, open_h2s, "Save renewal")
    assert len(rick.cards(rick.h2s)) == 2


def test_scans_stay_with_their_cell(
    rick: Rick, open_h2s: RenewalForm, tmp_path: Path, settled: Settled
) -> None:
    scan = tmp_path / "H2S card Rick.pdf"
    write_pdf(scan, "H2S Alive")
    open_h2s.add_files([scan])
    open_h2s.show_cell(rick.id, rick.aid)
    settled()
    assert open_h2s.evidence.take_pending() == []
    open_h2s.show_cell(rick.id, rick.h2s)
    settled()
    assert open_h2s.evidence.take_pending() == [scan]


def test_a_missing_certificate(
    qtbot: QtBot, rick: Rick, desk: Desk, form: RenewalForm, settled: Settled
) -> None:
    form.show_cell(rick.id, rick.aid)
    settled()
    assert "Missing" in shown(form)
    assert "Correct the card on file" not in shown(form)
    form.fields.never.click()
    assert form.fields.expires.input.isReadOnly()
    with qtbot.waitSignal(form.saved):
        press(qtbot, form, "Save certificate")
    (card,) = rick.cards(rick.aid).values()
    assert card["does_not_expire"] is True
    assert desk.sitting.can_undo == "First Aid for Rick Desjarlais"


def test_what_cannot_be_saved_is_said_at_its_place(
    qtbot: QtBot, rick: Rick, open_h2s: RenewalForm, settled: Settled
) -> None:
    press(qtbot, open_h2s, "Save renewal")
    settled()
    assert open_h2s.fields.issued.fault.startswith("Type when the card was issued")
    type_into(qtbot, open_h2s.fields.issued, "tomorow")
    press(qtbot, open_h2s, "Save renewal")
    settled()
    assert "tomorow" in open_h2s.fields.issued.fault
    assert set(rick.cards(rick.h2s)) == {rick.card}
    assert open_h2s.save_button.isEnabled()


def test_what_was_typed_is_found_again(
    qtbot: QtBot, rick: Rick, desk: Desk, open_h2s: RenewalForm, settled: Settled
) -> None:
    type_into(qtbot, open_h2s.fields.number, "E-4711")
    open_h2s.show_cell(rick.id, rick.aid)
    settled()
    assert open_h2s.fields.number.input.text() == ""
    open_h2s.show_cell(rick.id, rick.h2s)
    settled()
    assert open_h2s.fields.number.input.text() == "E-4711"
    # another window after a crash
    again = RenewalForm(desk)
    qtbot.addWidget(again)
    again.show_cell(rick.id, rick.h2s)
    settled()
    assert again.fields.number.input.text() == "E-4711"
    with qtbot.waitSignal(again.cancelled):
        again.cancel()
    settled()
    last = RenewalForm(desk)
    qtbot.addWidget(last)
    last.show_cell(rick.id, rick.h2s)
    settled()
    assert last.fields.number.input.text() == ""


def test_what_was_said_of_one_card_is_not_said_of_the_next(
    qtbot: QtBot, rick: Rick, open_h2s: RenewalForm, settled: Settled
) -> None:
    type_into(qtbot, open_h2s.fields.issued, "2 nov")
    assert any("No year was typed" in text for text in shown(open_h2s))
    open_h2s.show_cell(rick.id, rick.aid)
    settled()
    assert not any("No year was typed" in text for text in shown(open_h2s))


def test_an_unsaved_card_is_gone_on_with_where_its_scan_waits(
    qtbot: QtBot, rick: Rick, desk: Desk, preferences: Preferences, settled: Settled, tmp_path: Path
) -> None:
    work = Workspace(desk, preferences)
    qtbot.addWidget(work)
    work.show()
    work.show_kind("certificate")
    known = {"worker_id": rick.id, "type_id": rick.h2s}
    work.show_place(Place("training", "certificate", new=True, values=known))
    settled()
    write_pdf(tmp_path / "card.pdf", "H2S Alive")
    work.pane.add_files([tmp_path / "card.pdf"])
    form = work.findChild(RenewalForm)
    assert isinstance(form, RenewalForm)
    type_into(qtbot, form.fields.number, "E-4711")
    work.pane.leave()
    settled()
    (kept,) = drafts_of(rick.company.file, "certificate")
    work.show_place(Place("training", "certificate", job=f"draft:{kept.id}"))
    settled()
    assert form.isVisible()
    assert form.fields.issued.input is work.focusWidget()
    assert form.fields.number.input.text() == "E-4711"
    assert [path.name for path in form.evidence.take_pending()] == ["card.pdf"]


def test_a_draft_that_says_more_than_a_card_is_no_card(rick: Rick) -> None:
    cell = {"worker_id": rick.id, "type_id": rick.h2s}
    assert cell_of(Draft("certificate", {**cell, "number": "E-1"})) == (rick.id, rick.h2s)
    assert cell_of(Draft("certificate", {**cell, "notes": "lost"})) is None
    assert cell_of(Draft("certificate", {**cell, "worker_id": "Rick"})) is None
    assert cell_of(Draft("certificate", cell, record_id=rick.card)) is None


def test_typing_is_kept_after_a_pause(
    qtbot: QtBot, rick: Rick, desk: Desk, open_h2s: RenewalForm, settled: Settled
) -> None:
    qtbot.keyClicks(open_h2s.fields.number.input, "E-4711")
    qtbot.waitUntil(lambda: not open_h2s._pause.isActive())
    settled()
    again = RenewalForm(desk)
    qtbot.addWidget(again)
    again.show_cell(rick.id, rick.h2s)
    settled()
    assert again.fields.number.input.text() == "E-4711"


def test_a_change_elsewhere_is_shown_and_what_is_typed_stays(
    qtbot: QtBot, rick: Rick, open_h2s: RenewalForm
) -> None:
    type_into(qtbot, open_h2s.fields.number, "E-4711")
    rick.company.certificate(rick.id, rick.h2s, "2029-01-31")
    qtbot.waitUntil(lambda: "The card on file is good through 31 January 2029." in shown(open_h2s))
    assert open_h2s.fields.number.input.text() == "E-4711"


def test_escape_leaves(qtbot: QtBot, open_h2s: RenewalForm) -> None:
    with qtbot.waitSignal(open_h2s.cancelled):
        qtbot.keyClick(open_h2s.fields.number.input, Qt.Key.Key_Escape)


def test_the_card_on_file_can_be_corrected(qtbot: QtBot, rick: Rick, open_h2s: RenewalForm) -> None:
    with qtbot.waitSignal(open_h2s.correct_wanted) as wanted:
        press(qtbot, open_h2s, "Correct the card on file")
    assert wanted.args == [rick.card]


def test_exempting_and_asking_otherwise(
    qtbot: QtBot, rick: Rick, desk: Desk, open_h2s: RenewalForm, settled: Settled
) -> None:
    def place_of(text: str) -> Place:
        with qtbot.waitSignal(desk.wanted) as wanted:
            press(qtbot, open_h2s, text)
        place: Place = wanted.args[0]
        return place

    exempt = place_of("Exempt this worker…")
    assert (exempt.tab, exempt.kind, exempt.new) == ("training", "exemption", True)
    assert exempt.values == {"worker_id": rick.id, "type_id": rick.h2s}
    asked = place_of("Not needed for this position…")
    assert asked == Place("training", "requirement", rick.by_position)
    open_h2s.show_cell(rick.id, rick.tdg)
    settled()
    require = place_of("Require it of this position…")
    assert (require.kind, require.new) == ("requirement", True)
    assert require.values == {
        "position_id": rick.welder,
        "type_id": rick.tdg,
        "from_on": AS_OF,
    }


def test_a_worker_voided_meanwhile(rick: Rick, form: RenewalForm, settled: Settled) -> None:
    rick.company.void("worker", rick.id)
    form.show_cell(rick.id, rick.h2s)
    settled()
    assert any("was voided" in words for words in shown(form))
    assert not form.save_button.isEnabled()
