"""调整: what a town changes of the report's shape without a wording of its own."""

from typing import Annotated

from townreport.record.fields import Department, Part, Prose, Text, blank, extra, items_of
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoints

_OFFICE = Department.PARTY_AND_GOVERNMENT

BEFORE, AFTER, INSTEAD, DROP = "之前", "之后", "代替", "删去"
MOVE_BEFORE, MOVE_AFTER = "移到之前", "移到之后"
WAYS = (BEFORE, AFTER, INSTEAD, DROP, MOVE_BEFORE, MOVE_AFTER)
_HEADING = "这一条是小节时，小节的标题，不写序号。"
_LEAD = "这一条是要点时，要点的短语，不写句号和序号。"
_TEXT = "要点的内容，或小节的一段文字。"
_ENTRIES = "这一条是小节时，小节里的各条：要点或更小的小节。"


class LowestEntry(Part):
    """An entry of a section of the third level: a section of the fourth, or a point."""

    heading: Text = extra("标题", _OFFICE, _HEADING)
    lead: Text = extra("要点", _OFFICE, _LEAD)
    text: Prose = extra("内容", _OFFICE, _TEXT)
    points: OwnPoints = extra("条目", _OFFICE, _ENTRIES)


LowestEntries = Annotated[tuple[LowestEntry, ...] | Missing, items_of(LowestEntry)]


class LowerEntry(Part):
    """An entry of a section of the second level: a section of the third, or a point."""

    heading: Text = extra("标题", _OFFICE, _HEADING)
    lead: Text = extra("要点", _OFFICE, _LEAD)
    text: Prose = extra("内容", _OFFICE, _TEXT)
    points: LowestEntries = extra("条目", _OFFICE, _ENTRIES)


LowerEntries = Annotated[tuple[LowerEntry, ...] | Missing, items_of(LowerEntry)]


class AddedEntry(Part):
    """An entry of a section that is added: a section of the second level, or a point."""

    heading: Text = extra("标题", _OFFICE, _HEADING)
    lead: Text = extra("要点", _OFFICE, _LEAD)
    text: Prose = extra("内容", _OFFICE, _TEXT)
    points: LowerEntries = extra("条目", _OFFICE, _ENTRIES)


AddedEntries = Annotated[tuple[AddedEntry, ...] | Missing, items_of(AddedEntry)]


class Adjustment(Part):
    """One change: at which point or section, in which way, and what is put there."""

    place: Text = blank("位置", _OFFICE, "文稿里的要点或章节的名字，如“食品安全”“产业发展”。")
    way: Text = blank("方式", _OFFICE, f"{'、'.join(WAYS)}之一；不写就是“{AFTER}”。")
    target: Text = extra("目标", _OFFICE, "“移到之前”“移到之后”时，移到哪个要点或章节。")
    heading: Text = extra("标题", _OFFICE, "加的是一节时，这一节的标题，不写序号。")
    lead: Text = extra("要点", _OFFICE, "加的是要点时，要点的短语，不写句号和序号。")
    text: Prose = extra("内容", _OFFICE, "要点或段落的内容。")
    points: AddedEntries = extra("条目", _OFFICE, "加的是一节时，节中的各条：要点，或者又有标题和条目的小节。")


Adjustments = Annotated[tuple[Adjustment, ...] | Missing, items_of(Adjustment)]
AnyEntry = Adjustment | AddedEntry | LowerEntry | LowestEntry
"""What may hold a section of the town's own."""
