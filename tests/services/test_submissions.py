"""What was sent: kept in one action, chained to the one before, and compared with the next."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli import run, sent_verb
from desktop.errors import Refused
from desktop.package import manifest as manifests
from desktop.package.manifest import AnswerListed, ExhibitListed, FileListed, Manifest
from desktop.records.submission import WAYS
from desktop.services.history import history_report
from desktop.services.submissions import (
    earlier,
    held_to,
    previous,
    refuse_where_sent,
    room_for,
    say_sent,
    since_last,
)
from desktop.store.history import head
from tests.builders.company import AS_OF, NOON, Company, day

SENT = day("2026-11-18")


def exhibit(
    number: str, title: str, kind: str, record: str, content: str = "c" * 64
) -> ExhibitListed:
    return ExhibitListed(
        number=number, title=title, day="2026-03-02", nature="operational",
        questions=(number.partition("-")[0],), kind=kind, record=record, content=content,
        page=3, pages=1,
    )  # fmt: skip


def answer(question: str, points: str, state: str = "partial") -> AnswerListed:
    return AnswerListed(question=question, points=points, possible="10", state=state, exhibits=())


def package(company: Company, **more: object) -> Manifest:
    with company.file.reading() as connection:
        history = head(connection)
        before = previous(connection, AS_OF)
    manifest = Manifest(
        company="Bow River", title="Health and safety records", pdf="Bow River.pdf",
        as_of="2026-11-16", period=("2025-11-17", "2026-11-16"),
        protocol=("generic-s1s6", "Generic", "1"), assessment="", is_signed=False, is_draft=True,
        names="", history=history, previous=before.head if before else "",
        answers=(answer("S4.1", "3"), answer("S4.2", "")), exhibits=(), files=(),
    )  # fmt: skip
    return replace(manifest, **more)  # type: ignore[arg-type]


def built(folder: Path, manifest: Manifest) -> Path:
    """Write a whole package of empty files, with one for each exhibit."""
    folder.mkdir(exist_ok=True)
    names = {"pdf": manifest.pdf, "index": "index.html", "plan": "plan.xlsx", "list": "a.csv"}
    given = [(name, what, "") for what, name in names.items()]
    given += [(f"{one.number}.pdf", "exhibit", one.number) for one in manifest.exhibits]
    for name, _what, _number in given:
        (folder / name).write_bytes(b"")
    nothing = hashlib.sha256().hexdigest()
    files = tuple(
        FileListed(path=name, sha256=nothing, bytes=0, pages=0, what=what, exhibit=number)
        for name, what, number in given
    )
    data, _head = manifests.written(replace(manifest, files=files))
    (folder / "manifest.json").write_bytes(data)
    return folder


def test_one_action_keeps_what_was_in_it(company: Company, tmp_path: Path) -> None:
    unit = company.unit()
    listed = exhibit("S4.2-01", "Unit 101", "equipment", unit)
    folder = built(tmp_path / "sent", package(company, exhibits=(listed,)))
    before = len(history_report(company.file)["actions"])
    sent = say_sent(company.file, folder, " Energy Safety Canada ", SENT, "portal")
    assert len(history_report(company.file)["actions"]) == before + 1
    (one,) = earlier(company.file)
    assert (one.id, one.on, one.to_whom, one.how) == (
        sent, SENT, "Energy Safety Canada", "Uploaded to a portal"
    )  # fmt: skip
    assert (one.folder, one.file_name, one.exhibits) == (folder, "Bow River.pdf", 1)
    assert one.what == "Health and safety records, 1 exhibit"
    with pytest.raises(Refused, match="on file already"):
        say_sent(company.file, folder, "Energy Safety Canada", SENT)
    assert len(earlier(company.file)) == 1
    say_sent(company.file, folder, "A client", SENT)
    company.void("submission", earlier(company.file)[0].id)
    with company.file.reading() as connection:
        assert previous(connection, day("2026-11-17")) is None
        told = previous(connection, SENT)
    assert told is not None
    assert told.as_json() == {
        "head": one.head, "on": "2026-11-18", "to": "Energy Safety Canada"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda data: data[:-5], "holds no package"),
        (lambda data: data.replace(b"Bow River.pdf", b"Bow Rover.pdf"), "not as it was written"),
        (lambda data: data.replace(b'"points": "3"', b'"points": "a"'), "holds no package"),
        (lambda data: data.replace(b"2026-11-16", b"2026-13-16"), "holds no package"),
        (lambda data: data.replace(b'"Bow River"', b'"Bow \\ud800 River"'), "holds no package"),
    ],
)
def test_a_package_that_is_not_as_it_was_built_is_refused(
    company: Company, tmp_path: Path, spoil: object, said: str
) -> None:
    folder = built(tmp_path / "sent", package(company))
    path = folder / "manifest.json"
    path.write_bytes(spoil(path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(Refused, match=said):
        say_sent(company.file, folder, "ESC", SENT)
    assert earlier(company.file) == ()


def test_a_folder_without_a_package_nobody_and_another_company_are_refused(
    company: Company, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="holds no package"):
        say_sent(company.file, tmp_path, "ESC", SENT)
    folder = built(tmp_path / "a", package(company))
    with pytest.raises(Refused, match="to whom"):
        say_sent(company.file, folder, "  ", SENT)
    with pytest.raises(Refused):
        say_sent(company.file, folder, "ESC", SENT, "by pigeon")
    own = built(tmp_path / "own", package(company, own_copy=True))
    with pytest.raises(Refused, match="your own copy"):
        say_sent(company.file, own, "ESC", SENT)
    other = built(tmp_path / "b", package(company, history=(1, "f" * 64)))
    with pytest.raises(Refused, match="another company file"):
        say_sent(company.file, other, "ESC", SENT)


def test_what_was_sent_stays_in_its_folder_and_another_one_is_proposed(
    company: Company, tmp_path: Path
) -> None:
    folder = built(tmp_path / "Our package", package(company))
    refuse_where_sent(company.file, folder, AS_OF)
    assert room_for(earlier(company.file), folder, AS_OF) == folder
    say_sent(company.file, folder, "ESC", SENT)
    beside = tmp_path / "Our package 2026-11-16"
    with pytest.raises(Refused, match="sent to ESC on 18 November 2026") as refused:
        refuse_where_sent(company.file, folder, AS_OF)
    assert f"such as '{beside}'." in str(refused.value)
    assert room_for(earlier(company.file), folder, AS_OF) == beside
    refuse_where_sent(company.file, built(tmp_path / "copy", package(company)), AS_OF)
    say_sent(company.file, built(beside, package(company, title="Other")), "ESC", SENT)
    for taken in (folder, beside):
        found = room_for(earlier(company.file), taken, AS_OF)
        assert found == tmp_path / "Our package 2026-11-16 2"
    (folder / "manifest.json").unlink()
    assert room_for(earlier(company.file), folder, AS_OF) == folder


def test_a_copy_of_what_was_sent_may_be_replaced_as_long_as_that_one_stays(
    company: Company, tmp_path: Path
) -> None:
    manifest = package(company)
    folder = built(tmp_path / "sent", manifest)
    say_sent(company.file, folder, "ESC", SENT)
    copy = built(tmp_path / "copy", manifest)
    refuse_where_sent(company.file, copy, AS_OF)
    (folder / "manifest.json").unlink()
    with pytest.raises(Refused, match="has to stay as it is"):
        refuse_where_sent(company.file, copy, AS_OF)


def test_nothing_was_sent_before_the_first(company: Company, tmp_path: Path) -> None:
    assert since_last(company.file, built(tmp_path / "a", package(company))) is None


def test_each_package_names_the_one_before(company: Company, tmp_path: Path) -> None:
    first = built(tmp_path / "first", package(company))
    say_sent(company.file, first, "ESC", day("2026-11-10"))
    second = package(company)
    assert second.previous == earlier(company.file)[0].head
    said = "This is the package that was sent to ESC on 10 November 2026."
    assert held_to(company.file, first).said == said
    assert held_to(company.file, first).was_sent
    unsent = held_to(company.file, built(tmp_path / "second", second))
    assert unsent.said.startswith("Nobody said")
    assert unsent.is_ours
    other = held_to(company.file, built(tmp_path / "o", package(company, history=(1, "f" * 64))))
    assert "was not built from" in other.said
    assert not other.is_ours


def test_what_changed_since_is_told_by_exhibit_answer_and_record(
    company: Company, tmp_path: Path
) -> None:
    unit, site, meeting = company.unit(), company.site("Yard"), company.meeting("2026-05-01")
    exhibits = (
        exhibit("S4.2-01", "Unit 101", "equipment", unit),
        exhibit("S1.2-01", "Yard", "site", site),
        exhibit("S1.3-01", "Meeting of May", "meeting", meeting),
    )
    first = built(tmp_path / "first", package(company, exhibits=exhibits))
    say_sent(company.file, first, "ESC", day("2026-11-10"))
    second = company.meeting("2026-10-01")
    company.meeting("2026-10-08")
    company.file.write("Corrected", lambda t: t.save("site", {"name": "Yard 2"}, site))
    company.file.write("Voided", lambda t: t.void("meeting", meeting, "Never held"))
    now = package(
        company,
        exhibits=(
            exhibit("S4.2-02", "Unit 101", "equipment", unit),  # another number is the same paper
            exhibit("S1.2-01", "Yard 2", "site", site, "d" * 64),
            exhibit("S1.3-01", "Meeting of October", "meeting", second),
        ),
        answers=(answer("S4.1", "4"), answer("S4.2", "", "not_applicable"), answer("S9.9", "1")),
    )
    since = since_last(company.file, built(tmp_path / "now", now))
    assert since is not None
    assert {group.words: [line.text for line in group.lines] for group in since.groups} == {
        "New exhibits": ["S1.3-01 Meeting of October"],
        "Exhibits that changed": ["S1.2-01 Yard 2"],
        "Exhibits that are not in it any more": ["S1.3-01 Meeting of May: voided since"],
        "Answers that changed": [
            "S4.1: 4 points, before 3 points", "S4.2: does not apply, before open",
        ],
        "Records that were added": ["Meetings: 2"],
        "Records that were corrected": ["Sites: 1"],
        "Records that were voided": ["Meetings: 1"],
    }  # fmt: skip
    assert since.sentence == (
        "Since the package of 10 November 2026 to ESC: 1 new exhibit, 1 exhibit changed, 1 exhibit "
        "taken out, 2 answers changed, 2 records added, 1 record corrected, 1 record voided."
    )
    assert since.groups[0].lines[0].record_id == second


def test_a_file_of_which_parts_are_hidden_since_is_another_exhibit(
    company: Company, tmp_path: Path
) -> None:
    papers = [
        company.save(
            "evidence", name=f"{n}.pdf", sha256=n * 64, size=9, media_type="application/pdf",
            filed_at=NOON,
        )
        for n in "abc"
    ]  # fmt: skip
    exhibits = tuple(
        exhibit(f"S1.1-0{n}", f"Scan {n}", "evidence", paper) for n, paper in enumerate(papers, 1)
    )
    say_sent(company.file, built(tmp_path / "first", package(company, exhibits=exhibits)), "ESC",
             day("2026-11-10"))  # fmt: skip
    box = {"page": 1, "box_left": 0.1, "box_top": 0.1, "box_right": 0.5, "box_bottom": 0.2}
    company.save_values("hidden_part", {"evidence_id": papers[0], "what": "box", **box})
    company.save("hidden_part", evidence_id=papers[1], what="looked")
    since = since_last(company.file, built(tmp_path / "now", package(company, exhibits=exhibits)))
    assert since is not None
    assert [[line.text for line in group.lines] for group in since.groups] == [["S1.1-01 Scan 1"]]
    assert since.groups[0].words == "Exhibits that changed"


def test_nothing_changed_is_said_and_what_was_entered_by_hand_cannot_be_compared(
    company: Company, tmp_path: Path
) -> None:
    company.save("submission", exported_on="2026-10-01", what="On paper", to_whom="ESC")
    folder = built(tmp_path / "a", package(company))
    since = since_last(company.file, folder)
    assert since is not None
    assert "was entered by hand" in since.sentence
    # one that tells how many there were, and holds some of them alone, is not compared as if it
    # had held no more
    typed = {"number": "S1.1-01", "said": "Policy"}
    company.save(
        "submission", exported_on="2026-10-05", what="On paper", to_whom="ESC", exhibit_count=61,
        exhibits=[typed], history_number=1,
    )  # fmt: skip
    since = since_last(company.file, built(tmp_path / "c", package(company)))
    assert since is not None
    assert "5 October 2026" in since.sentence
    assert "was entered by hand" in since.sentence
    assert not {"new", "changed", "gone"} & {group.key for group in since.groups}
    say_sent(company.file, folder, "ESC", day("2026-11-10"))
    again = since_last(company.file, built(tmp_path / "b", package(company)))
    assert again is not None
    assert again.sentence == "Nothing changed since the package of 10 November 2026 to ESC."


def test_answers_that_a_submission_lacks_are_those_of_its_assessment(
    company: Company, tmp_path: Path
) -> None:
    folder = built(
        tmp_path / "a", package(company, answers=(answer("S4.1", "4"), answer("S1.1", "2")))
    )
    about = {"exported_on": "2026-10-05", "what": "On paper", "to_whom": "ESC"}
    row = {"question": "S4.1", "points": 3, "possible": 10}
    company.save("submission", **about, answers=[row])
    told = since_last(company.file, folder)
    assert told is not None
    assert told.sentence.endswith("Besides: 1 answer changed of the 1 that is on file.")
    done = {"assessed_on": "2026-10-01", "purpose": "certification"}
    assessment = company.save("assessment", **done)
    company.save("answer", assessment_id=assessment, question="S1.1", points=6)
    company.save("answer", assessment_id=assessment, question="S4.1", points=9)  # as sent: 3
    company.save(
        "submission", **about | {"exported_on": "2026-10-06"}, answers=[row],
        assessment_id=assessment,
    )  # fmt: skip
    told = since_last(company.file, folder)
    assert told is not None
    assert [line.text for group in told.groups for line in group.lines] == [
        "S4.1: 4 points, before 3 points", "S1.1: 2 points, before 6 points",
    ]  # fmt: skip
    assert told.sentence.endswith("Besides: 2 answers changed.")
    company.save(
        "submission", **about | {"exported_on": "2026-10-07"}, assessment_id=company.save(
            "assessment", **done | {"assessed_on": "2026-11-01"}  # signed anew after it was sent
        ),
    )  # fmt: skip
    told = since_last(company.file, folder)
    assert told is not None
    assert told.groups == ()


def test_the_command_line_says_it_lists_it_and_holds_a_folder_to_it(
    company: Company, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (*WAYS,) == sent_verb.WAYS
    first, path = built(tmp_path / "first", package(company)), str(company.file.path)
    company.file.close()
    assert run(["sent", path, str(first)]) == 2
    assert "to whom" in capsys.readouterr().err
    assert run(["sent", path, str(first), "--to", "ESC", "--how", "portal", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["since"] is None
    assert run(["sent", path, "--json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["sent"]
    assert (one["to"], one["folder"]) == ("ESC", str(first))
    assert run(["verify", str(first), "--company", path]) == 0
    assert "This is the package that was sent to ESC" in capsys.readouterr().out
    # who edits a paper and writes the list anew proves nothing, so it is not called whole first
    listed = manifests.read((first / "manifest.json").read_bytes())[0]
    built(first, replace(listed, title="Other records"))
    assert run(["verify", str(first), "--company", path]) == 1
    said = capsys.readouterr().out
    assert said.startswith("Nobody said of this package that it was sent")
    assert "is whole" not in said
    assert run(["verify", str(first), "--company", path, "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["sent"], told["of_company"]) == (False, True)
