"""Draws a blank form as a PDF: company, title, parts, page x of y."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.language import _
from desktop.package.canvas import PageCanvas
from desktop.package.faces import elided, width_of
from desktop.package.forms.pages import Placed, pages_of
from desktop.package.forms.pen import INK, PLAIN, STRONG, Pen, height_of
from desktop.package.forms.sheet import Form
from desktop.package.paper import LETTER, MM, Paper
from desktop.package.text import broken, clean

LEFT: Final = 17 * MM  # room for the holes of a binder
RIGHT: Final = 12 * MM
TOP: Final = 11 * MM
BOTTOM: Final = 15 * MM  # the page number stands in it
_FOOT: Final = 9.5 * MM
_SMALL: Final = 7.5
_COMPANY: Final = 9.0
_TITLE: Final = 17.0
_SENTENCE: Final = 8.5
_AGAIN: Final = 9 * MM  # the head of each further page
_LEAST: Final = 60 * MM  # of room below a head, however long the company's name is


@dataclass(frozen=True)
class Heads:
    """What stands at the top and the foot of the pages besides the title."""

    company: str
    subject: str = ""
    foot: str = ""


@dataclass(frozen=True)
class Laid:
    """A form on its pages, before it is drawn."""

    head: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    head_height: float
    pages: tuple[tuple[Placed, ...], ...]


def laid_out(form: Form, heads: Heads, paper: Paper = LETTER) -> Laid:
    """Return where everything stands."""
    paper = paper.turned if form.turned else paper
    width = paper.width - LEFT - RIGHT
    height = paper.height - TOP - BOTTOM
    head = (
        tuple(broken(heads.company, STRONG, _COMPANY, width)),
        tuple(broken(form.title, STRONG, _TITLE, width)),
        tuple(broken(form.sentence, PLAIN, _SENTENCE, width)) if form.sentence else (),
    )
    used = min(_head_height(head), height - _LEAST)
    pages = pages_of(form.parts, width, height - used, height - _AGAIN)
    return Laid(head, used, tuple(map(tuple, pages)))


def _head_height(head: tuple[tuple[str, ...], ...]) -> float:
    company, title, sentence = head
    return (
        height_of(company, _COMPANY) + height_of(title, _TITLE) + height_of(sentence, _SENTENCE)
    ) + 3 * MM  # fmt: skip


def draw_form(form: Form, heads: Heads, to: Path, paper: Paper = LETTER) -> int:
    """Write the form; returns how many pages it has. Raises OSError where it cannot be written."""
    laid = laid_out(form, heads, paper)
    paper = paper.turned if form.turned else paper
    with to.open("wb") as file:
        canvas = PageCanvas(file, pagesize=(paper.width, paper.height), lang="en-CA")
        canvas.setTitle(clean(form.title))
        canvas.setAuthor(clean(heads.company))
        canvas.setSubject(clean(heads.subject))
        canvas.setCreator("Muster")
        canvas.setProducer("Muster")
        for number, page in enumerate(laid.pages):
            pen = Pen(canvas, LEFT, paper.height - TOP)
            if number:
                _again(pen, form, heads, paper.width - LEFT - RIGHT)
            else:
                _head(pen, laid, paper.width - LEFT - RIGHT)
            below = pen.at(_AGAIN if number else laid.head_height)
            for placed in page:
                placed.block.draw(below.at(placed.y))
            _foot(canvas, heads, paper, len(laid.pages))
            canvas.showPage()
        canvas.save()
        file.flush()
        os.fsync(file.fileno())
    return len(laid.pages)


def _head(pen: Pen, laid: Laid, width: float) -> None:
    company, title, sentence = laid.head
    y = pen.lines(company, 0, 0, _COMPANY, STRONG)
    y = pen.lines(title, 0, y, _TITLE, STRONG)
    pen.lines(sentence, 0, y, _SENTENCE)
    pen.line(0, laid.head_height - 1.4 * MM, width, thick=1.4)


def _again(pen: Pen, form: Form, heads: Heads, width: float) -> None:
    """The head of a further page, so that it finds back to the first when the clip comes off."""
    title = " · ".join(filter(None, (form.title, heads.subject)))
    title = elided(clean(title), STRONG, _SENTENCE, width * 0.6)
    room = width - width_of(title, STRONG, _SENTENCE) - 6 * MM
    company = elided(clean(heads.company), PLAIN, _SENTENCE, room)
    pen.say(company, 0, 4 * MM, _SENTENCE)
    pen.say(title, width - width_of(title, STRONG, _SENTENCE), 4 * MM, _SENTENCE, STRONG)
    pen.line(0, 6 * MM, width, thick=1.4)


def _foot(canvas: PageCanvas, heads: Heads, paper: Paper, pages: int) -> None:
    right, y = paper.width - RIGHT, _FOOT
    canvas.setFillColor(INK)
    canvas.setFont(PLAIN, _SMALL)
    foot = elided(clean(heads.foot), PLAIN, _SMALL, (paper.width - LEFT - RIGHT) * 0.7)
    canvas.drawString(LEFT, y, foot)
    said = _("Page {page} of {pages}").format(page=canvas.getPageNumber(), pages=pages)
    canvas.drawRightString(right, y, said)
