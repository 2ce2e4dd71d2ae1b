"""A wording that is ready to be filled: the report's tree, with bound sentences at its leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from townreport.numerals import AS_GIVEN, Style
from townreport.outline import PointStyle
from townreport.wording.binding import Alternative, Each


class Group(NamedTuple):
    """The group of fields that a block is named after: how to reach it in a record, and its place."""

    value: Callable[[Any], Any]
    place: str


class ParagraphTemplate(NamedTuple):
    """A paragraph to be filled."""

    text: Alternative


class PointTemplate(NamedTuple):
    """A 一是 point to be filled; with `each`, one point for every entry of a list.

    `group` is the way to the group of fields that the point is named after.
    """

    name: str
    group: Group | None
    lead: Alternative
    text: Alternative
    each: Each | None


class PointsTemplate(NamedTuple):
    """Points that stand together."""

    points: tuple[PointTemplate, ...]
    style: PointStyle


class SectionTemplate(NamedTuple):
    """A heading and what stands under it."""

    name: str
    group: Group | None
    heading: Alternative
    blocks: tuple[BlockTemplate, ...]


BlockTemplate = ParagraphTemplate | PointsTemplate | SectionTemplate


class Wording(NamedTuple):
    """A whole report to be filled. `references`: every place of the record that it prints."""

    title: Alternative
    blocks: tuple[BlockTemplate, ...]
    references: frozenset[str]
    style: Style = AS_GIVEN
