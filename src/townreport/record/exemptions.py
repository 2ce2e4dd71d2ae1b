"""检查例外: rules of content that do not hold for this record or for a place in it, each with its reason."""

from typing import Annotated

from townreport.record.fields import Department, Part, Text, extra, items_of
from townreport.record.figure import Missing

_OFFICE = Department.PARTY_AND_GOVERNMENT


class Exemption(Part):
    """One rule switched off. Everything is optional to the reader of the file; the checks say what is lacking."""

    rule: Text = extra("规则", _OFFICE, "不再报告的规则，写它的代号，如“growth.stated”；见 townreport rules。")
    place: Text = extra("位置", _OFFICE, "只对这一处不报，如“经济运行.税收收入”；不写就是整份记录。")
    reason: Text = extra("理由", _OFFICE, "为什么不适用，必须写明；每次检查都会显示。")


Exemptions = Annotated[tuple[Exemption, ...] | Missing, items_of(Exemption)]
