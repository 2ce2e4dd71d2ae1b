"""The record of a town's year: the only source of figures."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated

from townreport.record.adjustments import Adjustments
from townreport.record.basics import Basics
from townreport.record.countryside import Agriculture, Habitat, PovertyPrevention
from townreport.record.ecology import ArableLand, Environment, RiversAndWoods
from townreport.record.economy import Economy, Projects
from townreport.record.exemptions import Exemptions
from townreport.record.fields import (
    Department,
    Holding,
    Kind,
    Names,
    Part,
    Text,
    Year,
    aside,
    blank,
    extra,
    part,
    required,
)
from townreport.record.figure import Figure, Missing
from townreport.record.livelihood import Culture, FoodSafety, Health, PublicWorks, Volunteering
from townreport.record.official import OfficialPart
from townreport.record.own_figures import OwnFigure, read_own_figures
from townreport.record.plan import AddedPoints, OwnPoints, Plan

_OFFICE = Department.PARTY_AND_GOVERNMENT

TOWN_KINDS = {"街道办事处": "街道", "街道": "街道", "民族乡": "乡", "镇": "镇", "乡": "乡", "苏木": "苏木"}
"""Ends of a town's name, longest first, and what the town calls itself: 我镇, 全乡, 本街道."""
STREET = "街道"
"""No town but an outpost of its district: it has no government and no people's congress of its own."""
COUNTY_KINDS = ("自治县", "自治旗", "县", "区", "市", "旗")
"""Ends of a county's name, and what the county calls itself: 县政府, 区政府."""


OwnFigures = Annotated[Mapping[str, OwnFigure] | Missing, Holding(Kind.OWN_FIGURES, read_own_figures)]


class Record(Part):
    """A town's year, as the JSON file gives it. Every field but 名称 and 年度 may be missing."""

    schema_address: Text = aside("$schema")
    name: Text = required("名称", _OFFICE, "镇、乡、街道的全称，如“青石镇”。")
    county: Text = blank("所属区县", _OFFICE, "所属的县、区、市、旗，如“云岭县”。")
    kind_word: Text = extra("类别", _OFFICE, "本地自称：镇、乡、街道等；名称已能看出时不必写。")
    wording: Text = extra("文稿", _OFFICE, "用哪份文稿：自带文稿的名字，或与本文件同一文件夹的文稿文件名。")
    year: Year = required("年度", _OFFICE, "总结的年度，四位数字；计划的年度是下一年。")
    guidance: Text = blank("指导思想", _OFFICE, "全年工作遵循的会议精神，如“党的二十大精神”。")
    strategy: Names = blank("发展战略", _OFFICE, "发展战略的四个短语，不加引号。", form_entries=4)
    basics: Basics = part("基本情况", _OFFICE, "村数、户数、人口；不写进报告，只用来核对。")
    economy: Economy = part("经济运行", Department.FINANCE, "财政、税收。")
    projects: Projects = part("项目建设", Department.ECONOMY, "招商、技改、研发、荣誉。")
    habitat: Habitat = part("人居环境", Department.CONSTRUCTION, "道路、边沟、绿化。")
    agriculture: Agriculture = part("农业产业", Department.AGRICULTURE, "种植、补贴、养殖。")
    poverty_prevention: PovertyPrevention = part("脱贫成果", Department.REVITALISATION, "防返贫、信贷、合同清理。")
    rivers_and_woods: RiversAndWoods = part("河长制林长制", Department.ENVIRONMENT, "河湖林地管护。")
    arable_land: ArableLand = part("耕地保护", Department.LAND, "卫片整改、耕地保有。")
    environment: Environment = part("环境保护", Department.ENVIRONMENT, "环保巡查。")
    public_works: PublicWorks = part("民生项目", Department.CONSTRUCTION, "桥梁、供水等工程。")
    food_safety: FoodSafety = part("食品安全", Department.MARKET, "检测与包保。")
    health: Health = part("卫生事业", Department.HEALTH, "验收项目与义诊。")
    culture: Culture = part("文化活动", Department.CULTURE, "文体活动与演出。")
    volunteering: Volunteering = part("志愿服务", Department.VOLUNTEERS, "志愿活动与品牌。")
    added_points: AddedPoints = part("补充要点", _OFFICE, "范本没有的本地要点，按部分填写。")
    own_figures: OwnFigures = extra("自定义指标", _OFFICE, "范本没有的本地指标：名称，本年、上年、单位、部门。")
    adjustments: Adjustments = extra("调整", _OFFICE, "对报告章节和要点的增、删、换、移。")
    problems: OwnPoints = blank("存在的问题", _OFFICE, "存在的问题，一条一个要点。", form_entries=6)
    plan: Plan = part("工作计划", _OFFICE, "下一年的工作计划。")
    official: OfficialPart = part("公文", _OFFICE, "红头、落款、版记等公文要素；都可以不写。")
    exemptions: Exemptions = extra("检查例外", _OFFICE, "对本记录不适用的检查规则，逐条写明理由。")

    @property
    def plan_year(self) -> int | Missing:
        """The year of the plan: the one after the year reported."""
        return self.year if isinstance(self.year, Missing) else self.year + 1

    @property
    def town_kind(self) -> str | Missing:
        """What the town calls itself: 镇, 乡, 街道; Missing where neither 类别 nor the name tells."""
        if not isinstance(self.kind_word, Missing):
            return self.kind_word
        return self.name if isinstance(self.name, Missing) else _town_kind(self.name)

    @property
    def government_name(self) -> str | Missing:
        """青石镇人民政府; a street has an office of the district's government instead: 滨江街道办事处."""
        return self._body("人民政府", "办事处")

    @property
    def committee_name(self) -> str | Missing:
        """青石镇党委; a street's is 滨江街道党工委."""
        return self._body("党委", "党工委")

    def _body(self, of_town: str, of_street: str) -> str | Missing:
        if isinstance(self.name, Missing):
            return self.name
        name = self.name.removesuffix("办事处") if self.town_kind == STREET else self.name
        return name + (of_street if self.town_kind == STREET else of_town)

    @property
    def county_kind(self) -> str | Missing:
        """What the county calls itself: 县, 区, 市, 旗; Missing where its name does not tell."""
        return self.county if isinstance(self.county, Missing) else _county_kind(self.county)

    @property
    def county_level(self) -> str:
        """What stands for 区级 in this county: 县级 in a county or a county-level city, 旗级 in a banner."""
        kind = self.county_kind
        return "区级" if isinstance(kind, Missing) else {"县": "县级", "市": "县级", "旗": "旗级"}.get(kind, "区级")


# Sentences and checks ask for the kinds of the same few names again and again.
@lru_cache(maxsize=256)
def _town_kind(name: str) -> str | Missing:
    return next((kind for ending, kind in TOWN_KINDS.items() if name.endswith(ending)), Missing.ABSENT)


@lru_cache(maxsize=256)
def _county_kind(name: str) -> str | Missing:
    return next((ending[-1] for ending in COUNTY_KINDS if name.endswith(ending)), Missing.ABSENT)


__all__ = ["Figure", "Missing", "OwnFigure", "Record"]
