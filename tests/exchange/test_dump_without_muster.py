"""A dump is what docs/dump.md says: another program can read it and prove it."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.services.dumping import dump
from tests.builders.files import copied, save


def sealed(parts: Iterable[str]) -> str:
    """As the page says, and with nothing of Muster's."""
    total = hashlib.sha256()
    for raw in (part.encode() for part in parts):
        total.update(len(raw).to_bytes(8, "big") + raw)
    return total.hexdigest()


def as_json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def lines(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").split("\n")[:-1]]


def test_everything_can_be_proved_without_muster(tmp_path: Path) -> None:
    raw = bytes(range(256))
    with copied(tmp_path / "bow.muster") as company:
        employment = [{"from_on": "2012-05-22", "to_on": None}]
        worker = save(company, "worker", last_name="Désjarlais", employment=employment)
        save(company, "worker", worker, last_name="Tremblay\u2028\n")
        company.write("Void", lambda t: t.void("worker", worker, "left"))
        content = hashlib.sha256(raw).hexdigest()
        company.write("File", lambda t: t.add_content(content, raw, None))
        dump(company, tmp_path / "dump")
    folder = tmp_path / "dump"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    found = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}
    assert found == {*manifest["files"], "manifest.json"}
    for name, entry in manifest["files"].items():
        data = (folder / name).read_bytes()
        assert entry == {"sha256": hashlib.sha256(data).hexdigest(), "size": len(data)}
    for record in lines(folder / "records" / "worker.jsonl"):
        checksum = record.pop("checksum")
        assert checksum == sealed(["worker", as_json(record)])
    previous = "0" * 64
    for action in lines(folder / "history.jsonl"):
        for line in action["changes"]:
            assert line["digest"] == sealed([line["salt"], line["old"], line["new"]])
            said = [action.get(name) for name in ("id", "number", "at", "by", "name", "undoes")]
            said += [line[name] for name in ("number", "kind", "record_id", "operation", "version")]
            assert line["previous"] == previous
            assert line["hash"] == sealed([previous, as_json(said), line["digest"]])
            previous = line["hash"]
    assert manifest["history"] == {"number": 3, "hash": previous}
    assert (folder / "evidence" / content).read_bytes() == raw
