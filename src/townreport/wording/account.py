"""The account of a report: what was left out, and for want of what."""

from __future__ import annotations

from typing import NamedTuple

from townreport.wording.values import Lack

Place = str
"""A place in the record, such as ``经济运行.税收收入``."""


class Want(NamedTuple):
    """A figure that a clause could not be said without: its place in the record, and why it is not there.

    `department` where the record itself says who supplies it; for the others the catalogue knows.
    """

    place: str
    lack: Lack
    department: str = ""


class Omission(NamedTuple):
    """A clause left out: how it would have read, and for want of what.

    `replaced` where a shorter alternative of the wording was said in its stead. `unsaid` are the places of
    figures that are given and went unsaid with it.
    """

    section: str
    text: str
    wants: tuple[Want, ...]
    replaced: bool = False
    unsaid: tuple[Place, ...] = ()

    @property
    def is_for_good(self) -> bool:
        """Whether the town simply has no such thing, or none of it: nobody is to be asked for it."""
        return all(want.lack in (Lack.NOT_APPLICABLE, Lack.ZERO) for want in self.wants)
