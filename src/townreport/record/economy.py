"""一、（一）industry: the town's revenue and its projects."""

from typing import Annotated

from townreport.record.fields import (
    Amount,
    Count,
    Department,
    Names,
    Part,
    Text,
    Year,
    blank,
    items_of,
)
from townreport.record.figure import Missing

_FINANCE, _ECONOMY = Department.FINANCE, Department.ECONOMY


class Economy(Part):
    """经济运行: what the town took in."""

    general_budget_revenue: Amount = blank(
        "一般公共预算收入", _FINANCE, "全年一般公共预算收入完成数。", unit="万元", growth=True
    )
    tax_revenue: Amount = blank("税收收入", _FINANCE, "全年税收收入完成数。", unit="万元", growth=True)
    fiscal_revenue: Amount = blank("财政收入", _FINANCE, "全年财政收入完成数。", unit="万元", growth=True)


class TechnicalUpgrade(Part):
    """One project of 技术改造."""

    project: Text = blank("项目", _ECONOMY, "技改项目的名称。")
    investment: Amount = blank("投入", _ECONOMY, "本年投入该项目的资金。", unit="万元")


class ResearchCompany(Part):
    """One company's research and development."""

    company: Text = blank("企业", _ECONOMY, "企业名称。")
    projects: Count = blank("研发立项", _ECONOMY, "本年研发立项数。", unit="个")
    funds: Amount = blank("研发资金", _ECONOMY, "本年投入的研发资金。", unit="万元")


class Honour(Part):
    """One honour won by a company or a workshop."""

    holder: Text = blank("单位", _ECONOMY, "获得荣誉的企业或车间。")
    title: Text = blank("称号", _ECONOMY, "荣誉的全称，不加引号。")


class RecognisedCompany(Part):
    """One company recognised as 高新技术企业."""

    company: Text = blank("企业", _ECONOMY, "企业名称。")
    year: Year = blank("年份", _ECONOMY, "认定的年份。")
    level: Text = blank("级别", _ECONOMY, "认定的级别，如“国家级”“省级”。")


class PlannedProject(Part):
    """One key project applied for next year."""

    company: Text = blank("企业", _ECONOMY, "申报的企业。")
    project: Text = blank("项目", _ECONOMY, "申报的项目。")
    level: Text = blank("级别", _ECONOMY, "申报的级别：市级或区级等。")


TechnicalUpgrades = Annotated[tuple[TechnicalUpgrade, ...] | Missing, items_of(TechnicalUpgrade)]
ResearchCompanies = Annotated[tuple[ResearchCompany, ...] | Missing, items_of(ResearchCompany)]
Honours = Annotated[tuple[Honour, ...] | Missing, items_of(Honour)]
RecognisedCompanies = Annotated[tuple[RecognisedCompany, ...] | Missing, items_of(RecognisedCompany)]
PlannedProjects = Annotated[tuple[PlannedProject, ...] | Missing, items_of(PlannedProject)]


class Projects(Part):
    """项目建设: investment, research, honours and applications."""

    landed: Names = blank("落地项目", _ECONOMY, "本年通过招商引资落地的项目。", form_entries=2)
    signed: Names = blank("签约项目", _ECONOMY, "本年签约的项目，可只列主要的。", form_entries=2)
    signed_count: Count = blank("签约项目数", _ECONOMY, "本年签约项目的总数。", unit="个")
    upgrade_investment: Amount = blank("技改总投资", _ECONOMY, "全域技术改造总投资。", unit="万元")
    upgrades: TechnicalUpgrades = blank("技改项目", _ECONOMY, "主要技改项目及其投入。", form_entries=3)
    research_investment: Amount = blank("企业研发投入", _ECONOMY, "全域企业研发投入。", unit="万元")
    research_companies: ResearchCompanies = blank(
        "研发企业", _ECONOMY, "主要研发企业的立项数和研发资金。", form_entries=2
    )
    honours: Honours = blank("获得荣誉", _ECONOMY, "企业、车间本年获得的荣誉。", form_entries=2)
    high_tech_applied: Names = blank("高新技术企业申报", _ECONOMY, "本年申报高新技术企业的企业。")
    high_tech_recognised: RecognisedCompanies = blank("高新技术企业认定", _ECONOMY, "获认定的高新技术企业。")
    planned: PlannedProjects = blank(
        "明年申报重点项目", _ECONOMY, "拟申报明年重点项目的企业、项目和级别。", form_entries=2
    )
