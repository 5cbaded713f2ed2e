"""Reads a dump back as plain words, so that an expectation can name a record by what it says."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

Words = dict[str, list[str]]
"""One record: its fields (a row's as "hazards.control") and what stands in each."""

_NAMED_BY: Final = {
    "worker": ("first_name", "last_name"),
    "equipment": ("number",),
    "site": ("name",),
    "position": ("title",),
    "certificate_type": ("name",),
    "contractor": ("company",),
}


def records_of(dump: Path) -> dict[str, list[Words]]:
    """Return the dumped records by kind, links read as the name of what they point to."""
    raw: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    names: dict[str, str] = {}
    for file in sorted(dump.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if "values" not in record or record.get("void") or record.get("voided"):
                continue
            raw[file.stem].append(record["values"])
            words = [record["values"].get(part) for part in _NAMED_BY.get(file.stem, ())]
            if name := " ".join(filter(None, words)):
                names[record["id"]] = name
    return {kind: [_words(values, names) for values in records] for kind, records in raw.items()}


def _words(values: Mapping[str, Any], names: Mapping[str, str]) -> Words:
    words: Words = defaultdict(list)
    for path, value in _leaves(values):
        words[path].append(names.get(str(value), str(value)))
    return dict(words)


def _leaves(values: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for field, value in values.items():
        if isinstance(value, list):
            for row in value:
                if isinstance(row, Mapping):
                    yield from _leaves(row, f"{before}{field}.")
                else:
                    yield f"{before}{field}", row
        elif value is not None and field != "id":
            yield f"{before}{field}", value
