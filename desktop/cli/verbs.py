"""What each verb does: call one service, say what came of it; True: there is something to see."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from desktop import clock
from desktop.cli.advice_verbs import advise, talks
from desktop.cli.backup_verbs import backup, backups, restore
from desktop.cli.calendar_verb import calendar
from desktop.cli.opening import new_password, opened
from desktop.cli.pack_verbs import pack, packs
from desktop.cli.package_verbs import export
from desktop.cli.password_verbs import password
from desktop.cli.printing import say_check, say_duties, say_import
from desktop.cli.printing_verbs import print_form
from desktop.cli.score_verb import score
from desktop.cli.sent_verb import sent
from desktop.cli.statistics_verb import statistics
from desktop.cli.verify_verbs import verify
from desktop.cli.voice import Voice
from desktop.language import _, ngettext
from desktop.settings import user_name
from desktop.store.file import CompanyFile
from desktop.store.keys import Key

Verb = Callable[[Namespace, Voice], bool]


def new(options: Namespace, voice: Voice) -> bool:
    """Make a new company file."""
    from desktop.services.starting import new_company

    new_company(
        options.file,
        options.company,
        options.province,
        options.protocol,
        by=user_name(),
        clock=clock.now,
        password=new_password() if options.with_password else None,
    ).close()
    voice.say(
        _("{company} has its company file now: {file}").format(
            company=options.company, file=options.file
        )
    )
    return False


def demo(options: Namespace, voice: Voice) -> bool:
    """Make the demonstration company."""
    from desktop.services.demonstration import make_demonstration

    day = options.as_of or clock.today()
    make_demonstration(options.file, day, clock=clock.now)
    voice.say(_("The demonstration company is ready: {file}").format(file=options.file))
    return False


def bring(options: Namespace, voice: Voice) -> bool:
    """Import files and folders."""
    from desktop.services.backups import of_this_pc
    from desktop.services.importing import (
        import_paths,
        may_be_written,
        save_mapping,
        save_refused,
    )

    # before anything is imported, because nobody wants to hear it afterwards
    may_be_written(options.save_map, ".toml")
    may_be_written(options.save_refused, ".xlsx")
    with opened(options, voice) as company:
        report, planned = import_paths(
            company,
            options.paths,
            today=clock.today(),
            as_of=options.as_of,
            mapping=options.map,
            dry_run=options.dry_run,
            progress=voice.progress,
            places=of_this_pc(),
        )
    voice.end_progress()
    if voice.json:
        voice.document(report.as_json())
    else:
        say_import(report, voice)
    if options.save_map:
        save_mapping(planned, options.save_map)
    if options.save_refused and report.refused:
        save_refused(report, options.save_refused)
    return bool(report.refused or report.questions)


def duties(options: Namespace, voice: Voice) -> bool:
    """Say what is due."""
    from desktop.services.checking import duties_report

    return _due(options, voice, duties_report, say_duties)


def check(options: Namespace, voice: Voice) -> bool:
    """Say what is due, which certificates run out and what was found."""
    from desktop.services.checking import check_report

    return _due(options, voice, check_report, say_check)


def _due(
    options: Namespace,
    voice: Voice,
    ask: Callable[[CompanyFile, date], dict[str, Any]],
    say: Callable[[dict[str, Any], date, Voice], None],
) -> bool:
    from desktop.services.checking import needs_attention

    day = options.as_of or clock.today()
    with opened(options, voice, read_only=True) as company:
        report = ask(company, day)
    if voice.json:
        voice.document(report)
    else:
        say(report, day, voice)
    return needs_attention(report)


def dump(options: Namespace, voice: Voice) -> bool:
    """Write everything in an open format."""
    from desktop.services.dumping import dump as write_dump
    from desktop.services.dumping import first_aid_in_clear

    with opened(options, voice, read_only=True) as company:
        told = write_dump(company, options.out)
        first_aid = first_aid_in_clear(company)
    voice.say(
        _("Everything in {file} was written to {folder}.").format(
            file=options.file.name, folder=options.out
        )
    )
    if company.key is not None:
        voice.complain(
            _("{file} has a password; what was written has none. Keep the folder safe.").format(
                file=options.file.name
            )
        )
    if first_aid:
        voice.complain(
            ngettext(
                "{n} first-aid record is in it, and whoever has the folder can read it. Keep the "
                "folder as safe as the company file.",
                "{n} first-aid records are in it, and whoever has the folder can read them. Keep "
                "the folder as safe as the company file.",
                first_aid,
            ).format(n=first_aid)
        )
    _complain_of_damage(options, told, voice)
    is_damaged = bool(told["damaged"] or told["damaged_files"])
    return is_damaged or told["chain"] != "whole"


def _complain_of_damage(options: Namespace, told: Mapping[str, Any], voice: Voice) -> None:
    """Say what of a dump is damaged, because it was so in the company file."""
    if told["damaged"]:
        n = len(told["damaged"])
        voice.complain(
            ngettext(
                "{n} record in {file} is damaged; the dump holds it as it stands.",
                "{n} records in {file} are damaged; the dump holds them as they stand.",
                n,
            ).format(n=n, file=options.file.name)
        )
    if names := told["damaged_files"]:
        said = ngettext(
            "{n} paper is damaged inside {file}, and so it is in the dump, which nobody can load "
            "as it stands: {names}. Look for it in a backup: muster verify {file} --mend.",
            "{n} papers are damaged inside {file}, and so they are in the dump, which nobody can "
            "load as it stands: {names}. Look for them in a backup: muster verify {file} --mend.",
            len(names),
        )
        words = {"n": len(names), "file": options.file.name, "names": ", ".join(names)}
        voice.complain(said.format(**words))
    if told["chain"] != "whole":
        voice.complain(
            _("The history of {file} was changed by something other than Muster.").format(
                file=options.file.name
            )
        )


def load(options: Namespace, voice: Voice) -> bool:
    """Make a company file of a dump."""
    from desktop.services.dumping import load as read_dump
    from desktop.services.lots import hidden_lots
    from desktop.services.starting import refuse_wrong_ending

    refuse_wrong_ending(options.to)
    key = Key.made(new_password()) if options.with_password else None
    read_dump(options.folder, options.to, by=user_name(), clock=clock.now, key=key)
    voice.say(_("{folder} was read into {file}.").format(folder=options.folder, file=options.to))
    with CompanyFile.open(
        options.to, by=user_name(), clock=clock.now, key=key, read_only=True
    ) as company:
        for lot in hidden_lots(company):
            voice.say(f"{lot.message} {lot.fix}")
    return False


def history(options: Namespace, voice: Voice) -> bool:
    """Say what was done, when and by whom."""
    from desktop.services.history import history_report, say_history

    with opened(options, voice, read_only=True) as company:
        report = history_report(company, options.record)
    if voice.json:
        voice.document(report)
    else:
        for line in say_history(report):
            voice.say(line)
    return bool(report["chain"] != "whole")


# imports stand inside the verbs because `muster check` must not pay for what `muster import` needs
VERBS: Final[dict[str, Verb]] = {
    "new": new,
    "demo": demo,
    "import": bring,
    "duties": duties,
    "check": check,
    "score": score,
    "calendar": calendar,
    "statistics": statistics,
    "advise": advise,
    "talks": talks,
    "print": print_form,
    "dump": dump,
    "load": load,
    "history": history,
    "export": export,
    "packs": packs,
    "pack": pack,
    "sent": sent,
    "password": password,
    "backup": backup,
    "backups": backups,
    "verify": verify,
    "restore": restore,
}
