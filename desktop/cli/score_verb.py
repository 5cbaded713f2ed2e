"""`muster score`: what the audit would score on a day, question by question."""

from argparse import Namespace
from typing import Any

from desktop import clock
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.language import _, ngettext


def score(options: Namespace, voice: Voice) -> bool:
    """Say the score, or write it as one document; there is something to see while it fails."""
    from desktop.services.auditing.report import score_report

    day = options.as_of or clock.today()
    with opened(options, voice, read_only=True) as company:
        report = score_report(company, day)
    if voice.json:
        voice.document(report)
    else:
        _say(report, voice)
    return not report["passes"]


def _say(report: dict[str, Any], voice: Voice) -> None:
    from desktop.services.auditing.words import say_overall, say_remark, say_share, say_state

    voice.say(say_overall(report))
    if remark := say_remark(report):
        voice.say(remark)
    voice.say()
    voice.table(
        [
            (
                element["code"],
                element["title"],
                f"{element['earned']} / {element['possible']}",
                say_share(element["share"]),
                "" if element["passes"] else _("too low"),
            )
            for element in report["elements"]
        ]
    )
    for question in report["questions"]:
        voice.say()
        earned = f"{question['earned']} / {question['possible']}"
        voice.say(f"{question['code']}  {earned}  {say_state(question['state'])}")
        if question["note"]:
            voice.say(question["note"])
        for missing in question["missing"][:3]:
            voice.say(f"- {missing['what']}")
        if (more := len(question["missing"]) - 3) > 0:
            voice.say(ngettext("- and {n} more", "- and {n} more", more).format(n=more))
