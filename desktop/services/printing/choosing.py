"""All that somebody needs who chooses a blank form, read at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.services.printing.form_subjects import KINDS, SubjectChoice, subjects
from desktop.services.printing.forms import FormChoice, forms
from desktop.store.file import CompanyFile


@dataclass(frozen=True)
class FormsAtHand:
    """Every blank form, and for what each can be made out: units, sites and workers."""

    forms: tuple[FormChoice, ...]
    subjects: Mapping[str, tuple[SubjectChoice, ...]]


def forms_at_hand(company: CompanyFile) -> FormsAtHand:
    """Return the forms, and what there is in a company that they can be made out for."""
    return FormsAtHand(forms(), {wants: subjects(company, wants) for wants in KINDS})
