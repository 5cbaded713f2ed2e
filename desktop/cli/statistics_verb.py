"""`muster statistics`: hours, incidents, rates and what was done in time, as of a day."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop import clock
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _

if TYPE_CHECKING:  # the parser knows of this file, and the window reads it before its first paint
    from desktop.services.statistics import Statistics

MONTHS: Final = (12, 36)


def describe(parser: ArgumentParser) -> None:
    """Add the words of `muster statistics` to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE")
    back = _("how many whole months to look back: 12 or 36")
    parser.add_argument("--months", type=int, choices=MONTHS, default=12, help=back)


def statistics(options: Namespace, voice: Voice) -> bool:
    """Say the statistics, or write them as one document."""
    from desktop.services.statistics import said
    from desktop.services.statistics.document import report_of
    from desktop.services.statistics.reading import read

    day = options.as_of or clock.today()
    with opened(options, voice, read_only=True) as company:
        whole = read(company, day, options.months)
    if voice.json:
        voice.document(report_of(whole))
    else:
        _say(said(whole), voice)
    return False


def _say(shown: "Statistics", voice: Voice) -> None:
    for sentence in (shown.span_said, shown.so_far, *shown.remarks):
        if sentence:
            voice.say(sentence)
    voice.say()
    voice.table(
        [(figure.title, figure.value, _joined(figure.about, figure.compared))
         for figure in shown.figures]
    )  # fmt: skip
    voice.say()
    voice.say(_("Rates"))
    voice.table(
        [(rate.title, rate.value or "–", _joined(rate.counts, rate.why, *rate.compared.split("\n")))
         for rate in shown.rates]
    )  # fmt: skip
    voice.say(shown.rates_about)
    voice.say()
    voice.say(_("Incidents by kind"))
    voice.table([(kind.title, kind.count, kind.compared) for kind in shown.kinds])
    voice.say(shown.kinds_none)
    voice.say()
    voice.table([(_("Month"), *shown.heads), *((row.month, *row.cells) for row in shown.rows)])


def _joined(*parts: str) -> str:
    return " · ".join(part.rstrip(".") for part in parts if part)
