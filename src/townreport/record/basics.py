"""基本情况: the town's own totals. No wording prints them; checks count the other figures against them."""

from townreport.record.fields import Count, Department, Part, extra

_OFFICE, _CIVIL_AFFAIRS = Department.PARTY_AND_GOVERNMENT, Department.CIVIL_AFFAIRS


class Basics(Part):
    """基本情况: how many villages, households and people the town has."""

    villages: Count = extra("村数", _CIVIL_AFFAIRS, "行政村和社区的总数，用来核对各项工作涉及的村数。", unit="个")
    hamlets: Count = extra("自然村数", _CIVIL_AFFAIRS, "自然村的总数，用来核对受益自然村。", unit="个")
    households: Count = extra("户数", _CIVIL_AFFAIRS, "全域总户数，用来核对排查、低保等户数。", unit="户")
    population: Count = extra("人口", _OFFICE, "全域总人口，用来核对户数和人数。", unit="人")
