"""What a dump looks like: a folder that any program reads, a manifest that proves it whole."""

import re
from typing import Any, Final, TypedDict

from desktop import records

FORMAT: Final = "muster-dump"
VERSION: Final = 1
MANIFEST: Final = "manifest.json"
HISTORY: Final = "history.jsonl"
IMPORTED: Final = "imported.jsonl"
PARTICULARS: Final = "particulars.jsonl"
ALWAYS: Final = (HISTORY, IMPORTED, PARTICULARS)

_CONTENT: Final = re.compile(r"evidence/([0-9a-f]{64})(\.txt)?")


class FileEntry(TypedDict):
    """What the manifest says of one file."""

    sha256: str
    size: int


class Manifest(TypedDict):
    """The manifest. `files` are by name, with a slash; `history` is the head of the chain."""

    format: str
    version: int
    schema: str
    records: dict[str, int]
    history: dict[str, Any]
    files: dict[str, FileEntry]


def records_name(kind: str) -> str:
    """Return the name of the file that holds the records of a kind."""
    return f"records/{kind}.jsonl"


def content_name(sha256: str) -> str:
    """Return the name of the file that holds one content as it was filed."""
    return f"evidence/{sha256}"


def text_name(sha256: str) -> str:
    """Return the name of the file that holds the words that were read out of a content."""
    return content_name(sha256) + ".txt"


def content_of(name: str) -> str | None:
    """Return the SHA-256 in the name of a content (not of its text), None for any other name."""
    found = _CONTENT.fullmatch(name)
    return found[1] if found and not found[2] else None


def is_expected(name: str) -> bool:
    """Whether a dump may hold a file of that name; no other name is ever opened."""
    kinds = {records_name(kind.key) for kind in records.KINDS}
    return name in ALWAYS or name in kinds or _CONTENT.fullmatch(name) is not None
