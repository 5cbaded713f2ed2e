"""`muster advise` and `muster talks`: what does not agree, and what to talk about next."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from textwrap import indent

from desktop import clock
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _


def describe(parser: ArgumentParser) -> None:
    """Add the words of both verbs to a parser."""
    parser.add_argument("file", type=Path, metavar="FILE")


def advise(options: Namespace, voice: Voice) -> bool:
    """Say where papers, schedule and what is done do not agree; True where they do not."""
    from desktop.services.advising import advice
    from desktop.services.advising.document import report_of

    with opened(options, voice, read_only=True) as company:
        shown = advice(company, options.as_of or clock.today())
    if voice.json:
        voice.document(report_of(shown))
        return bool(shown.proposals)
    voice.say(shown.sentence)
    for one in shown.proposals:
        voice.say()
        voice.say(one.title)
        told = [*one.why, _("New rule: {rule}").format(rule=one.new_rule), one.saves, one.limit,
                one.clause]  # fmt: skip
        for sentence in filter(None, told):
            voice.say(indent(sentence, "  "))  # a clause has a line for each duty
    for one in shown.left:
        voice.say()
        voice.say(one.title)
        voice.say(f"  {one.kept_said}")
    for note in shown.notes:
        voice.say()
        voice.say(note.title)
        voice.say(f"  {note.sentence}")
    return bool(shown.proposals)


def talks(options: Namespace, voice: Voice) -> bool:
    """Say what to talk about next, and why."""
    from desktop.services.talks import next_talks
    from desktop.services.talks.document import report_of

    with opened(options, voice, read_only=True) as company:
        shown = next_talks(company, options.as_of or clock.today())
    if voice.json:
        voice.document(report_of(shown))
        return False
    voice.say(shown.sentence)
    for talk in shown.talks:
        voice.say()
        voice.say(talk.title)
        for sentence in (talk.reason, *talk.facts[2:], *talk.points, *talk.ask):
            voice.say(f"  {sentence}")
    return False
