"""调整: what a town changes of the report's shape without a wording of its own."""

from typing import Annotated

from townreport.record.fields import Department, Kind, Part, Prose, Text, blank, extra, items_of
from townreport.record.figure import Missing
from townreport.record.plan import OwnPoints

_OFFICE = Department.PARTY_AND_GOVERNMENT

BEFORE, AFTER, INSTEAD, DROP = "之前", "之后", "代替", "删去"
MOVE_BEFORE, MOVE_AFTER = "移到之前", "移到之后"
WAYS = (BEFORE, AFTER, INSTEAD, DROP, MOVE_BEFORE, MOVE_AFTER)


class Adjustment(Part):
    """One change: at which point or section, in which way, and what is put there."""

    place: Text = blank("位置", _OFFICE, "文稿里的要点或章节的名字，如“食品安全”“产业发展”。")
    way: Text = blank("方式", _OFFICE, f"{'、'.join(WAYS)}之一；不写就是“{AFTER}”。")
    target: Text = extra("目标", _OFFICE, "“移到之前”“移到之后”时，移到哪个要点或章节。")
    heading: Text = extra("标题", _OFFICE, "加的是一节时，这一节的标题，不写序号。")
    lead: Text = extra("要点", _OFFICE, "加的是要点时，要点的短语，不写句号和序号。")
    text: Prose = extra("内容", _OFFICE, "要点或段落的内容。")
    points: OwnPoints = extra("条目", _OFFICE, "加的是一节时，节中的要点。")


Adjustments = Annotated[tuple[Adjustment, ...] | Missing, items_of(Adjustment), Kind.ITEMS]
