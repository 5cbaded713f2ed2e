"""Puts the parts of a form on pages, and gives what room is left to the parts that want it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from desktop.package.forms.block import GAP, Block
from desktop.package.forms.blocks import BoxBlock, HeadingBlock, LineBlock, NoteBlock, TicksBlock
from desktop.package.forms.grid import Grid
from desktop.package.forms.sheet import Box, Heading, Line, Note, Part, Table, Ticks


@dataclass(frozen=True)
class Placed:
    """A block and how far below the top of the room it stands, in points."""

    block: Block
    y: float


def block_of(part: Part, width: float) -> Block:
    """Return a part as it is laid out in a width."""
    match part:
        case Heading():
            return HeadingBlock(part, width)
        case Note():
            return NoteBlock(part, width)
        case Line():
            return LineBlock(part, width)
        case Ticks():
            return TicksBlock(part, width)
        case Box():
            return BoxBlock(part, width)
        case Table():
            return Grid(part, width)


def pages_of(parts: Sequence[Part], width: float, first: float, other: float) -> list[list[Placed]]:
    """Return the pages; `first` and `other` are how high the room is on the first and the rest."""
    waiting = [block_of(part, width) for part in parts]
    pages: list[list[Block]] = [[]]
    while waiting:
        room = (first if len(pages) == 1 else other) - _height(pages[-1])
        group = _together(waiting)
        gap = _gap(pages[-1][-1], group[0]) if pages[-1] else 0.0
        if _height(group) + gap <= room:
            pages[-1] += group
            waiting = waiting[len(group) :]
            continue
        before = [*group[:-1]]
        left = room - gap - (_height([*before, group[-1]]) - group[-1].height)
        parted = group[-1].cut(left, not pages[-1]) if group[-1].first <= left else None
        if parted:
            pages[-1] += [*before, parted[0]]
            waiting = [parted[1], *waiting[len(group) :]]
        elif not pages[-1]:  # higher than a page: it is better cut off than lost
            pages[-1] += group
            waiting = waiting[len(group) :]
        if waiting:
            pages.append([])
    return [_filled(page, other if n else first) for n, page in enumerate(pages)]


def _together(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks at the beginning that stand on one page: headings with what they head."""
    group = [blocks[0]]
    while group[-1].keeps_with_next and len(group) < len(blocks):
        group.append(blocks[len(group)])
    return group


def _gap(above: Block, below: Block) -> float:
    if above.keeps_with_next or (above.framed and below.framed):
        return 0.0
    return GAP


def _height(blocks: Sequence[Block]) -> float:
    gaps = [_gap(above, below) for above, below in pairwise(blocks)]
    return sum(block.height for block in blocks) + sum(gaps)


def _filled(blocks: list[Block], room: float) -> list[Placed]:
    """Give what is left to those that grow, by their shares, then place everything."""
    left = room - _height(blocks)
    took = {id(block): 0.0 for block in blocks if block.grow}
    able = [block for block in blocks if block.grow]
    while able:
        able.sort(key=lambda block: took[id(block)] / block.grow)
        more = able[0].stretch(left)
        if more <= 0:
            able.pop(0)
        took_by = id(able[0]) if more > 0 else None
        if took_by is not None:
            took[took_by] += more
            left -= more
    placed: list[Placed] = []
    y = 0.0
    for number, block in enumerate(blocks):
        y += _gap(blocks[number - 1], block) if number else 0.0
        placed.append(Placed(block, y))
        y += block.height
    return placed
