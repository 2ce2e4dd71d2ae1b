"""二 and 三: the town's problems, next year's plan, and the points a town adds of its own."""

from typing import Annotated, Any

from townreport.record.fields import (
    Amount,
    Department,
    Names,
    Part,
    Prose,
    Text,
    blank,
    extra,
    items_of,
    part,
)
from townreport.record.figure import Missing

_OFFICE = Department.PARTY_AND_GOVERNMENT
_CONSTRUCTION, _AGRICULTURE, _LAND = Department.CONSTRUCTION, Department.AGRICULTURE, Department.LAND


class OwnPoint(Part):
    """A point in the town's own words: a short lead and its text."""

    lead: Text = blank("要点", _OFFICE, "一句短语，不写句号，不写序号。")
    text: Prose = blank("内容", _OFFICE, "要点的具体内容，一句或几句话。")


OwnPoints = Annotated[tuple[OwnPoint, ...] | Missing, items_of(OwnPoint)]


def own_points(where: str) -> Any:
    """Declare the place for a town's own points `where`."""
    return extra("补充要点", _OFFICE, f"加在{where}之后的本地要点，随前文接着编号。")


class UrbanPlan(Part):
    """新型城镇建设."""

    area: Text = blank("示范片区", _CONSTRUCTION, "明年建设的示范片区的名称。")
    along: Text = blank("依托项目", _CONSTRUCTION, "示范片区沿线依托的项目，如一条公路、一条河。")
    own_points: OwnPoints = own_points("“持续推进新型城镇建设”")


class PovertyPlan(Part):
    """脱贫成果巩固; the credit scheme's name stands under 脱贫成果."""

    own_points: OwnPoints = own_points("“持续推进脱贫成果巩固”")


class FarmingPlan(Part):
    """现代农业发展."""

    vegetable_base: Text = blank("蔬菜基地", _AGRICULTURE, "依托的蔬菜基地。")
    demonstration: Text = blank("示范园", _AGRICULTURE, "带动发展的示范园。")
    present_area: Amount = blank("现有面积", _AGRICULTURE, "该蔬菜基地现有的面积。", unit="亩")
    variety: Text = blank("发展品种", _AGRICULTURE, "明年重点发展的品种。")
    new_base: Text = blank("新建基地", _AGRICULTURE, "明年新建的基地。")
    new_area: Amount = blank("新建面积", _AGRICULTURE, "新建基地的面积。", unit="亩")
    brand: Text = blank("农产品品牌", _AGRICULTURE, "本地农产品品牌，不加引号。")
    fruit_brands: Names = blank("水果品牌", _AGRICULTURE, "本地水果品牌，不加引号。", form_entries=3)
    red_line: Amount = blank("耕地红线", _LAND, "守住的耕地红线。", unit="万亩")
    own_points: OwnPoints = own_points("“持续推进现代农业发展”")


class EcologyPlan(Part):
    """生态环境保护."""

    own_points: OwnPoints = own_points("“持续推进生态环境保护”")


class LivelihoodPlan(Part):
    """民生保障工程."""

    own_points: OwnPoints = own_points("“持续推进民生保障工程”")


class Plan(Part):
    """工作计划: five sections."""

    urban: UrbanPlan = part("新型城镇建设", _CONSTRUCTION, "计划第一部分。")
    poverty: PovertyPlan = part("脱贫成果巩固", Department.REVITALISATION, "计划第二部分。")
    farming: FarmingPlan = part("现代农业发展", _AGRICULTURE, "计划第三部分。")
    ecology: EcologyPlan = part("生态环境保护", Department.ENVIRONMENT, "计划第四部分。")
    livelihood: LivelihoodPlan = part("民生保障工程", Department.CIVIL_AFFAIRS, "计划第五部分。")


class AddedPoints(Part):
    """补充要点: points the model report lacks, at the end of each section of the year's work."""

    industry: OwnPoints = extra("产业发展", _OFFICE, "加在“抓产业”一节末尾的本地要点。")
    countryside: OwnPoints = extra("乡村振兴", _OFFICE, "加在“抓建设”一节末尾的本地要点。")
    ecology: OwnPoints = extra("生态环保", _OFFICE, "加在“抓环保”一节末尾的本地要点。")
    livelihood: OwnPoints = extra("社会民生", _OFFICE, "加在“抓民生”一节末尾的本地要点。")
