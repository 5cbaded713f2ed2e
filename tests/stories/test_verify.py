"""One byte of a stored name changes by itself: `muster verify` names the worker, and mends it."""

from pathlib import Path

import pytest

from tests.builders import flipping
from tests.builders.files import copied, save
from tests.builders.terminal import Terminal

SAID = (
    "Worker “Rick Desjarlais” is not as it was saved. Last name: it said “Desjarlais”, now it "
    "says “Desjarlair”."
)


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def flip_a_name(path: Path) -> None:
    """Flip the lowest bit of the last letter where the table keeps the name, not the history."""
    whole, before = path.read_bytes(), flipping.read_through(path)
    assert before is not None
    at = -1
    while (at := whole.find(b"Desjarlais", at + 1)) >= 0:
        path.write_bytes(flipping.flipped(whole, at + len("Desjarlai"), 0))
        after = flipping.read_through(path)
        if after is not None and after["worker"] != before["worker"]:
            return
    raise AssertionError("no worker of that name")


def test_a_flipped_byte_is_told_and_mended(tmp_path: Path, terminal: Terminal) -> None:
    path = tmp_path / "bow.muster"
    with copied(path) as company:
        rick = save(company, "worker", first_name="Rick", last_name="Desjarlais")
    assert terminal.muster("backup", path).code == 0
    assert terminal.muster("verify", path).code == 0
    flip_a_name(path)

    told = terminal.muster("verify", path, "--json")
    assert told.code == 1
    assert told.document() == {
        "path": str(path),
        "kind_of_path": "company_file",
        "whole": False,
        "faults": [
            {
                "what": "record",
                "kind": "worker",
                "record": rick,
                "title": "Rick Desjarlais",
                "sentence": SAID,
            }
        ],
        "records": 1,
        "actions": 1,
        "contents": 0,
        "heads_checked": 1,
    }
    mended = terminal.muster("verify", path, "--mend")
    assert mended.code == 0
    assert SAID in mended.out
    assert "as it was saved last, which the history proves" in mended.out
    assert terminal.muster("verify", path).code == 0


def test_what_is_none_of_ours_is_said_to_be(tmp_path: Path, terminal: Terminal) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Call Rick about the cards.\n" * 400)
    told = terminal.muster("verify", notes)
    assert told.code == 3
    assert "notes.txt is not a Muster company file" in told.err
