"""Outlines for the layout's tests: invented, and as small as each test allows."""

from __future__ import annotations

import datetime

from townreport.layout import DocumentProperties
from townreport.official import Attachment, DocumentNumber, Official, Secrecy
from townreport.outline import Gap, Outline, Paragraph, Point, Points, PointStyle, Printed, Section

PROPERTIES = DocumentProperties(
    title="青石镇2023年工作总结及2024年工作计划",
    author="青石镇人民政府",
    created=datetime.date(2023, 12, 31),
)
TITLE = (Printed("青石镇", "基本信息.名称"), Printed("2023", "基本信息.年度"), "年工作总结及2024年工作计划")
PLAIN_SENTENCE = "全镇持续优化营商环境，落实各项惠企政策，推动项目建设提质增效，帮助企业解决用地用工融资等实际困难"
"""48 characters and no digit, so that full lines of it hold 28 characters."""


def small_report() -> Outline:
    """A title, headings of all four levels, points both ways, figures and a gap."""
    points = (
        Point(
            ("经济运行稳中有进。",),
            (
                "税收收入",
                Printed("5231.4万元", "经济运行.税收收入.本年"),
                "，同比增长",
                Printed("7.0%", "经济运行.税收收入.同比"),
                "。",
            ),
        ),
        Point(
            ("项目建设提速。",),
            (
                "投入",
                Gap("xx万元", "项目建设.技改总投资"),
                "，税收收入仍为",
                Printed("5231.4万元", "经济运行.税收收入.本年"),
                "。",
            ),
        ),
    )
    deepest = Section(("灌溉",), (Paragraph(("修渠“两横一纵”。",)),))
    third = Section(("农田",), (deepest,))
    second = Section(("抓产业，谋发展",), (Points(points), Points(points[:1], PointStyle.PARAGRAPHS), third))
    return Outline(TITLE, (Paragraph(("现将情况汇报如下：",)), Section(("2023年工作总结",), (second,))))


def long_report(paragraphs: int) -> Outline:
    """Paragraphs of plain sentences, each eight lines long, under a heading for every ten."""
    body = Paragraph((PLAIN_SENTENCE * 4 + "，稳步前行，再开新局。",))
    sections = tuple(
        Section((f"第{number + 1}组工作",), (body,) * min(10, paragraphs - 10 * number))
        for number in range((paragraphs + 9) // 10)
    )
    return Outline(TITLE, sections)


def every_element() -> Official:
    """A report upward with every element of GB/T 9704—2012."""
    return Official(
        copy_number="000012",
        secrecy=Secrecy("秘密", "1年"),
        urgency="特急",
        issuers=("青石镇人民政府",),
        number=DocumentNumber("青政", 2024, 3),
        signers=("王建国",),
        recipients="天河县人民政府",
        signature=("青石镇人民政府",),
        date=datetime.date(2024, 1, 5),
        remark="联系人：李明，联系电话：0539-1234567",
        attachments=(
            Attachment(
                "青石镇2023年主要经济指标完成情况及其说明和有关事项的补充材料",
                (Paragraph(("指标见下。",)), Section(("农业",), (Paragraph(("粮食丰收。",)),))),
            ),
            Attachment("青石镇2024年重点项目表", (Paragraph(("项目见下。",)),)),
        ),
        copies="天河县委办公室，天河县人大常委会办公室，天河县政协办公室，天河县纪委监委，天河县人民法院",
        printer="青石镇党政综合办公室",
        printing_date=datetime.date(2024, 1, 6),
    )
