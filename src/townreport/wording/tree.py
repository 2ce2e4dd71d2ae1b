"""The tree of a wording's sections and points: finding one by its name, and putting others in its place."""

from __future__ import annotations

from collections.abc import Iterator

from townreport.outline import pieces_text
from townreport.record import Record
from townreport.wording.filling import Filler
from townreport.wording.templates import BlockTemplate, PointsTemplate, PointTemplate, SectionTemplate

Blocks = tuple[BlockTemplate, ...]
Item = SectionTemplate | PointTemplate


def items(blocks: Blocks) -> Iterator[Item]:
    """All sections and points, in order."""
    for block in blocks:
        if isinstance(block, SectionTemplate):
            yield block
            yield from items(block.blocks)
        elif isinstance(block, PointsTemplate):
            yield from block.points


def names_of(item: Item, record: Record) -> Iterator[str]:
    """What an item may be called, the surest first: its name, the end of its name, its own words as printed."""
    if item.name:
        yield item.name
        if "." in item.name:
            yield item.name.rpartition(".")[2]
    if item.origin is not None:
        yield from item.origin.names
    if item.each is None:
        words = item.heading if isinstance(item, SectionTemplate) else item.lead
        if said := pieces_text(Filler(record, draft=True).fill(words)).strip("。"):
            yield said


def search(blocks: Blocks, name: str, record: Record) -> list[Item]:
    """The items of this name; one that has it as its own name comes before those that only read so."""
    name = name.strip("。")
    found = [item for item in items(blocks) if name in names_of(item, record)]
    named = [item for item in found if item.name == name]
    return named or found


def holds(outer: Item, inner: Item) -> bool:
    """Whether a section has another item in it."""
    return isinstance(outer, SectionTemplate) and any(item is inner for item in items(outer.blocks))


def depth_of(blocks: Blocks, item: Item, depth: int = 0) -> int:
    """How many sections an item stands in."""
    for block in blocks:
        if block is item or (isinstance(block, PointsTemplate) and any(point is item for point in block.points)):
            return depth
        if isinstance(block, SectionTemplate) and holds(block, item):
            return depth_of(block.blocks, item, depth + 1)
    return depth


def height_of(item: Item) -> int:
    """How many levels of headings an item has: 0 for a point."""
    if isinstance(item, PointTemplate):
        return 0
    return 1 + max((height_of(block) for block in item.blocks if isinstance(block, SectionTemplate)), default=0)


def last_behind(blocks: Blocks, item: Item, place: str) -> Item:
    """The last of those that were put behind an item, one after another; the item itself where there are none."""
    for siblings in _siblings(blocks):
        positions = [position for position, sibling in enumerate(siblings) if sibling is item]
        if positions:
            last = item
            for sibling in siblings[positions[0] + 1 :]:
                if sibling.origin is None or sibling.origin.behind != place:
                    break
                last = sibling
            return last
    return item


def _siblings(blocks: Blocks) -> Iterator[tuple[Item, ...]]:
    yield tuple(block for block in blocks if isinstance(block, SectionTemplate))
    for block in blocks:
        if isinstance(block, SectionTemplate):
            yield from _siblings(block.blocks)
        elif isinstance(block, PointsTemplate):
            yield block.points


def replaced(blocks: Blocks, old: Item, new: tuple[Item, ...]) -> Blocks:
    """The tree with `new` in the place of `old`, which is found by identity."""
    kept: list[BlockTemplate] = []
    for block in blocks:
        if block is old:
            kept += [item for item in new if isinstance(item, SectionTemplate)]
        elif isinstance(block, SectionTemplate):
            below = replaced(block.blocks, old, new) if holds(block, old) else block.blocks
            kept.append(block if below is block.blocks else block._replace(blocks=below))
        elif isinstance(block, PointsTemplate) and any(point is old for point in block.points):
            points: list[PointTemplate] = []
            for point in block.points:
                points += [item for item in new if isinstance(item, PointTemplate)] if point is old else [point]
            if points:
                kept.append(block.with_points(tuple(points)))
        else:
            kept.append(block)
    return tuple(kept)
