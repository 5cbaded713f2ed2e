"""Evidence on a record: filed once, linked in one action, shown as filed, taken off again."""

import stat
from collections.abc import Iterator
from concurrent.futures import CancelledError
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Refused, Unavailable
from desktop.intake import Intake
from desktop.services import evidence as service
from desktop.services.evidence import Attached, EvidenceShown, Outside, Pasted, filing, safe_name
from desktop.store.search import find
from desktop.store.undo import Sitting
from tests.builders.company import AS_OF, Company, company_in
from tests.builders.files import opened, tampering
from tests.builders.hostile import locked_pdf, pdf, picture, written, zip_bomb
from tests.builders.papers import write_pdf


@pytest.fixture
def outside(tmp_path: Path) -> Iterator[Outside]:
    made = Outside(tmp_path / "state")
    yield made
    made.close()


class Desk:
    """One certificate, and somebody who drops files on it."""

    def __init__(self, company: Company, intake: Intake, folder: Path) -> None:
        self.company, self.intake, self.folder = company, intake, folder
        self.file = company.file
        self.card = company.certificate(company.worker(), company.certificate_type())
        self.sitting = Sitting(self.file)

    def write(self, name: str, content: bytes) -> Path:
        return written(self.folder, name, content)

    def drop(self, *paths: Path, kind: str | None = "certificate", on: str = "") -> Attached:
        return service.attach(self.file, paths, kind, on or self.card, self.intake)

    def shown(self, kind: str = "certificate", on: str = "") -> list[EvidenceShown]:
        return service.evidence_of(self.file, kind, on or self.card)

    def names(self, kind: str = "certificate", on: str = "") -> list[str]:
        return [one.name for one in self.shown(kind, on)]


@pytest.fixture
def desk(company: Company, intake: Intake, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(company, intake, tmp_path)
    yield made
    made.sitting.close()


def test_a_scan_is_filed_on_its_record_as_one_action(desk: Desk) -> None:
    told = desk.drop(desk.write("H2S card 2026-11-02.pdf", pdf(3)))
    assert (told.new, told.linked, told.already, told.refused) == (1, 0, 0, [])
    (shown,) = desk.shown()
    assert (shown.name, shown.pages, shown.own_date) == (
        "H2S card 2026-11-02.pdf",
        3,
        date(2026, 11, 2),
    )
    assert service.family_of(shown) == "pdf"
    assert desk.sitting.can_undo == (
        "Evidence H2S card 2026-11-02.pdf added to Certificate Rick Desjarlais H2S Alive"
    )


def test_a_scan_is_described_as_a_person_would(desk: Desk) -> None:
    desk.drop(desk.write("card 2025-10-14.pdf", pdf(2)))
    (shown,) = desk.shown()
    said = service.described(shown, AS_OF)
    assert said.startswith("2 pages · ")
    assert said.endswith(" bytes · dated 14 October 2025 · filed 16 November")


def test_undo_takes_a_scan_off_and_redo_brings_it_back(desk: Desk) -> None:
    desk.drop(desk.write("card.pdf", pdf()))
    desk.sitting.undo()
    assert desk.names() == []
    desk.sitting.redo()
    assert desk.names() == ["card.pdf"]


def test_the_same_file_is_filed_once_however_often_it_comes(desk: Desk) -> None:
    first, copy = desk.write("card.pdf", pdf()), desk.write("copy.pdf", pdf())
    together = desk.drop(first, copy)
    again = desk.drop(copy)
    worker = desk.company.worker("Dale Kowalchuk")
    other = desk.drop(copy, kind="worker", on=worker)
    assert (together.new, together.already) == (1, 1)
    assert (again.new, again.linked, again.already) == (0, 0, 1)
    assert (other.new, other.linked) == (0, 1)
    assert desk.names() == desk.names("worker", worker) == ["card.pdf"]
    assert len(together.ids) == 1
    assert together.ids == again.ids == other.ids


def test_what_is_already_there_leaves_no_line_of_history(desk: Desk) -> None:
    card = desk.write("card.pdf", pdf())
    desk.drop(card)
    desk.sitting.undo()
    assert desk.sitting.can_redo
    desk.sitting.redo()
    desk.drop(card)
    assert str(desk.sitting.can_undo).startswith("Evidence card.pdf added")
    desk.sitting.undo()
    assert desk.names() == []


def test_a_scan_that_was_undone_comes_back_for_the_record_it_is_dropped_on(desk: Desk) -> None:
    card = desk.write("card.pdf", pdf())
    desk.drop(card)
    desk.sitting.undo()
    worker = desk.company.worker("Dale Kowalchuk")
    assert desk.drop(card, kind="worker", on=worker).linked == 1
    assert (desk.names(), desk.names("worker", worker)) == ([], ["card.pdf"])
    desk.sitting.undo()
    assert desk.names("worker", worker) == []


def test_bad_files_are_told_one_by_one_and_the_others_go_in(desk: Desk) -> None:
    told = desk.drop(
        desk.write("setup.exe", b"MZ" + bytes(2_000)),
        desk.write("card.pdf", pdf()),
        desk.write("hours.xlsx", zip_bomb()),
        desk.folder / "gone.pdf",
    )
    assert [name for name, _said in told.refused] == ["setup.exe", "hours.xlsx", "gone.pdf"]
    assert "a program" in told.refused[0][1]
    assert all(f"'{name}'" in said for name, said in told.refused)
    assert desk.names() == ["card.pdf"]


def test_only_bad_files_change_nothing(desk: Desk) -> None:
    before = desk.sitting.can_undo
    assert desk.drop(desk.write("setup.exe", b"MZ" + bytes(2_000))).new == 0
    assert desk.sitting.can_undo == before


def test_a_locked_pdf_is_kept_and_warned_of(desk: Desk) -> None:
    told = desk.drop(desk.write("card.pdf", locked_pdf("boss")))
    assert [("password" in warning) for warning in told.warnings] == [True]
    assert "password" in (desk.shown()[0].warning or "")


def test_more_than_fits_into_one_step_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "MOST_AT_ONCE", 2_000)
    told = desk.drop(desk.write("card.pdf", pdf()), desk.write("wall.jpg", picture()))
    assert (told.new, [name for name, _said in told.refused]) == (1, ["wall.jpg"])


def test_what_was_stopped_was_not_filed(desk: Desk) -> None:
    paths = [desk.write("card.pdf", pdf()), desk.write("wall.jpg", picture())]
    seen: list[str] = []
    with pytest.raises(CancelledError):
        service.attach(
            desk.file,
            paths,
            "certificate",
            desk.card,
            desk.intake,
            lambda done, of, name: seen.append(f"{done} of {of} {name}"),
            lambda: len(seen) == 1,
        )
    assert seen == ["0 of 2 card.pdf"]
    assert desk.names() == []


def test_a_file_without_a_record_is_the_companys(desk: Desk) -> None:
    told = service.attach(desk.file, [desk.write("card.pdf", pdf())], None, None, desk.intake)
    assert desk.sitting.can_undo == "Evidence card.pdf added"
    assert desk.names("evidence", told.ids[0]) == ["card.pdf"]
    assert desk.names() == []


def test_a_voided_record_takes_no_evidence(desk: Desk) -> None:
    desk.company.void("certificate", desk.card)
    with pytest.raises(Refused, match="voided"):
        desk.drop(desk.write("card.pdf", pdf()))


def test_taking_off_leaves_the_file_with_the_company_and_can_be_undone(desk: Desk) -> None:
    told = desk.drop(desk.write("card.pdf", pdf()))
    service.detach(desk.file, told.ids[0], "certificate", desk.card)
    assert desk.names() == []
    assert desk.names("evidence", told.ids[0]) == ["card.pdf"]
    assert desk.sitting.can_undo == (
        "Evidence card.pdf taken off Certificate Rick Desjarlais H2S Alive"
    )
    desk.sitting.undo()
    assert desk.names() == ["card.pdf"]


def found(desk: Desk, words: str) -> list[str]:
    with desk.file.reading() as connection:
        return [hit.kind for hit in find(connection, words)]


def test_evidence_of_a_first_aid_record_is_as_secret_as_the_record(desk: Desk) -> None:
    treated = desk.company.save(
        "first_aid_record", happened_on=AS_OF, worker_name="Rick Desjarlais"
    )
    told = desk.drop(desk.write("burned hand.pdf", pdf()), kind="first_aid_record", on=treated)
    assert desk.sitting.can_undo == "Evidence added to a first-aid record"
    assert found(desk, "burned") == []
    service.detach(desk.file, told.ids[0], "first_aid_record", treated)
    assert desk.sitting.can_undo == "Evidence taken off a first-aid record"
    assert desk.names("first_aid_record", treated) == []
    assert found(desk, "burned") == []
    desk.sitting.undo()
    assert desk.names("first_aid_record", treated) == ["burned hand.pdf"]


def test_a_record_is_saved_together_with_its_scan(desk: Desk) -> None:
    worker, kind = desk.company.worker("Dale Kowalchuk"), desk.company.certificate_type("TDG")
    told = service.save_with_evidence(
        desk.file,
        "certificate",
        {"worker_id": worker, "type_id": kind},
        None,
        None,
        [desk.write("tdg.pdf", pdf()), desk.write("setup.exe", b"MZ" + bytes(2_000))],
        desk.intake,
        "Renewal of TDG for Dale Kowalchuk",
    )
    assert told.record_id
    assert desk.names("certificate", told.record_id) == ["tdg.pdf"]
    assert [name for name, _said in told.refused] == ["setup.exe"]
    assert desk.sitting.undo() == "Renewal of TDG for Dale Kowalchuk"
    assert desk.names("certificate", told.record_id) == []


def test_a_record_that_cannot_be_saved_files_nothing(desk: Desk) -> None:
    before = desk.sitting.can_undo
    with pytest.raises(Refused):
        service.save_with_evidence(
            desk.file,
            "corrective_action",
            {},
            None,
            None,
            [desk.write("card.pdf", pdf())],
            desk.intake,
            "New action",
        )
    assert desk.sitting.can_undo == before


def test_a_picture_is_pasted_under_the_day_and_the_hour(desk: Desk, outside: Outside) -> None:
    told = service.attach_bytes(
        desk.file,
        Pasted(picture("PNG"), ".png"),
        "certificate",
        desk.card,
        desk.intake,
        outside,
    )
    local = desk.file.clock().astimezone()
    assert told.new == 1
    assert desk.names() == [f"Pasted 16 November 2026 at {local:%H.%M}.png"]
    assert [path for path in (desk.folder / "state").rglob("*") if path.is_file()] == []


# --- content --------------------------------------------------------------------------------------


def test_the_content_comes_back_as_it_was(desk: Desk) -> None:
    data = pdf(2)
    told = desk.drop(desk.write("card.pdf", data))
    assert service.content_of(desk.file, told.ids[0]) == data


def test_damaged_content_is_a_sentence(tmp_path: Path, intake: Intake) -> None:
    with company_in(tmp_path) as company:
        path = company.file.path
        scan = written(tmp_path, "card.pdf", pdf())
        told = service.attach(company.file, [scan], None, None, intake)
    with tampering(path) as connection:
        connection.execute("UPDATE content SET data = x'00'")
    with opened(path) as file, pytest.raises(Unavailable, match=r"'card\.pdf' is damaged inside"):
        service.content_of(file, told.ids[0])


def test_the_words_of_a_letter_are_at_hand(desk: Desk) -> None:
    told = desk.drop(desk.write("note.txt", b"Dear Rick,\r\nthe eye wash has been replaced.\r\n"))
    words = service.words_of(desk.file, told.ids[0])
    assert "eye wash" in words
    assert len(service.words_of(desk.file, told.ids[0], most=4)) == 4


def test_a_copy_is_saved_whole_and_replaces_what_was_there(desk: Desk) -> None:
    card = pdf()  # made once: it says in itself when it was made
    told = desk.drop(desk.write("card.pdf", card))
    target = desk.write("copy.pdf", b"older")
    service.save_copy(desk.file, told.ids[0], target)
    assert target.read_bytes() == card
    assert [path.name for path in desk.folder.glob(".*")] == []


def test_a_copy_never_replaces_the_company_file(desk: Desk) -> None:
    told = desk.drop(desk.write("card.pdf", pdf()))
    with pytest.raises(Refused, match="company file itself"):
        service.save_copy(desk.file, told.ids[0], desk.file.path)


def test_a_copy_that_the_disk_does_not_take_is_a_sentence(desk: Desk) -> None:
    told = desk.drop(desk.write("card.pdf", pdf()))
    with pytest.raises(Unavailable, match=r"copy\.pdf"):
        service.save_copy(desk.file, told.ids[0], desk.folder / "gone" / "copy.pdf")


# --- outside --------------------------------------------------------------------------------------

PDF, TEXT = "application/pdf", "text/plain"


@pytest.mark.parametrize(
    ("name", "media_type", "safe"),
    [
        ("card.pdf", PDF, "card.pdf"),
        ("Card 2026.11.02.PDF", PDF, "Card 2026-11-02.pdf"),
        ("card.pdf.exe", PDF, "card-pdf-exe.pdf"),
        ("card", PDF, "card.pdf"),
        ("photo.JPEG", "image/jpeg", "photo.jpeg"),
        ("run.bat", TEXT, "run-bat.txt"),
        ("notes.txt", TEXT, "notes.txt"),
        ("notes.md", TEXT, "notes-md.txt"),
        ("CON.pdf", PDF, "CON file.pdf"),
        ("lpt1.txt", TEXT, "lpt1 file.txt"),
        ("../../etc/passwd.pdf", PDF, "etc-passwd.pdf"),
        ('a<b>c:d"e|f?g*h.pdf', PDF, "a-b-c-d-e-f-g-h.pdf"),
        ("card\u202efdp.exe.pdf", PDF, "card fdp-exe.pdf"),
        ("  . .pdf", PDF, "evidence.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 100 + ".pdf"),
        ("scan.pdf", "application/x-unheard-of", "scan-pdf.txt"),
    ],
)
def test_a_name_outside_says_what_the_file_is(name: str, media_type: str, safe: str) -> None:
    assert safe_name(name, media_type) == safe


def test_a_file_is_opened_outside_as_a_copy_that_cannot_be_changed(
    desk: Desk, outside: Outside
) -> None:
    told = desk.drop(desk.write("card.pdf", pdf()))
    path = service.open_outside(desk.file, told.ids[0], outside)
    assert (path.name, path.read_bytes()) == ("card.pdf", pdf())
    assert not path.stat().st_mode & (stat.S_IWUSR | stat.S_IRWXG | stat.S_IRWXO)
    assert not path.parent.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    assert service.open_outside(desk.file, told.ids[0], outside) == path


def test_what_lies_outside_goes_when_the_window_closes(desk: Desk, tmp_path: Path) -> None:
    outside = Outside(tmp_path / "state")
    path = service.open_outside(desk.file, desk.drop(desk.write("card.pdf", pdf())).ids[0], outside)
    assert path.exists()
    outside.close()
    assert list((tmp_path / "state").iterdir()) == []


def test_what_a_fallen_program_left_outside_goes_with_the_next_start(tmp_path: Path) -> None:
    left = tmp_path / "open-999999999"
    write_pdf(left / "x" / "card.pdf", "left")
    (left / "x" / "card.pdf").chmod(0o400)
    running = tmp_path / "open-1"  # some other program of this computer that is running
    running.mkdir()
    Outside(tmp_path).close()
    assert [path.name for path in tmp_path.iterdir()] == ["open-1"]


def test_a_place_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    in_the_way: Any = written(tmp_path, "state", "a file")
    with pytest.raises(Unavailable):
        Outside(in_the_way)
