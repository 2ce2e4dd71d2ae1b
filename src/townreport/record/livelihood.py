"""一、（四）people's livelihood: works, food, health, culture, volunteers."""

from townreport.record.fields import Count, Department, Names, Part, Rate, Text, blank

_CONSTRUCTION, _MARKET, _HEALTH = Department.CONSTRUCTION, Department.MARKET, Department.HEALTH
_CULTURE, _VOLUNTEERS = Department.CULTURE, Department.VOLUNTEERS


class PublicWorks(Part):
    """民生项目: works finished, under way and begun."""

    finished: Names = blank("建成项目", _CONSTRUCTION, "本年建成并投入使用的桥梁等工程。")
    under_way: Names = blank("在建项目", _CONSTRUCTION, "正在施工的工程。")
    base_laid: Names = blank("基础完工项目", _CONSTRUCTION, "基础部分已经完工的工程。")
    metered_villages: Count = blank("智能水表更换村", _CONSTRUCTION, "更换智能水表的村。", unit="个")


class FoodSafety(Part):
    """食品安全: samples and responsibility."""

    samples: Count = blank("农产品样本检测", _MARKET, "检测的农产品样本。", unit="个")
    colloidal_gold_tests: Count = blank("胶体金检测", _MARKET, "胶体金检测的条数。", unit="条")
    coverage: Rate = blank("主体包保覆盖率", _MARKET, "食品主体包保覆盖率。", unit="%")
    supervision_done: Rate = blank("督导任务完成率", _MARKET, "包保督导任务完成率。", unit="%")
    supervision_mended: Rate = blank("督导整改率", _MARKET, "督导发现问题的整改率。", unit="%")
    pledges: Rate = blank("承诺书签订上传率", _MARKET, "承诺书签订与上传率。", unit="%")


class Health(Part):
    """卫生事业: a national project, and doctors who come to the villages."""

    national_project: Text = blank("国家级项目", _HEALTH, "通过国家级验收的项目，全市首个。")
    field_of_care: Text = blank("项目领域", _HEALTH, "该项目所属的诊疗领域，如“慢性病管理”。")
    free_clinics: Count = blank("义诊期数", _HEALTH, "“名医下基层”义诊活动的期数。", unit="期")
    patients: Count = blank("义诊人数", _HEALTH, "义诊服务的患者。", unit="人")


class Culture(Part):
    """文化活动: events of the year."""

    activities: Count = blank("文体活动", _CULTURE, "全年举办的文体活动。", unit="场")
    trainings: Count = blank("文体培训", _CULTURE, "全年举办的文体培训。", unit="场")
    town_games: Count = blank("镇级运动会", _CULTURE, "镇（乡、街道）级运动会。", unit="场")
    village_games: Count = blank("新村运动会", _CULTURE, "新村举办的运动会。", unit="场")
    city_shows: Count = blank("市级文化惠民演出", _CULTURE, "承接的市级文化惠民演出。", unit="场")
    district_shows: Count = blank("区级文化惠民演出", _CULTURE, "承接的区级文化惠民演出。", unit="场")
    films: Count = blank("公益电影放映", _CULTURE, "放映的公益电影。", unit="场")


class Volunteering(Part):
    """志愿服务: events, the provincial model case and the town's own brand."""

    events: Count = blank("志愿服务活动", _VOLUNTEERS, "全年志愿服务活动的场次。", unit="场次")
    model_case: Text = blank("省级典型案例", _VOLUNTEERS, "入选省级典型案例的项目，不加引号。")
    brand: Text = blank("品牌项目", _VOLUNTEERS, "志愿服务品牌项目，不加引号。")
    brand_activity: Text = blank("品牌活动", _VOLUNTEERS, "该品牌开展的活动，不加引号。")
    brand_events: Count = blank("品牌活动场次", _VOLUNTEERS, "品牌活动的场数。", unit="场")
    volunteers: Count = blank("参与志愿者", _VOLUNTEERS, "参与品牌活动的志愿者。", unit="人次")
    people_served: Count = blank("服务群众", _VOLUNTEERS, "品牌活动服务的群众。", unit="人次")
