"""The page that leads through the folder of a package; any browser shows it, now and in ten years.

One file of plain HTML without a script, a picture or an address: it opens from a stick, from a
share and from what a reviewer saved, and prints. Links are relative, so the folder may be moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final
from urllib.parse import quote

from desktop.language import _


@dataclass(frozen=True)
class Linked:
    """Words that lead to a file of the folder; `path` is "" where they lead nowhere."""

    words: str
    path: str = ""


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """An exhibit as one line: its number, what it is, its day, what it shows, its files."""

    number: str
    title: str
    day: str
    shows: str
    files: Sequence[Linked]
    remark: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """A question with its papers, or papers of another sort; `code` and `points` may be ""."""

    code: str
    title: str
    points: str
    says: str
    papers: Sequence[PaperLine]


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """An element with its questions."""

    title: str
    parts: Sequence[Part]


@dataclass(frozen=True, kw_only=True)
class FolderIndex:
    """All that stands on the page, in words."""

    language: str
    company: str
    title: str
    facts: Sequence[tuple[str, str]]
    whole: Sequence[Linked]
    how: Sequence[str]
    chapters: Sequence[Chapter]
    left_out: Sequence[str]
    proof: Sequence[tuple[str, str]]
    warned: Sequence[str] = ()


_STYLE: Final = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;max-width:62rem;padding:2.5rem 1.5rem 4rem;background:#fff;color:#1c2430;
font:15px/1.5 "Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .2rem}
h2{font-size:1.25rem;margin:2.6rem 0 .6rem;padding-bottom:.3rem;border-bottom:2px solid #1f5fbf}
h3{font-size:1rem;margin:1.5rem 0 .3rem;display:flex;gap:.8rem;align-items:baseline}
h3 .code{color:#1f5fbf;flex:none}h3 .points{margin-left:auto;flex:none;font-weight:600}
p{margin:.3rem 0}.soft,.remark,th{color:#5b6675}.company{font-size:1.1rem;color:#5b6675;margin:0}
a{color:#1f5fbf}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem;margin:1rem 0}
dt{color:#5b6675}dd{margin:0;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse;margin:.3rem 0 .6rem}
th{font-size:.8rem;text-align:left;font-weight:600}
th,td{padding:.3rem .7rem .3rem 0;border-bottom:1px solid #d3d9e0;vertical-align:top}
td.number{white-space:nowrap;font-weight:600}td.day{white-space:nowrap}
td.number,th.number{width:7rem}td.day,th.day{width:8rem}td.shows,th.shows{width:10rem}
.whole{background:#f3f5f8;border-left:4px solid #1f5fbf;padding:.7rem 1rem;margin:1.2rem 0}
.warned{background:#fdf0d0;border-left:4px solid #8a5a00;color:#8a5a00;font-weight:600;
padding:.5rem 1rem;margin:.6rem 0}
ul{margin:.4rem 0;padding-left:1.2rem}.remark{font-size:.9rem}
nav ol{columns:2;column-gap:2rem;margin:.5rem 0;padding-left:0;list-style:none}
@media print{@page{margin:18mm 15mm}body{max-width:none;padding:0;font-size:10pt}
a{color:inherit;text-decoration:none}tr,h3{break-inside:avoid}h2,h3{break-after:avoid}
.whole{background:none}thead{display:table-header-group}}
"""
# whoever opens it is told by the page itself that nothing may be loaded into it
_NOTHING_ELSE: Final = "default-src 'none'; style-src 'unsafe-inline'"


def is_index(data: bytes) -> bool:
    """Whether a page begins as one of ours does."""
    return data.startswith(b"<!DOCTYPE html>") and f'content="{_NOTHING_ELSE}"'.encode() in data


def page_of(index: FolderIndex) -> bytes:
    """Return the page, the same bytes for the same words."""
    return ("\n".join(_lines(index)) + "\n").encode()


def _lines(index: FolderIndex) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{escape(index.language)}"><head><meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_NOTHING_ELSE}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(index.company)}: {escape(index.title)}</title>"
    yield f"<style>{_STYLE}</style></head><body>"
    yield f'<header><h1>{escape(index.title)}</h1><p class="company">{escape(index.company)}</p>'
    yield from (f'<p class="warned">{escape(one)}</p>' for one in index.warned)
    yield from _facts(index.facts)
    yield '<div class="whole">'
    yield from (f"<p>{_linked(one)}</p>" for one in index.whole)
    yield "</div>"
    yield from (f"<p>{escape(one)}</p>" for one in index.how)
    yield "</header>"
    yield from _contents(index.chapters)
    yield "<main>"
    for number, chapter in enumerate(index.chapters, 1):
        yield f'<section><h2 id="c{number}">{escape(chapter.title)}</h2>'
        for part in chapter.parts:
            yield from _part(part)
        yield "</section>"
    if index.left_out:
        yield f"<section><h2>{escape(_('Not in this package, and why'))}</h2><ul>"
        yield from (f"<li>{escape(one)}</li>" for one in index.left_out)
        yield "</ul></section>"
    yield f"</main><footer><h2>{escape(_('How this package can be proven'))}</h2>"
    yield from _facts(index.proof)
    yield "</footer></body></html>"


def _facts(facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    yield "<dl>"
    yield from (f"<dt>{escape(name)}</dt><dd>{escape(said)}</dd>" for name, said in facts)
    yield "</dl>"


def _contents(chapters: Sequence[Chapter]) -> Iterator[str]:
    yield "<nav><ol>"
    for number, chapter in enumerate(chapters, 1):
        yield f'<li><a href="#c{number}">{escape(chapter.title)}</a></li>'
    yield "</ol></nav>"


def _part(part: Part) -> Iterator[str]:
    code = f'<span class="code">{escape(part.code)}</span>' if part.code else ""
    points = f'<span class="points">{escape(part.points)}</span>' if part.points else ""
    if part.code or part.title:
        yield f"<h3>{code}<span>{escape(part.title)}</span>{points}</h3>"
    if part.says:
        yield f'<p class="soft">{escape(part.says)}</p>'
    if not part.papers:
        return
    yield f'<table><thead><tr><th class="number">{escape(_("Exhibit"))}</th>'
    yield f"<th>{escape(_('What it is'))}</th>"
    yield f'<th class="day">{escape(_("Day"))}</th>'
    yield f'<th class="shows">{escape(_("Sort"))}</th></tr></thead><tbody>'
    for paper in part.papers:
        yield from _paper(paper)
    yield "</tbody></table>"


def _paper(paper: PaperLine) -> Iterator[str]:
    first, *more = paper.files or [Linked(paper.title)]
    others = "".join(f"<br>{_linked(one)}" for one in more)
    remark = f'<div class="remark">{escape(paper.remark)}</div>' if paper.remark else ""
    yield f'<tr><td class="number">{escape(paper.number)}</td>'
    yield f"<td>{_linked(Linked(paper.title, first.path))}{others}{remark}</td>"
    yield f'<td class="day">{escape(paper.day)}</td>'
    yield f'<td class="shows">{escape(paper.shows)}</td></tr>'


def _linked(one: Linked) -> str:
    if not one.path:
        return escape(one.words)
    return f'<a href="{escape(quote(one.path))}">{escape(one.words)}</a>'
