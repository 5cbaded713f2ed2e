"""The words of the command line (a contract: verbs, options and exit codes stay as they are)."""

from argparse import ArgumentParser, ArgumentTypeError, _SubParsersAction
from datetime import date
from pathlib import Path
from typing import Final, TypeAlias

from desktop.cli import (
    advice_verbs,
    backup_verbs,
    calendar_verb,
    opening,
    pack_verbs,
    package_verbs,
    password_verbs,
    printing_verbs,
    sent_verb,
    statistics_verb,
    verify_verbs,
)
from desktop.cli.versions import SayVersions
from desktop.language import _

Verbs: TypeAlias = "_SubParsersAction[ArgumentParser]"

# days that anybody looks from; intervals are counted from them in both directions
EARLIEST: Final = date(1990, 1, 1)
LATEST: Final = date(2099, 12, 31)
SMALLEST_SCALE: Final = 1.0
LARGEST_SCALE: Final = 2.0


def make_parser() -> ArgumentParser:
    """Return the parser of `muster`."""
    parser = ArgumentParser(
        prog="muster",
        description=_(
            "Health-and-safety records of a small employer: what is due, what is missing."
        ),
    )
    words = _("say the version, and those of what it stands on")
    parser.add_argument("--version", action=SayVersions, nargs=0, help=words)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    _add_window(verbs)
    _add_starting(verbs)
    _add_import(verbs)
    _add_questions(verbs)
    _add_print(verbs)
    _add_calendar(verbs)
    _add_statistics(verbs)
    _add_advice(verbs)
    _add_dump_and_load(verbs)
    _add_package(verbs)
    _add_packs(verbs)
    _add_sent(verbs)
    backup_verbs.describe(verbs)
    verify_verbs.describe(verbs)
    password_verbs.describe(verbs)
    return parser


def _add_window(verbs: Verbs) -> None:
    shown = verbs.add_parser("open", help=_("the window on a company file, or on the last one"))
    shown.add_argument("file", type=_path, nargs="?", metavar="FILE")

    about = _("a picture of every tab of the window, without a screen")
    shots = verbs.add_parser("shots", help=about)
    shots.add_argument("file", type=Path, metavar="FILE")
    shots.add_argument("--out", type=Path, required=True, metavar="DIR")
    shots.add_argument("--dark", action="store_true", help=_("light letters on a dark page"))
    larger = _("how much larger than usual, 1.0 to 2.0")
    shots.add_argument("--scale", type=_scale, default=1.0, metavar="1.0|2.0", help=larger)
    opening.describe(shots)


def _add_starting(verbs: Verbs) -> None:
    new = verbs.add_parser("new", help=_("make a new company file"))
    new.add_argument("file", type=Path, metavar="FILE")
    new.add_argument("--company", required=True, metavar="NAME", help=_("the legal name"))
    new.add_argument("--province", default="AB", metavar="AB")
    new.add_argument("--protocol", default="generic-s1s6", metavar="NAME")
    _with_password(new)

    demo = verbs.add_parser("demo", help=_("make the demonstration company"))
    demo.add_argument("file", type=Path, metavar="FILE")
    _as_of(demo)


def _add_import(verbs: Verbs) -> None:
    about = _("read sheets, folders, scans and photos into a company file")
    bring = verbs.add_parser("import", help=about)
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("paths", type=_path, nargs="+", metavar="PATH")
    trial = _("say what would happen, write nothing")
    bring.add_argument("--dry-run", action="store_true", help=trial)
    for option, ending, words in (
        ("--map", "toml", _("what the sheets and columns mean")),
        ("--save-map", "toml", _("write down what was guessed, to correct it")),
        ("--save-refused", "xlsx", _("write the refused rows as a sheet to fix")),
    ):
        bring.add_argument(option, type=Path, metavar=f"FILE.{ending}", help=words)
    _as_of(bring)
    _json(bring)
    opening.describe(bring)


def _add_questions(verbs: Verbs) -> None:
    for verb, words in (
        ("duties", _("say what is due")),
        ("check", _("say what is due, and what an auditor would find in the records")),
        ("score", _("say what the audit would score, question by question")),
    ):
        ask = verbs.add_parser(verb, help=words)
        ask.add_argument("file", type=Path, metavar="FILE")
        _as_of(ask)
        _json(ask)
        opening.describe(ask)

    history = verbs.add_parser("history", help=_("say what was done, when and by whom"))
    history.add_argument("file", type=Path, metavar="FILE")
    history.add_argument("--record", metavar="ID", help=_("only what was done to one record"))
    _json(history)
    opening.describe(history)


def _add_print(verbs: Verbs) -> None:
    sheet = verbs.add_parser("print", help=_("a blank form for a pen, as a PDF"))
    printing_verbs.describe(sheet)
    _as_of(sheet)
    _json(sheet)
    opening.describe(sheet)


def _add_calendar(verbs: Verbs) -> None:
    days = verbs.add_parser("calendar", help=_("write what is due into a calendar file (.ics)"))
    calendar_verb.describe(days)
    _as_of(days)
    _json(days)
    opening.describe(days)


def _add_statistics(verbs: Verbs) -> None:
    about = _("say the hours, incidents and rates of the last twelve or thirty-six months")
    figures = verbs.add_parser("statistics", help=about)
    statistics_verb.describe(figures)
    _as_of(figures)
    _json(figures)
    opening.describe(figures)


def _add_advice(verbs: Verbs) -> None:
    for verb, words in (
        ("advise", _("say where policy, schedule and what is done do not agree")),
        ("talks", _("say what to talk about at the next toolbox meeting")),
    ):
        asked = verbs.add_parser(verb, help=words)
        advice_verbs.describe(asked)
        _as_of(asked)
        _json(asked)
        opening.describe(asked)


def _add_dump_and_load(verbs: Verbs) -> None:
    dump = verbs.add_parser("dump", help=_("write everything in an open format"))
    dump.add_argument("file", type=Path, metavar="FILE")
    dump.add_argument("--out", type=Path, required=True, metavar="DIR")
    opening.describe(dump)

    load = verbs.add_parser("load", help=_("make a company file of a dump"))
    load.add_argument("folder", type=Path, metavar="DIR")
    load.add_argument("--to", type=Path, required=True, metavar="FILE")
    _with_password(load)


def _add_package(verbs: Verbs) -> None:
    about = _("build the package for a reviewer: one PDF with the evidence in it")
    export = verbs.add_parser("export", help=about)
    export.add_argument("file", type=Path, metavar="FILE")
    export.add_argument("--out", type=_path, required=True, metavar="DIR")
    package_verbs.describe(export)
    _as_of(export)
    _json(export)
    opening.describe(export)


def _add_sent(verbs: Verbs) -> None:
    about = _("say that a package was sent, and what changed since the one before")
    sent = verbs.add_parser("sent", help=about)
    sent_verb.describe(sent)
    day = _("the day on which it was sent; today if none is given")
    sent.add_argument("--on", type=_day, metavar="DATE", help=day)
    _json(sent)
    opening.describe(sent)


def _add_packs(verbs: Verbs) -> None:
    listed = verbs.add_parser("packs", help=_("say which other papers the records make"))
    pack_verbs.describe_list(listed)
    made = verbs.add_parser("pack", help=_("a pack for a client, worker, unit, site or year"))
    pack_verbs.describe(made)
    for one in (listed, made):
        _as_of(one)
        _json(one)
        opening.describe(one)


def _with_password(parser: ArgumentParser) -> None:
    locked = _("lock the new file with a password, which is asked for")
    parser.add_argument("--with-password", action="store_true", help=locked)


def _as_of(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help=_("the day to look from, e.g. 2026-11-16")
    )


def _json(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("one JSON document instead of words"))


def _path(text: str) -> Path:
    if not text.strip():
        raise ArgumentTypeError(_("an empty name is no file or folder"))
    return Path(text)


def _scale(text: str) -> float:
    try:
        scale = float(text)
    except ValueError:
        scale = 0.0
    if not SMALLEST_SCALE <= scale <= LARGEST_SCALE:
        raise ArgumentTypeError(_("“{text}” is not a number from 1.0 to 2.0").format(text=text))
    return scale


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError as fault:
        raise ArgumentTypeError(
            _("“{text}” is not a date such as 2026-11-16").format(text=text)
        ) from fault
    if not EARLIEST <= day <= LATEST:
        raise ArgumentTypeError(_("“{text}” is not a day between 1990 and 2099").format(text=text))
    return day
