"""A package says on its cover how far the history had come, and the file can be held to it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.store.heads_in_words import history_in, history_said
from tests.builders.demonstration import copied
from tests.builders.files import opened, save, tampering
from tests.builders.terminal import Terminal

HASHES = st.text("0123456789abcdef", min_size=64, max_size=64)


@given(st.integers(0, 10**9), HASHES)
def test_what_is_said_can_be_read_again_from_any_page(number: int, link: str) -> None:
    text = f"Period covered 2026\n{history_said(number, link)}\nWhat is inside 10 workers"
    assert history_in(text) == (number, link)
    assert history_in(history_said(number, link).replace(" ", "\n")) == (number, link)
    assert history_in("Nothing of that kind 12345678") is None


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


def test_a_history_cut_after_a_package_was_sent_is_found(
    tmp_path: Path, terminal: Terminal
) -> None:
    file = copied(tmp_path / "bow.muster")
    with opened(file) as company:
        site = save(company, "site", name="Wendell's quarter")
    out = tmp_path / "out"
    assert terminal.muster("export", file, "--out", out, "--as-of", "2026-11-16").code == 0
    (package,) = out.glob("*.pdf")
    # by its PDF, which is no company file with a password
    checked = terminal.muster("verify", package)
    assert (checked.code, "out is whole" in checked.out) == (0, True)
    whole = terminal.muster("verify", file, "--package", package, "--json")
    assert whole.code == 0
    assert whole.document()["heads_checked"] == 1

    with tampering(file) as plain:  # the last action taken out, and the record with it
        action = plain.execute("SELECT action_id FROM change ORDER BY number DESC").fetchone()
        plain.execute("DELETE FROM change WHERE record_id = ?", (site,))
        plain.execute("DELETE FROM action WHERE id = ?", action)
        plain.execute("DELETE FROM site WHERE id = ?", (site,))
    cut = terminal.muster("verify", file, "--package", package, "--json")
    assert cut.code == 1
    (head,) = [fault for fault in cut.document()["faults"] if fault["what"] == "head"]
    assert package.name in head["sentence"]
    wrong = terminal.muster("verify", file, "--package", file)
    assert wrong.code == 2
    assert "is no PDF" in wrong.err
