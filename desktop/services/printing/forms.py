"""The blank forms that can be printed, and one of them as a PDF for a unit, a site or a worker."""

from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from sqlalchemy.engine import Connection

from desktop.errors import Refused
from desktop.language import _
from desktop.package.forms.deriving import derived_form, kinds_on_paper
from desktop.package.forms.drawing import Heads, draw_form
from desktop.package.forms.reading import read_form
from desktop.package.forms.sheet import Form
from desktop.records import KINDS, kind_of
from desktop.records.company import COMPANY
from desktop.resources import resource
from desktop.services.checklists import sheet_of
from desktop.services.printing.form_filling import filled, with_checklist, with_own_checklist
from desktop.services.printing.form_subjects import SubjectChoice, subject_of, subjects
from desktop.services.printing.places import check_place
from desktop.services.printing.printed import Printed, replacing
from desktop.store import aggregate
from desktop.store.file import CompanyFile
from desktop.values.folding import key
from desktop.values.quoting import quote
from desktop.values.spoken import say_whole_date

__all__ = [
    "FormChoice", "Printed", "SubjectChoice", "blank_checklist", "blank_form", "form_for", "forms",
    "subjects",
]  # fmt: skip

# kinds of which a sample is only one of several shapes: the general form stays
_MANY_SHAPES: Final = frozenset({"inspection"})
_BY_PEN: Final = "forms/by-pen/checklist.toml"  # for no records of its own, so not offered
_MOST_CLOSE: Final = 5
_CLOSE: Final = 0.5


@dataclass(frozen=True)
class FormChoice:
    """A blank form to choose; `wants` says what it can be printed for, "" for nothing."""

    key: str
    title: str
    sentence: str
    tab: str
    wants: str
    kind: str


def forms() -> tuple[FormChoice, ...]:
    """Return every blank form in the order of the tabs, the hand-made ones of a tab first."""
    samples = _samples()
    tabs = list(dict.fromkeys(kind.tab for kind in KINDS))
    every = [*samples, *_derived(samples)]
    every.sort(key=lambda form: tabs.index(kind_of(form.kind).tab))
    return tuple(
        FormChoice(f.key, f.title, f.sentence, kind_of(f.kind).tab, f.wants, f.kind) for f in every
    )


def form_for(kind_key: str) -> str:
    """Return the key of the form of a kind; KeyError where it is nothing to fill in on paper."""
    found = [form.key for form in _every() if form.kind == kind_key]
    if not found:
        raise KeyError(kind_key)
    general = kind_key.replace("_", "-")
    return general if general in found else found[0]


def blank_form(
    company: CompanyFile, form_key: str, subject: str | None, to: Path, as_of: date
) -> Printed:
    """Write a blank form as a PDF, for a unit, a site or a worker where one is named.

    Raises `Refused` for a form or a subject that there is not, `Unavailable` when the file cannot
    be written; then none is left.
    """
    form = _form(form_key)
    check_place(company, to)
    with company.reading() as connection:
        name = _company_name(connection)
        found = None
        if subject is not None and subject.strip():
            if not form.wants:
                said = _("“{form}” is not for a unit, a site or a worker. Print it without one.")
                raise Refused(said.format(form=form.title))
            found = subject_of(connection, form.wants, subject, as_of)
        form = with_own_checklist(connection, form, found, as_of)
    if found:
        form = filled(form, found)
    foot = _("Printed on {date}").format(date=say_whole_date(as_of))
    heads = Heads(name, found.name if found else "", foot)
    with replacing(to) as half:
        pages = draw_form(form, heads, half)
    title = (
        _("{form} – {subject}").format(form=form.title, subject=found.name) if found else form.title
    )
    return Printed(to, pages, title)


def blank_checklist(company: CompanyFile, checklist_id: str, to: Path, as_of: date) -> Printed:
    """Write a checklist as a PDF to be filled in by pen.

    Raises `Refused` for a checklist that there is not, `Unavailable` when the file cannot be
    written; then none is left.
    """
    check_place(company, to)
    with company.reading() as connection:
        name, sheet = _company_name(connection), sheet_of(connection, checklist_id)
    if sheet is None:
        raise Refused(_("There is no such checklist any more. Look for it in the list."))
    form = read_form(resource(_BY_PEN).read_text(encoding="utf-8"), _BY_PEN)
    form = with_checklist(replace(form, title=sheet.title), sheet)
    foot = _("Printed on {date}").format(date=say_whole_date(as_of))
    with replacing(to) as half:
        pages = draw_form(form, Heads(name, "", foot), half)
    return Printed(to, pages, sheet.title)


def _samples() -> list[Form]:
    """Return the hand-made forms; their files are data of our own, so a fault in one is a bug."""
    files = sorted(resource("forms").glob("*.toml"))
    return [read_form(file.read_text(encoding="utf-8"), file.name) for file in files]


def _derived(samples: list[Form]) -> list[Form]:
    covered = {form.kind for form in samples} - _MANY_SHAPES
    return [derived_form(kind) for kind in kinds_on_paper() if kind.key not in covered]


def _every() -> list[Form]:
    samples = _samples()
    return [*samples, *_derived(samples)]


def _form(asked: str) -> Form:
    every = _every()
    wanted = key(asked)
    for form in every:
        if wanted in (key(form.key), key(form.title)):
            return form
    # the kind itself may be asked for where a hand-made form is the one for it
    own = [form for form in every if key(form.kind) == wanted]
    own += [form for form in every if key(kind_of(form.kind).title) == wanted]
    if own:
        return own[0]
    names = {form.key: key(f"{form.key} {form.title}") for form in every}
    close = get_close_matches(wanted, [key(form.key) for form in every], _MOST_CLOSE, _CLOSE)
    near = [form.key for form in every if key(form.key) in close]
    near += [
        k
        for k, words in names.items()
        if k not in near and set(wanted.split()) & set(words.split())
    ]
    listed = ", ".join(near or names)
    said = (
        _("There is no form “{form}”. Do you mean one of these: {names}?")
        if near
        else _("There is no form “{form}”. There are: {names}.")
    )
    raise Refused(said.format(form=quote(asked), names=listed))


def _company_name(connection: Connection) -> str:
    for one in aggregate.read(connection, COMPANY).values():
        if not one.is_voided:
            return str(one.values["legal_name"])
    return ""
