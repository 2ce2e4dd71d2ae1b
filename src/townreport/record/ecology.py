"""一、（三）rivers and woods, arable land, and the environment."""

from townreport.record.fields import Amount, Count, Department, Part, blank

_ENVIRONMENT, _LAND = Department.ENVIRONMENT, Department.LAND


class RiversAndWoods(Part):
    """河长制林长制: waste collected from greenhouses, river faults put right."""

    greenhouse_villages: Count = blank(
        "大棚蔬菜种植村", _ENVIRONMENT, "设有秸秆尾菜收集点的大棚蔬菜种植村。", unit="个"
    )
    collection_points: Count = blank("收集点", _ENVIRONMENT, "在这些村建成的收集点。", unit="个")
    river_tasks: Count = blank("河湖四乱整改", _ENVIRONMENT, "完成的河湖“四乱”整改任务。", unit="处")


class ArableLand(Part):
    """耕地保护: unlawful use put right, and the land that is kept."""

    unlawful_cases: Count = blank("卫片及违法建筑整改", _LAND, "整改的卫片图斑和违法建筑。", unit="起")
    satellite_task_area: Amount = blank("耕保卫片整治任务", _LAND, "完成的耕保卫片整治面积。", unit="亩")
    arable_area: Amount = blank("耕地保有量", _LAND, "年末耕地保有量。", unit="万亩")
    basic_farmland_area: Amount = blank("基本农田保有量", _LAND, "年末永久基本农田保有量。", unit="万亩")


class Environment(Part):
    """环境保护: patrols and what they found."""

    patrols: Count = blank("巡查次数", _ENVIRONMENT, "全年环保巡查的次数。", unit="次")
    sites: Count = blank("巡查点位", _ENVIRONMENT, "巡查的点位。", unit="处")
    problems: Count = blank("整改问题", _ENVIRONMENT, "巡查发现并全部整改的问题。", unit="个")
