"""The records that a package shows and the files that they cite, with the numbers of exhibits."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from desktop.language import _
from desktop.package.exhibits import SERIES, Citation, numbered
from desktop.records import kind_of, kinds_of_tab
from desktop.records.kind import Kind
from desktop.services.packaging import profile
from desktop.services.packaging.files import Chosen, PaperFile, chosen_files
from desktop.services.packaging.reading import Listed, Reading, chosen_ids, listed
from desktop.services.packaging.saying import Hide
from desktop.store import listing

ELEMENTS: Final = ("leadership", "hazards", "training", "inspections", "incidents", "emergency")
OF_THE_COMPANY: Final = (
    "site", "equipment", "service_change", "contractor", "document", "hours_worked",
)  # fmt: skip
# kinds without a register: their evidence is in the package, and the index says what it proves
_UNSHOWN: Final = ("position", "reading", "use_log", "disclosure", "disposal")
ACTIONS: Final = "corrective_action"


@dataclass(frozen=True)
class Wanted:
    """A file that is to be an exhibit, with what is said of it."""

    number: str
    file: PaperFile
    title: str
    proves: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """All records that are shown, by kind, with the files that they cite and their numbers."""

    reading: Reading
    by_kind: Mapping[str, Listed]
    chosen: Chosen
    numbers: Mapping[str, str]

    def of_tab(self, tab: str) -> list[Listed]:
        """The records of a tab, kind by kind."""
        return [self.by_kind[kind.key] for kind in kinds_of(tab)]


def kinds_of(tab: str) -> list[Kind]:
    return [kind for kind in kinds_of_tab(tab) if not kind.restricted]


def find(reading: Reading, about: Mapping[str, Any]) -> Found:
    """Read what is shown; `about` is what the company's own record says."""
    by_kind = {"worker": profile.workers(reading)}
    for key in (*OF_THE_COMPANY, *(k.key for tab in ELEMENTS for k in kinds_of(tab)), ACTIONS):
        by_kind[key] = listed(reading, kind_of(key))
    shown = {key: [record_id for record_id, _c in one.rows] for key, one in by_kind.items()}
    shown |= {key: chosen_ids(reading, kind_of(key)) for key in _UNSHOWN}
    shown["company"] = [about["id"]] if about else []
    chosen = chosen_files(reading.connection, shown, about.get("logo_id"))
    cited = [
        Citation(file.sha256, SERIES[kind_of(key).tab])
        for key in _order_of_pages()
        for record_id in shown[key]
        for file in chosen.by_record.get((key, record_id), ())
    ]
    numbers = numbered(cited, (file.sha256 for file in chosen.loose))
    return Found(reading, by_kind, chosen, numbers)


def _order_of_pages() -> Iterator[str]:
    yield from ("company", "worker", *OF_THE_COMPANY, *_UNSHOWN)
    for tab in ELEMENTS:
        yield from (kind.key for kind in kinds_of(tab))
    yield ACTIONS


def wanted_of(found: Found) -> Iterator[Wanted]:
    """Yield every file in the order of its number, with the titles of what it proves."""
    files: dict[str, PaperFile] = {file.sha256: file for file in found.chosen.loose}
    cites: dict[str, list[tuple[str, str]]] = {}
    for link, some in found.chosen.by_record.items():
        for file in some:
            files[file.sha256] = file
            cites.setdefault(file.sha256, []).append(link)
    ids: dict[str, set[str]] = {}
    for kind, record_id in found.chosen.by_record:
        ids.setdefault(kind, set()).add(record_id)
    titles = listing.titles(found.reading.connection, ids)
    hide = found.reading.hide
    for sha256, number in found.numbers.items():
        file = files[sha256]
        # in the order in which the file says it, not in that of the registers
        proved = [link for link in dict.fromkeys(file.proves) if link in cites.get(sha256, ())]
        said = tuple(_title(kind, titles.get(record_id, ""), hide) for kind, record_id in proved)
        yield Wanted(number, file, hide(file.name), said, tuple(one for _k, one in proved))


def _title(kind: str, title: str, hide: Hide) -> str:
    what = _(kind_of(kind).title)
    return _("{kind}: {title}").format(kind=what, title=hide(title)) if title else what
