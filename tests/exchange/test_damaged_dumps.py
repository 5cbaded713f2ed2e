"""A dump that may come from anywhere is proved in every line, and nothing of it is followed."""

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import Unavailable
from desktop.exchange import dump_format as form
from desktop.services.dumping import dump, load
from desktop.store.canonical import written
from desktop.store.file import CompanyFile
from tests.builders.files import BY, copied, faults_in, opened, save, standing_clock, tampering

SCAN = b"not a picture at all"
SHA256 = hashlib.sha256(SCAN).hexdigest()
WORKERS = form.records_name("worker")
CARDS = form.records_name("certificate")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump with a little of everything in it."""
    folder = tmp_path_factory.mktemp("whole")
    with copied(folder / "bow.muster") as company:
        employment = [{"from_on": "2012-05-22"}, {"from_on": "2021-02-01"}]
        worker = save(company, "worker", last_name="Désjarlais", employment=employment)
        kind = save(company, "certificate_type", name="H2S Alive")
        save(company, "certificate", worker_id=worker, type_id=kind)
        company.write("Import", lambda t: t.remember("0" * 64, "worker", worker))
        company.write("File", lambda t: t.add_content(SHA256, SCAN, "words"))
        save(company, "worker", worker, last_name="Tremblay")
        dump(company, folder / "dump")
    return folder / "dump"


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of the dump, to be spoilt."""
    return shutil.copytree(whole, tmp_path / "dump")


def refused(folder: Path) -> str:
    """Try to load; returns the sentence, after proving that nothing was made."""
    before = sorted(folder.parent.iterdir())
    with pytest.raises(Unavailable) as told:
        load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    assert sorted(folder.parent.iterdir()) == before
    return str(told.value)


def rewrite(folder: Path, name: str, raw: bytes) -> None:
    """Write a file of the dump and put it right in the manifest, as a forger would."""
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(raw)
    entry = {"sha256": hashlib.sha256(raw).hexdigest(), "size": len(raw)}
    change_manifest(folder, lambda told: told["files"].update({name: entry}))


def change_manifest(folder: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    path = folder / form.MANIFEST
    told = json.loads(path.read_text())
    change(told)
    path.write_text(json.dumps(told))


def change_line(folder: Path, name: str, number: int, change: Callable[[Any], Any]) -> None:
    """Change what one line says and write it as Muster would."""
    lines = (folder / name).read_text().splitlines()
    said = json.loads(lines[number])
    change(said)
    lines[number] = written(said)
    rewrite(folder, name, "".join(f"{line}\n" for line in lines).encode())


def test_the_dump_is_whole_to_begin_with(folder: Path) -> None:
    load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    with opened(folder.parent / "back.muster") as company:
        assert faults_in(company) == []


def test_a_forgery_that_is_none_loads(folder: Path) -> None:
    """So that what the other tests refuse is refused for what they changed."""
    for name in (WORKERS, form.HISTORY):
        change_line(folder, name, 0, lambda _said: None)
    back = folder.parent / "back.muster"
    told = load(folder, back, by=BY, clock=standing_clock)
    assert back.is_file()
    assert sum(told["records"].values()) > 0


# --- files that are missing, too many or changed --------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [form.MANIFEST, *form.ALWAYS, WORKERS, form.content_name(SHA256), form.text_name(SHA256)],
)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert f"dump/{name} is missing" in refused(folder)


@pytest.mark.parametrize(
    "name", [*form.ALWAYS, WORKERS, form.content_name(SHA256), form.text_name(SHA256)]
)
@pytest.mark.parametrize("how", ["flip", "longer", "shorter", "empty"])
def test_a_changed_file_is_named(folder: Path, name: str, how: str) -> None:
    raw = bytearray((folder / name).read_bytes())
    if how == "flip":
        raw[len(raw) // 2] ^= 1
    elif how == "longer":
        raw += b"\n"
    elif how == "shorter":
        del raw[-1]
    else:
        raw.clear()
    (folder / name).write_bytes(raw)
    assert f"dump/{name}" in refused(folder)


@pytest.mark.parametrize(
    "name",
    ["notes.txt", "records/notes.txt", "records/moz_places.jsonl", "evidence/scan.png",
     "evidence/" + "0" * 64, "records/site.jsonl", "other/records.jsonl", "CON", "a:b",
     "records/WORKER.jsonl", "records/worker.jsonl.", "records/worker.jsonl ", "History.jsonl",
     "records/worker.jsonl:stream", "records/aux.jsonl", "evidence/" + "A" * 64, "..muster"],
)  # fmt: skip
def test_a_file_too_many_is_named(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("{}")
    assert f"dump/{name.split('/')[0]}" in refused(folder)


@pytest.mark.parametrize("name", [".DS_Store", "records/Thumbs.db", "evidence/desktop.ini"])
def test_what_systems_leave_in_folders_does_no_harm(folder: Path, name: str) -> None:
    (folder / name).write_text("whatever")
    load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)


@pytest.mark.parametrize(
    "name",
    ["../secret", "/etc/hostname", "records/../../secret", "evidence/" + "g" * 64, "NUL", "", ".",
     "records/worker.jsonl/", "records\\worker.jsonl", "evidence/../manifest.json", "C:secret",
     "\\\\evil\\share\\worker.jsonl", "records/WORKER.jsonl", "records/worker.jsonl.",
     "history.jsonl ", "records/worker.jsonl:stream", "records/com1.jsonl",
     "records//worker.jsonl", "~/secret"],
)  # fmt: skip
def test_no_name_in_the_manifest_is_followed(folder: Path, name: str) -> None:
    (folder.parent / "secret").write_text("secret")
    entry = {"sha256": hashlib.sha256(b"secret").hexdigest(), "size": 6}
    change_manifest(folder, lambda told: told["files"].update({name: entry}))
    sentence = refused(folder)
    assert f"dump/{form.MANIFEST} is missing" in sentence or "dump/manifest.json" in sentence


@pytest.mark.skipif(os.name != "posix", reason="links that anybody may make are POSIX's")
@pytest.mark.parametrize("name", [WORKERS, form.MANIFEST, form.content_name(SHA256), "records"])
def test_no_link_is_followed(folder: Path, name: str) -> None:
    outside = folder.parent / "outside"
    shutil.move(folder / name, outside)
    (folder / name).symlink_to(outside)
    assert f"dump/{name} does not belong" in refused(folder)


def test_a_hard_link_is_a_file_like_any_other_and_proved_like_one(folder: Path) -> None:
    outside = folder.parent / "outside"
    outside.write_text("secret")
    (folder / WORKERS).unlink()
    (folder / WORKERS).hardlink_to(outside)
    assert f"dump/{WORKERS} is not as it was dumped" in refused(folder)
    assert outside.read_text() == "secret"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / WORKERS).unlink()
    os.mkfifo(folder / WORKERS)
    assert f"dump/{WORKERS} does not belong" in refused(folder)


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [(PermissionError(13, "denied"), "may not be read"), (OSError(5, "I/O"), "could not be read")],
)
def test_a_disk_that_does_not_give_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, fault: OSError, sentence: str
) -> None:
    real = Path.open

    def fails(path: Path, *how: object, **more: object) -> object:
        if path.name == "worker.jsonl":
            raise fault
        return real(path, *how, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", fails)
    assert f"worker.jsonl {sentence}" in refused(folder)


# --- manifests ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"null", b"\xff", b'{"format": "zip"}', b'{"format": "muster-dump"}',
     b"[" * 100_000, b'{"format": "muster-dump", "version": 1, "schema": "0001"}'],
)  # fmt: skip
def test_what_is_no_manifest(folder: Path, raw: bytes) -> None:
    (folder / form.MANIFEST).write_bytes(raw)
    assert "dump/manifest.json: this is not the manifest" in refused(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", "1"), ("version", 0), ("files", []), ("files", {"history.jsonl": 3}),
     ("files", {"history.jsonl": {"sha256": 1, "size": 1}}), ("records", 1), ("history", None)],
)  # fmt: skip
def test_a_manifest_of_another_shape(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "dump/manifest.json: this is not the manifest" in refused(folder)


@pytest.mark.parametrize(("name", "value"), [("version", 2), ("schema", "9999")])
def test_a_dump_of_a_newer_muster(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "newer Muster" in refused(folder)


@pytest.mark.parametrize(
    ("name", "value"),
    [("records", {"worker": 2}), ("history", {"number": 4, "hash": "0" * 64}),
     ("history", {"number": 3, "hash": ""})],
)  # fmt: skip
def test_a_manifest_that_counts_otherwise(folder: Path, name: str, value: object) -> None:
    change_manifest(folder, lambda told: told.update({name: value}))
    assert "is not as it was dumped" in refused(folder)


# --- lines, in files whose manifest was put right -------------------------------------------------


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


@pytest.mark.parametrize("seed", range(30))
def test_no_byte_can_be_changed_unnoticed(folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.stat().st_size)
    file = chance.choice(files)
    raw = bytearray(file.read_bytes())
    raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
    file.write_bytes(raw)
    try:
        load(folder, folder.parent / "back.muster", by=BY, clock=standing_clock)
    except Unavailable as fault:
        told = str(fault)
        assert told.count("dump/") == 1, told
    else:
        # a byte between the words of the manifest, which says the same as before
        assert file.name == form.MANIFEST
        with opened(folder.parent / "back.muster") as company:
            dump(company, folder.parent / "again")
        told = json.loads((folder.parent / "again" / form.MANIFEST).read_text())
        assert told == json.loads(raw)


# --- files that are damaged themselves ------------------------------------------------------------


def spoilt(path: Path, statement: str) -> CompanyFile:
    with copied(path) as company:
        save(company, "site", name="Yard")
    with tampering(path) as plain:
        plain.execute(statement)
    return opened(path)


def test_a_damaged_record_is_dumped_and_told(tmp_path: Path) -> None:
    with spoilt(tmp_path / "bow.muster", "UPDATE site SET name = 'Shop'") as company:
        told = dump(company, tmp_path / "dump")
    assert [record["kind"] for record in told["damaged"]] == ["site"]
    assert "checksum" in refused(tmp_path / "dump")


def test_a_broken_history_is_dumped_and_told(tmp_path: Path) -> None:
    with spoilt(tmp_path / "bow.muster", "UPDATE action SET by = 'me'") as company:
        told = dump(company, tmp_path / "dump")
    assert told["chain"] == "broken"
    assert "line 1 of the history" in refused(tmp_path / "dump")


@pytest.mark.parametrize(
    "statement",
    ["UPDATE site SET created_at = 'never'", "UPDATE site SET name = x'00'",
     "UPDATE site SET name = CAST(x'C3' AS TEXT)", "UPDATE action SET at = 'never'"],
)  # fmt: skip
def test_a_record_that_cannot_be_read_is_a_sentence(tmp_path: Path, statement: str) -> None:
    with (
        spoilt(tmp_path / "bow.muster", statement) as company,
        pytest.raises(Unavailable, match=r"bow\.muster is damaged"),
    ):
        dump(company, tmp_path / "dump")
    assert [file.name for file in tmp_path.iterdir()] == ["bow.muster"]
