"""A dump whose manifest was put right by a forger is proved in every line all the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.exchange import dump_format as form
from desktop.services.dumping import load
from tests.builders.files import BY, standing_clock
from tests.builders.spoilt_dump import (
    CARDS,
    SHA256,
    WORKERS,
    change_line,
    change_manifest,
    refused,
    rewrite,
)


def test_a_forgery_that_is_none_loads(folder: Path) -> None:
    """So that what the other tests refuse is refused for what they changed."""
    for name in (WORKERS, form.HISTORY):
        change_line(folder, name, 0, lambda _said: None)
    back = folder.parent / "back.muster"
    told = load(folder, back, by=BY, clock=standing_clock)
    assert back.is_file()
    assert sum(told["records"].values()) > 0


@pytest.mark.parametrize(
    "raw",
    [b"{", b"[]\n", b"null\n", b"\xff\xfe\n", b'{"id": "x"}\n', b"\n", b'{"a":1e400}\n',
     b'{"id":"\\ud800"}\n', b'{"b":1,"a":1}\n', b'{"a":1,"a":1}\n', b"[" * 50_000 + b"\n",
     b'{"a":' + b"9" * 10_000 + b"}\n", b'{"a":NaN}\n', b'{"a":null}\n'],
)  # fmt: skip
@pytest.mark.parametrize("name", [WORKERS, form.HISTORY])
def test_lines_that_muster_never_writes(folder: Path, name: str, raw: bytes) -> None:
    rewrite(folder, name, (folder / name).read_bytes() + raw)
    assert f"dump/{name}, line " in refused(folder)


def _set(name: str, value: object) -> Callable[[Any], None]:
    return lambda said: said.update({name: value})


@pytest.mark.parametrize(
    "change",
    [
        _set("checksum", "0" * 64),
        _set("version", 1),
        _set("version", "2"),
        _set("version", True),
        _set("version", 2**70),
        _set("created_by", "me"),
        _set("created_by", 5),
        _set("created_by", "x" * 121),
        _set("created_at", "2026-11-16"),
        _set("created_at", "2026-11-16T19:00:00+00:00"),
        _set("created_at", "yesterday"),
        _set("id", "../worker"),
        _set("id", None),
        _set("values", []),
        _set("values", {"last_name": "Li"}),
        _set("values", {"last_name": 5}),
        _set("values", {}),
        _set("password", "x"),
        lambda said: said["values"].update(last_name=" Tremblay"),
        lambda said: said["values"].update(colour="red"),
        lambda said: said["values"].update(employment="red"),
        lambda said: said["values"]["employment"][0].pop("id"),
        lambda said: said["values"]["employment"].reverse(),
        lambda said: said["values"]["employment"].append({}),
    ],
)
def test_a_record_that_was_changed_is_named(folder: Path, change: Callable[[Any], None]) -> None:
    change_line(folder, WORKERS, 0, change)
    assert f"dump/{WORKERS}, line 1: " in refused(folder)


def test_a_record_that_stands_there_twice(folder: Path) -> None:
    raw = (folder / WORKERS).read_bytes()
    rewrite(folder, WORKERS, raw + raw)
    assert "twice" in refused(folder)


def test_a_record_that_names_one_that_is_not_there(folder: Path) -> None:
    (folder / WORKERS).unlink()
    change_manifest(
        folder, lambda told: (told["files"].pop(WORKERS), told["records"].pop("worker"))
    )
    assert f"dump/{CARDS}: a line names a record that is not in the dump" in refused(folder)


@pytest.mark.parametrize(
    "change",
    [
        _set("by", "somebody else"),
        _set("name", "Nothing happened"),
        _set("at", "2026-11-16T19:00:01Z"),
        _set("number", 7),
        _set("changes", []),
        _set("changes", [1]),
        _set("changes", "none"),
        lambda said: said["changes"][0].update(new='{"last_name":"Li"}'),
        lambda said: said["changes"][0].update(salt="0" * 32),
        lambda said: said["changes"][0].update(salt=None, old=None),
        lambda said: said["changes"][0].update(version=3),
        lambda said: said["changes"][0].update(action_id="x"),
        lambda said: said["changes"][0].update(number=2.5),
    ],
)
def test_a_history_that_was_changed_is_named(folder: Path, change: Callable[[Any], None]) -> None:
    change_line(folder, form.HISTORY, 3, change)
    assert f"dump/{form.HISTORY}" in refused(folder)


@pytest.mark.parametrize("lines", [[0, 1, 2], [1, 2, 3], [0, 2, 1, 3], [0, 0, 1, 2, 3], []])
def test_a_history_with_actions_left_out_or_moved(folder: Path, lines: list[int]) -> None:
    told = (folder / form.HISTORY).read_bytes().splitlines(keepends=True)
    rewrite(folder, form.HISTORY, b"".join(told[number] for number in lines))
    if lines == [0, 2, 1, 3]:
        # in which order they are written down means nothing, for every line has its number
        load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    else:
        assert f"dump/{form.HISTORY}" in refused(folder)


def test_a_content_that_is_another(folder: Path) -> None:
    rewrite(folder, form.content_name(SHA256), b"another")
    assert f"dump/{form.content_name(SHA256)}: its content is not the one" in refused(folder)


def test_words_that_are_none(folder: Path) -> None:
    rewrite(folder, form.text_name(SHA256), b"\xff\xfe")
    assert f"dump/{form.text_name(SHA256)} is not as it was dumped" in refused(folder)
