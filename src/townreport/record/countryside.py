"""一、（二）the countryside: villages, farming, and keeping people out of poverty."""

from townreport.record.fields import Amount, Count, Department, Part, Text, blank

_CONSTRUCTION = Department.CONSTRUCTION
_AGRICULTURE = Department.AGRICULTURE
_REVITALISATION = Department.REVITALISATION
_LAND = Department.LAND


class Habitat(Part):
    """人居环境: roads, ditches and greenery."""

    funds_from_above: Amount = blank("争取上级资金", _CONSTRUCTION, "本年争取到的上级资金。", unit="万元")
    upgraded_villages: Count = blank("提升村数", _CONSTRUCTION, "基础设施薄弱、本年得到提升的村。", unit="个")
    township_roads: Count = blank("整治乡级道路", _CONSTRUCTION, "本年整治的乡级道路。", unit="条")
    village_links: Count = blank("整治村村连接线", _CONSTRUCTION, "本年整治的村村连接线。", unit="条")
    road_length: Amount = blank("整治总里程", _CONSTRUCTION, "整治的道路总里程。", unit="公里")
    ditches_cleared: Amount = blank("清理边沟", _CONSTRUCTION, "清理边沟的长度。", unit="公里")
    trees_planted: Count = blank("补种绿植", _CONSTRUCTION, "补种的绿植。", unit="棵")


class Agriculture(Part):
    """农业产业: sowing, subsidies, model farms and livestock."""

    grain_area: Amount = blank("粮食播种面积", _AGRICULTURE, "全年粮食播种面积，含小麦、玉米和其它。", unit="万亩")
    wheat_area: Amount = blank("小麦", _AGRICULTURE, "小麦播种面积。", unit="万亩")
    maize_area: Amount = blank("玉米", _AGRICULTURE, "玉米播种面积。", unit="万亩")
    other_grain_area: Amount = blank("其它", _AGRICULTURE, "其它粮食作物播种面积。", unit="万亩")
    strip_cropping_area: Amount = blank("大豆玉米带状复合种植", _AGRICULTURE, "大豆玉米带状复合种植面积。", unit="亩")
    vegetable_area: Amount = blank("蔬菜种植", _AGRICULTURE, "蔬菜种植面积。", unit="亩")
    grower_subsidy: Amount = blank("种粮农民一次性补贴", _AGRICULTURE, "每亩补贴标准。", unit="元/亩")
    land_subsidy: Amount = blank("耕地地力补贴", _AGRICULTURE, "每亩补贴标准。", unit="元/亩")
    subsidies_paid: Amount = blank("发放补贴总额", _AGRICULTURE, "本年发放的各类补贴合计。", unit="万元")
    city_cooperatives: Count = blank("市级示范社", _AGRICULTURE, "本年新增市级示范合作社。", unit="家")
    city_farms: Count = blank("市级示范场", _AGRICULTURE, "本年新增市级示范家庭农场。", unit="家")
    district_cooperatives: Count = blank("区级示范社", _AGRICULTURE, "本年新增区级示范合作社。", unit="家")
    district_farms: Count = blank("区级示范场", _AGRICULTURE, "本年新增区级示范家庭农场。", unit="家")
    pigs_sold: Count = blank("生猪出栏", _AGRICULTURE, "全年生猪出栏数。", unit="头")
    cattle_sold: Count = blank("肉牛出栏", _AGRICULTURE, "全年肉牛出栏数。", unit="头")
    sheep_kept: Count = blank("羊存栏", _AGRICULTURE, "年末羊存栏数。", unit="只")
    sheep_sold: Count = blank("羊出栏", _AGRICULTURE, "全年羊出栏数。", unit="只")
    poultry_kept: Amount = blank("禽类存栏", _AGRICULTURE, "年末禽类存栏数。", unit="万羽")
    poultry_sold: Amount = blank("禽类出栏", _AGRICULTURE, "全年禽类出栏数。", unit="万羽")
    meat_output: Amount = blank("肉类总产", _AGRICULTURE, "全年肉类总产量。", unit="吨")
    egg_output: Amount = blank("禽蛋总产", _AGRICULTURE, "全年禽蛋总产量。", unit="吨")
    livestock_value: Amount = blank("畜牧业产值", _AGRICULTURE, "全年畜牧业产值。", unit="万元")


class PovertyPrevention(Part):
    """脱贫成果: keeping what was won against poverty."""

    staff: Count = blank("机构工作人员", _REVITALISATION, "乡村振兴机构的工作人员。", unit="人")
    helpers: Count = blank("帮扶干部", _REVITALISATION, "结对帮扶的干部。", unit="名")
    village_liaisons: Count = blank("村级专职联络员", _REVITALISATION, "各村的专职联络员。", unit="名")
    existing_projects: Count = blank("存量项目", _REVITALISATION, "在运行的存量帮扶项目。", unit="个")
    project_income: Amount = blank("项目收益", _REVITALISATION, "存量项目本年的收益。", unit="万元")
    villages_benefited: Count = blank("受益自然村", _REVITALISATION, "因项目收益增加收入的自然村。", unit="个")
    households_visited: Amount = blank("排查农户", _REVITALISATION, "防返贫排查的农户。", unit="万户")
    priority_households: Count = blank("重点人群", _REVITALISATION, "排查农户中的重点人群。", unit="户")
    allowance_households: Count = blank("落实低保", _REVITALISATION, "排查后落实低保的农户。", unit="户")
    credit_scheme: Text = blank("信贷产品", _REVITALISATION, "帮扶信贷产品的名称，不加引号；工作计划也用它。")
    loans: Count = blank("放款笔数", _REVITALISATION, "该产品本年放款的笔数。", unit="笔")
    loan_amount: Amount = blank("放款金额", _REVITALISATION, "该产品本年放款的金额。", unit="万元")
    irregular_contracts: Count = blank("不规范合同", _REVITALISATION, "清理出的不规范合同，含下列四类。", unit="份")
    overlong_contracts: Count = blank("超长期合同", _REVITALISATION, "其中期限超长的。", unit="份")
    unpaid_contracts: Count = blank("未按时收款合同", _REVITALISATION, "其中未按时收到价款的。", unit="份")
    oral_contracts: Count = blank("口头协议", _REVITALISATION, "其中只有口头协议的。", unit="份")
    incomplete_contracts: Count = blank("要素不全合同", _REVITALISATION, "其中要素不全的。", unit="份")
    fees_recovered: Amount = blank("追缴发包承包费用", _REVITALISATION, "追缴的发包、承包费用。", unit="万元")
    homesteads_recovered: Amount = blank("收回被侵占宅基", _LAND, "收回的被侵占宅基地。", unit="亩")
