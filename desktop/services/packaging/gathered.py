"""Everything a submission says, gathered in one reading of the file: nothing is asked of it after.

What is read is bounded by what is shown: by the records that go in, by the people and sites of the
period, by the questions of the protocol. Ten years on file cost no more than one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.engine import Connection

from desktop.audit.judged import Ref
from desktop.language import _
from desktop.package.sheets.statistics import StatisticsSaid
from desktop.package.submission.record_values import RecordShown
from desktop.package.submission.words import SubmissionWords
from desktop.services.auditing.auditor import Audited, Auditor
from desktop.services.packaging.chart_words import chart_of
from desktop.services.packaging.choices import Choices
from desktop.services.packaging.cover_words import NO_NAME, cover_of
from desktop.services.packaging.employees import people_of
from desktop.services.packaging.hiding import nobody_hidden
from desktop.services.packaging.left_out_words import left_out_of
from desktop.services.packaging.log_words import log_of
from desktop.services.packaging.people import hider_of
from desktop.services.packaging.people_known import known_people
from desktop.services.packaging.period import Period
from desktop.services.packaging.plan_words import plan_of
from desktop.services.packaging.profile_words import profile_of
from desktop.services.packaging.question_words import elements_of
from desktop.services.packaging.reading import Beat, Reading
from desktop.services.packaging.record_sheets import Wish, record_sheets
from desktop.services.packaging.saying import Hide
from desktop.services.packaging.score_words import scores_of
from desktop.services.packaging.selected import Exhibit, Selection
from desktop.services.packaging.sheet_reading import FileLine
from desktop.services.packaging.signing_words import signing_of
from desktop.services.packaging.sources import Sources, sources
from desktop.services.packaging.statistics_words import statistics_of
from desktop.services.packaging.strips import strips_of
from desktop.services.packaging.training import matrix_shown
from desktop.services.packaging.wanted import Wanted
from desktop.store.fact_duties import duty_facts
from desktop.store.file import CompanyFile
from desktop.values.audited.span import Span


@dataclass(frozen=True)
class Gathered:
    """What was read: all pages in words, and the files that are still to be made into pages.

    `sheets` are those of records, by the numbers of their exhibits; `hide` is what hid the names.
    """

    company: str
    period: Period
    words: SubmissionWords
    sheets: Mapping[str, RecordShown]
    wanted: tuple[Wanted, ...]
    hide: Hide

    @property
    def signers(self) -> tuple[str, ...]:
        """Return who is named on the page of signatures, and on the cover."""
        signing = self.words.signing
        return (*(one.name for one in signing.signers), *signing.former)


def gather(
    company: CompanyFile,
    auditor: Auditor,
    as_of: date,
    choices: Choices,
    chosen: Selection,
    beat: Beat,
) -> Gathered:
    """Read everything that the package of a day says; `beat` may raise to stop."""
    span = Span(chosen.period.start, chosen.period.end)
    audited = auditor.audited_over(chosen.protocol, span)
    beat()
    with company.reading() as connection:
        reading = _reading(connection, company, as_of, choices, chosen, beat)
        found = sources(reading, chosen)
        sheets = _sheets(reading, chosen)
        beat()
        words = _words(found, choices, audited)
        beat()
        return Gathered(
            company=found.name or _(NO_NAME),
            period=chosen.period,
            words=words,
            sheets=sheets,
            wanted=tuple(_wanted(found)),
            hide=reading.hide,
        )


def _reading(
    connection: Connection,
    company: CompanyFile,
    as_of: date,
    choices: Choices,
    chosen: Selection,
    beat: Beat,
) -> Reading:
    hides = choices.hide_names
    hide = hider_of(connection, company.private, choices) if hides else nobody_hidden
    facts = duty_facts(connection, as_of)
    return Reading(connection, facts, chosen.period, hides, hide, beat, choices.today)


def _words(found: Sources, choices: Choices, audited: Audited) -> SubmissionWords:
    reading = found.reading
    known = known_people(found)
    reading.beat()
    strips = strips_of(reading.connection, audited, found.chosen)
    reading.beat()
    return SubmissionWords(
        company=found.name or _(NO_NAME),
        cover=cover_of(found, known.count, len(found.chosen.exhibits)),
        signing=signing_of(found),
        profile=profile_of(found, known),
        chart=chart_of(reading, known),
        people=people_of(found, known),
        scores=scores_of(found),
        elements=elements_of(found, strips),
        plan=plan_of(found),
        matrix=matrix_shown(reading),
        matrix_nothing=_(
            "No training matrix: nobody works here on this day, or no certificate is held or "
            "asked for."
        ),
        log=log_of(found),
        statistics=_as_they_stand(statistics_of(reading), found.chosen),
        statistics_nothing=_("No hours and no incidents are on file, so nothing is counted."),
        left_out=left_out_of(found, choices),
    )


def _as_they_stand(page: StatisticsSaid | None, chosen: Selection) -> StatisticsSaid | None:
    """Say of a signed assessment that figures are of the records as they stand now."""
    if page is None or not chosen.is_signed:
        return page
    said = _("They are of the records as they stand now, also what was entered after signing.")
    return replace(page, sentences=(*page.sentences, said))


def _sheets(reading: Reading, chosen: Selection) -> dict[str, RecordShown]:
    by_number = chosen.by_number
    files = {
        one.record.id: tuple(
            FileLine(number, by_number[number].title, by_number[number].day)
            for number in one.files
            if number in by_number
        )
        for one in chosen.exhibits
        if one.record is not None
    }
    numbers: dict[Ref, str] = {
        one.record: one.number for one in chosen.exhibits if one.record is not None
    }
    found = record_sheets(reading, numbers, Wish(files))
    return {numbers[ref]: sheet for ref, sheet in found.items()}


def _wanted(found: Sources) -> Iterator[Wanted]:
    """Yield the files in the order of their numbers, with what each proves in words."""
    by_number = found.chosen.by_number
    for one in found.chosen.exhibits:
        if one.file is None:
            continue
        proved = [by_number[number] for number in one.proves if number in by_number]
        yield Wanted(
            number=one.number,
            file=one.file,
            title=found.reading.hide(one.file.name),
            proves=tuple(map(_proved, proved)),
            records=tuple(each.record.id for each in proved if each.record is not None),
            questions=one.questions,
            nature=one.nature,
        )


def _proved(one: Exhibit) -> str:
    return f"{one.number} {one.title}"
