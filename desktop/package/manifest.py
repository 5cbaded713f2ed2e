"""The list of all that lies in a package, by which anybody can prove years later that it is whole.

`head` stands for all of it: the SHA-256 of the file itself, the digits of `head` taken as zeros. So
no byte of the list can change unseen, and whoever noted the head can hold the folder to it.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

T = TypeVar("T", bound="DataclassInstance")

FORMAT: Final = "muster-package"
VERSION: Final = 1
NAME: Final = "manifest.json"
TABLE: Final = "manifest.csv"
MOST_BYTES: Final = 64 << 20  # of a manifest that is read: a hundred thousand exhibits take less
_NONE_YET: Final = "0" * 64
_POINTS: Final = re.compile(r"\d{1,9}(?:\.\d{1,9})?", re.ASCII)
_HALF_A_LETTER: Final = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")
_LONGEST: Final = 255
_LONGEST_PATH: Final = 1_000
_NOT_IN_NAMES: Final = frozenset('\\:<>"|?*') | {chr(code) for code in range(32)}
_HEADINGS: Final = (
    "label", "title", "file", "sha256", "bytes", "pages", "page_in_pdf", "record_kind", "record_id",
    "record_date", "nature", "questions",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class FileListed:
    """A file of the package. `what` is a word for programs: "pdf", "part" (of the PDF), "exhibit",
    "original", "index", "plan" or "list"; `exhibit` its number, "" where it is none.
    """

    path: str
    sha256: str
    bytes: int
    pages: int
    what: str
    exhibit: str = ""


@dataclass(frozen=True, kw_only=True)
class ExhibitListed:
    """An exhibit. `content` is the SHA-256 of a file or the seal of a record; days are ISO."""

    number: str
    title: str
    day: str
    nature: str
    questions: tuple[str, ...]
    kind: str
    record: str
    content: str
    page: int
    pages: int
    trouble: str = ""


@dataclass(frozen=True, kw_only=True)
class AnswerListed:
    """What was answered to a question; points are numbers as text, "" where there are none."""

    question: str
    points: str
    possible: str
    state: str
    exhibits: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """All that a package says of itself, besides its own head."""

    company: str
    title: str
    pdf: str
    as_of: str
    period: tuple[str, str]
    protocol: tuple[str, str, str]  # id, name, version
    assessment: str
    is_signed: bool
    is_draft: bool
    names: str  # "" where they are shown, else "initials" or "numbers"
    history: tuple[int, str]
    previous: str
    answers: tuple[AnswerListed, ...]
    exhibits: tuple[ExhibitListed, ...]
    files: tuple[FileListed, ...]
    own_copy: bool = False  # with what was checked before sending: not to be sent


def written(manifest: Manifest) -> tuple[bytes, str]:
    """Return the manifest as it is written, and its head."""
    told = {"format": FORMAT, "version": VERSION, **asdict(manifest), "head": _NONE_YET}
    told["period"] = dict(zip(("from", "to"), manifest.period, strict=True))
    told["protocol"] = dict(zip(("id", "name", "version"), manifest.protocol, strict=True))
    told["history"] = dict(zip(("number", "hash"), manifest.history, strict=True))
    text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    head = hashlib.sha256(text.encode()).hexdigest()
    # the last one: a company that is called so cannot be taken for it
    before, _zeros, after = text.rpartition(_NONE_YET)
    return f"{before}{head}{after}".encode(), head


def head_of(data: bytes) -> str:
    """Return what the head of a manifest has to be by what else stands in it."""
    at = data.rfind(b'"head": "')
    at = at + len(b'"head": "') if at >= 0 else len(data)
    return hashlib.sha256(data[:at] + _NONE_YET.encode() + data[at + 64 :]).hexdigest()


def is_manifest(data: bytes) -> bool:
    """Whether it begins as a manifest of ours does, whatever became of the rest."""
    return f'"format": "{FORMAT}"'.encode() in data[:200]


def is_table(data: bytes) -> bool:
    """Whether it begins as the table of exhibits does."""
    return data.startswith(f"\ufeff{','.join(_HEADINGS)}".encode())


def names_all(manifest: Manifest) -> bool:
    """Whether it names every file that a package has, each once: a list of ours always does."""
    paths = {one.path.casefold() for one in manifest.files}
    shown = {one.exhibit for one in manifest.files}
    numbers = {one.number for one in manifest.exhibits}
    pdfs = [one.path for one in manifest.files if one.what == "pdf"]
    return (
        len(paths) == len(manifest.files)
        and len(numbers) == len(manifest.exhibits)
        and pdfs == [manifest.pdf]
        and {"index", "plan", "list"} <= {one.what for one in manifest.files}
        and shown - {""} <= numbers
        and all(one.number in shown for one in manifest.exhibits if one.pages)
    )


def read(data: bytes) -> tuple[Manifest, str]:
    """Return a manifest and the head that it states. Raises ValueError where it is none."""
    try:
        if _HALF_A_LETTER.search(data):  # it could not be written down anywhere
            raise ValueError("half a letter")
        told = json.loads(data.decode())
        if told.pop("format") != FORMAT or told.pop("version") > VERSION:
            raise ValueError("no manifest that this program knows")
        head = str(told.pop("head"))
        told["period"] = (told["period"]["from"], told["period"]["to"])
        told["protocol"] = tuple(told["protocol"][name] for name in ("id", "name", "version"))
        told["history"] = (int(told["history"]["number"]), str(told["history"]["hash"]))
        told["answers"] = tuple(_listed(AnswerListed, one) for one in told["answers"])
        told["exhibits"] = tuple(_listed(ExhibitListed, one) for one in told["exhibits"])
        told["files"] = tuple(_file(one) for one in told["files"])
        _refuse_other_values(told)
        return _listed(Manifest, told), head
    except (TypeError, KeyError, AttributeError, UnicodeDecodeError, RecursionError) as fault:
        raise ValueError("no manifest") from fault


def _refuse_other_values(told: Mapping[str, Any]) -> None:
    """Raise ValueError where points are no number, or a day is none: a hand wrote them."""
    points = (text for one in told["answers"] for text in (one.points, one.possible))
    if any(text and _POINTS.fullmatch(text) is None for text in points):
        raise ValueError("points that are no number")
    for day in (told["as_of"], *filter(None, (one.day for one in told["exhibits"]))):
        date.fromisoformat(day)


def _file(told: Mapping[str, Any]) -> FileListed:
    one = _listed(FileListed, told)
    parts = one.path.split("/")
    is_within = all(
        part not in ("", ".", "..") and len(part) <= _LONGEST and not set(part) & _NOT_IN_NAMES
        for part in parts
    )
    if not is_within or not one.path.isprintable() or len(one.path) > _LONGEST_PATH:
        raise ValueError("a file that lies elsewhere")
    return one


def _listed(kind: type[T], told: Mapping[str, Any]) -> T:
    """Return a value of that kind. Raises ValueError where it holds what is never written."""
    values = {name: tuple(v) if isinstance(v, list) else v for name, v in told.items()}
    for about in fields(kind):
        value = values.get(about.name, about.default)
        if about.type in (str, int, bool) and type(value) is not about.type:
            raise ValueError(f"{about.name} is of another type")
        if about.type == tuple[str, ...] and not all(type(one) is str for one in value):
            raise ValueError(f"{about.name} is of other types")
    return kind(**values)


def table(exhibits: Sequence[ExhibitListed], files: Sequence[FileListed]) -> bytes:
    """Return the list of exhibits as plain text that a spreadsheet program opens."""
    by_number: dict[str, list[FileListed]] = {}
    for file in files:
        by_number.setdefault(file.exhibit, []).append(file)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(_HEADINGS)
    for one in exhibits:
        for file in by_number.get(one.number, ()):
            line = (
                one.number, one.title, file.path, file.sha256, file.bytes, file.pages, one.page,
                one.kind, one.record, one.day, one.nature, " ".join(one.questions),
            )  # fmt: skip
            writer.writerow([_harmless(cell) for cell in line])
    # the mark at the beginning tells Excel the encoding
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str | int) -> str | int:
    """Return a cell that no spreadsheet program takes for a formula (OWASP, CSV injection)."""
    if isinstance(cell, str) and cell.lstrip()[:1] in ("=", "+", "-", "@", "＝", "＋", "－", "＠"):  # noqa: RUF001
        return f"'{cell}"
    return cell.replace("\0", "") if isinstance(cell, str) else cell
