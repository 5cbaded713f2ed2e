"""`muster print`: a blank form for a pen, or the list of the forms there are."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop import clock
from desktop.cli.opening import opened
from desktop.cli.voice import Voice
from desktop.errors import Refused
from desktop.language import _, ngettext

if TYPE_CHECKING:
    from desktop.services.printing.forms import FormChoice

LIST: Final = "list"
ENDING: Final = ".pdf"


def describe(parser: ArgumentParser) -> None:
    """Add the words of `muster print` to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE")
    about = _("which form, e.g. toolbox-meeting; “list” says which there are")
    parser.add_argument("form", nargs="?", default="", metavar="FORM", help=about)
    about = _("the unit, site or worker that it is for")
    parser.add_argument("--for", dest="subject", metavar="UNIT|SITE|WORKER", help=about)
    parser.add_argument("--out", type=Path, metavar=f"FORM{ENDING}")
    parser.add_argument("--list", action="store_true", help=_("say which forms there are"))


def print_form(options: Namespace, voice: Voice) -> bool:
    """Print a blank form, or say which there are."""
    # not above: the parser knows of this file, and the window reads it before its first paint
    from desktop.services.printing.forms import blank_form, forms

    is_list = options.list or options.form == LIST
    if not is_list:
        _refuse_half(options)
    day = options.as_of or clock.today()
    with opened(options, voice, read_only=True) as company:
        if is_list:
            _say_forms(forms(), voice)
            return False
        printed = blank_form(company, options.form, options.subject, options.out, day)
    if voice.json:
        voice.document({"file": str(printed.path), "title": printed.title, "pages": printed.pages})
    pages = ngettext("{n} page", "{n} pages", printed.pages).format(n=printed.pages)
    voice.say(
        _("{title}: {pages}, in {file}.").format(
            title=printed.title, pages=pages, file=printed.path
        )
    )
    return False


def _refuse_half(options: Namespace) -> None:
    if not options.form:
        raise Refused(_("Say which form is to be printed; --list says which there are."))
    if options.out is None:
        raise Refused(_("Say where the form goes, e.g. --out {form}.pdf.").format(form="form"))
    if options.out.suffix.lower() != ENDING:
        raise Refused(
            _("A form is written as a PDF. Write it as {name}.").format(
                name=options.out.stem + ENDING
            )
        )


def _say_forms(found: "tuple[FormChoice, ...]", voice: Voice) -> None:
    if voice.json:
        voice.document(
            {
                "forms": [
                    {"form": one.key, "title": one.title, "kind": one.kind, "for": one.wants}
                    for one in found
                ]
            }
        )
        return
    words = {"unit": _("for a unit"), "site": _("for a site"), "worker": _("for a worker")}
    voice.table([(one.key, one.title, words.get(one.wants, "")) for one in found])
