"""Everything a package says, gathered in one reading of the file: nothing is asked of it after."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from desktop.language import _, ngettext
from desktop.package.exhibits import SERIES, Citation, numbered
from desktop.package.submission import Chapter, Cover, LeftOut, Register
from desktop.package.submission.values import Pair, exhibit_key
from desktop.package.tables import Cell, Column
from desktop.records import kind_of, kinds_of_tab
from desktop.records.kind import Kind
from desktop.services.packaging import profile, prose
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.files import Chosen, PaperFile, chosen_files
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.leaving_out import Apart, counted_apart, left_out
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.period import Period, period_of
from desktop.services.packaging.reading import Beat, Listed, Reading, chosen_ids, listed
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.training import matrix_shown
from desktop.store import listing
from desktop.store.fact_duties import duty_facts
from desktop.store.file import CompanyFile
from desktop.values.spoken import say_number, say_whole_date

ELEMENTS: Final = ("leadership", "hazards", "training", "inspections", "incidents", "emergency")
OF_THE_COMPANY: Final = (
    "site", "equipment", "service_change", "contractor", "document", "hours_worked",
)  # fmt: skip
# kinds without a register: their evidence is in the package, and the index says what it proves
_UNSHOWN: Final = ("position", "reading", "use_log")
ACTIONS: Final = "corrective_action"
REQUIREMENT: Final = "requirement"


@dataclass(frozen=True)
class Wanted:
    """A file that is to be an exhibit, with what is said of it."""

    number: str
    file: PaperFile
    title: str
    proves: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True)
class Gathered:
    """What was read: pages in words, and the files that are still to be made into pages."""

    company: str
    period: Period
    cover: Cover
    chapters: tuple[Chapter, ...]
    left_out: tuple[LeftOut, ...]
    wanted: tuple[Wanted, ...]
    hide: Hide


@dataclass(frozen=True)
class _Found:
    """All records that are shown, by kind, with the files that they cite and their numbers."""

    reading: Reading
    by_kind: Mapping[str, Listed]
    chosen: Chosen
    numbers: Mapping[str, str]

    def of_tab(self, tab: str) -> list[Listed]:
        """The records of a tab, kind by kind."""
        return [self.by_kind[kind.key] for kind in _kinds_of(tab)]


def gather(company: CompanyFile, as_of: date, choices: Choices, beat: Beat) -> Gathered:
    """Read everything that the package of a day says; `beat` may raise to stop."""
    with company.reading() as connection:
        facts = duty_facts(connection, as_of)
        hide = hider_of(connection) if choices.hide_names else nobody_hidden
        about = _without_period(Reading(connection, facts, Period(as_of, as_of), False, hide, beat))
        start, end = about.get("assessment_from_on"), about.get("assessment_to_on")
        period = period_of(start, end, as_of)
        reading = Reading(connection, facts, period, choices.hide_names, hide, beat)
        found = _found(reading, about)
        apart = counted_apart(connection, [*found.by_kind.values()])
        return _said(found, about, apart)


def _without_period(reading: Reading) -> Mapping[str, Any]:
    record = profile.read_company(reading)
    return {**record.values, "id": record.id} if record else {}


def _kinds_of(tab: str) -> list[Kind]:
    return [kind for kind in kinds_of_tab(tab) if not kind.restricted]


def _found(reading: Reading, about: Mapping[str, Any]) -> _Found:
    by_kind = {"worker": profile.workers(reading)}
    for key in (*OF_THE_COMPANY, *(k.key for tab in ELEMENTS for k in _kinds_of(tab)), ACTIONS):
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
    return _Found(reading, by_kind, chosen, numbers)


def _order_of_pages() -> Iterator[str]:
    yield from ("company", "worker", *OF_THE_COMPANY, *_UNSHOWN)
    for tab in ELEMENTS:
        yield from (kind.key for kind in _kinds_of(tab))
    yield ACTIONS


def _said(found: _Found, about: Mapping[str, Any], apart: Apart) -> Gathered:
    reading, period = found.reading, found.reading.period
    wanted = tuple(_wanted(found))
    name = about.get("legal_name") or _("Company without a name")
    return Gathered(
        company=name,
        period=period,
        cover=_cover(found, about, name, wanted),
        chapters=(
            _profile(found, about),
            *(_element(found, tab) for tab in ELEMENTS),
            _actions(found),
        ),
        left_out=tuple(left_out(apart, found.chosen, period, reading.hide_names)),
        wanted=wanted,
        hide=reading.hide,
    )


# --- the chapters ---------------------------------------------------------------------------------


def _profile(found: _Found, about: Mapping[str, Any]) -> Chapter:
    reading = found.reading
    registers = [profile.by_position(reading)] if reading.facts.workers else []
    people = found.by_kind["worker"]
    some = [people, *(found.by_kind[key] for key in OF_THE_COMPANY)]
    for one in some:
        if one.rows:
            columns = profile.worker_columns() if one is people else _columns(one)
            registers.append(_register(found, one, columns))
    registered = profile.sections(reading, dict(about))
    return Chapter(
        key="profile",
        title=_("Company profile"),
        lead=prose.profile_lead(reading.period, profile.lacking(registered)),
        sections=registered,
        registers=tuple(registers),
        nothing=prose.nothing_sentence([one for one in some if not one.rows]),
    )


def _element(found: _Found, tab: str) -> Chapter:
    every = found.of_tab(tab)
    return Chapter(
        key=tab,
        title=_(prose.TITLES[tab]),
        lead=prose.lead_of(tab, every, found.reading.period),
        matrix=matrix_shown(found.reading) if tab == "training" else None,
        registers=tuple(_register(found, one, _columns(one)) for one in every if one.rows),
        nothing=prose.nothing_sentence([one for one in every if not one.rows]),
    )


def _actions(found: _Found) -> Chapter:
    log = found.by_kind[ACTIONS]
    closed = {
        action.id
        for action in found.reading.facts.actions
        if action.resolved_on is not None or action.closed_without
    }
    open_ones = sum(record_id not in closed for record_id, _cells in log.rows)
    register = replace(_register(found, log, _columns(log)), turned=True)
    return Chapter(
        key="actions",
        title=_("Corrective actions"),
        lead=prose.actions_lead(log, open_ones),
        registers=(replace(register, title=_("Corrective-action log")),) if log.rows else (),
    )


def _columns(one: Listed) -> tuple[Column, ...]:
    if one.kind.key == REQUIREMENT:
        return Column(_("Position")), Column(_("Must hold"))
    return tuple(Column(_(column.label), right=column.is_number) for column in one.columns)


def _register(found: _Found, one: Listed, columns: tuple[Column, ...]) -> Register:
    """Return the table of a kind; the last column cites exhibits where there are any."""
    cited = [_numbers(found, one.kind.key, record_id) for record_id, _cells in one.rows]
    every = {number for numbers in cited for number in numbers}
    rows: tuple[tuple[str | Cell, ...], ...] = tuple(cells for _id, cells in one.rows)
    if one.kind.key == REQUIREMENT and not every:
        rows = _by_position(rows)
    if every:
        columns = (*columns, Column(_("Exhibit")))
        rows = tuple(
            (*cells, _exhibits(numbers)) for cells, numbers in zip(rows, cited, strict=True)
        )
    return Register(
        key=f"kind-{one.kind.key}",
        title=_(one.kind.plural),
        sentence=prose.register_sentence(one, found.reading.period, len(every)),
        columns=columns,
        rows=rows,
        count=len(one.rows),
    )


def _by_position(rows: Sequence[tuple[str | Cell, ...]]) -> tuple[tuple[str, str], ...]:
    """Return what each position must hold on one line, everybody's first."""
    held: dict[str, list[str]] = {}
    for position, certificate in rows:
        held.setdefault(str(position), []).append(str(certificate))
    by_name = sorted(held.items(), key=lambda item: (bool(item[0]), item[0]))
    return tuple(
        (position or _("Everybody"), ", ".join(dict.fromkeys(some))) for position, some in by_name
    )


def _numbers(found: _Found, kind: str, record_id: str) -> list[str]:
    files = found.chosen.by_record.get((kind, record_id), ())
    return [found.numbers[file.sha256] for file in files]


def _exhibits(numbers: Sequence[str]) -> str | Cell:
    if not numbers:
        return ""
    return Cell("\n".join(numbers), links=tuple(map(exhibit_key, numbers)))


# --- the exhibits ---------------------------------------------------------------------------------


def _wanted(found: _Found) -> Iterator[Wanted]:
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


# --- the cover ------------------------------------------------------------------------------------


def _cover(found: _Found, about: Mapping[str, Any], name: str, wanted: Sequence[Wanted]) -> Cover:
    reading = found.reading
    hidden = _(
        "Names of people are hidden: workers are named by their initials, and the pages of "
        "exhibits are left out and available on request."
    )
    return Cover(
        company=name,
        title=_("Health and safety records"),
        pairs=_cover_pairs(reading, about),
        inside=_("What is inside"),
        figures=_figures(found, len(wanted)),
        remark=hidden if reading.hide_names else "",
    )


def _cover_pairs(reading: Reading, about: Mapping[str, Any]) -> tuple[Pair, ...]:
    unknown = profile.not_filled_in()
    return (
        (_("Period covered"), reading.period.said()),
        (_("As of"), say_whole_date(reading.as_of)),
        (_("Certifying partner"), reading.hide(about.get("certifying_partner") or "") or unknown),
        (_("SECOR number"), about.get("secor_number") or unknown),
    )


def _figures(found: _Found, exhibits: int) -> tuple[tuple[str, str], ...]:
    def many(*kinds: str) -> int:
        return sum(len(found.by_kind[kind].rows) for kind in kinds)

    records = sum(len(one.rows) for one in found.by_kind.values())
    hazards = many("formal_hazard_assessment", "field_level_hazard_assessment")
    workers = len(found.reading.facts.workers)
    counted = (
        (workers, ngettext("worker", "workers", workers)),
        (records, ngettext("record", "records", records)),
        (exhibits, ngettext("exhibit", "exhibits", exhibits)),
        (many("certificate"), ngettext("certificate", "certificates", many("certificate"))),
        (many("meeting"), ngettext("meeting", "meetings", many("meeting"))),
        (hazards, ngettext("hazard assessment", "hazard assessments", hazards)),
        (many("inspection"), ngettext("inspection", "inspections", many("inspection"))),
        (many(ACTIONS), ngettext("corrective action", "corrective actions", many(ACTIONS))),
    )
    return tuple((say_number(n, 0), words) for n, words in counted)
