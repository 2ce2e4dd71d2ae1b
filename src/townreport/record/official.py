"""公文: the elements of an official document around its text, and the office's customs for the page.

All of it may be left out: a report is then its title, its text and page numbers. `townreport.elements` makes the
elements of it and says which do not go together.
"""

from typing import Annotated

from townreport.record.fields import Department, Holding, Kind, Names, Part, Text, extra, items_of, part
from townreport.record.figure import Figure, Missing
from townreport.record.reading_official import (
    line_points,
    read_copy_number,
    read_date,
    read_font,
    read_number,
    read_secrecy,
    read_switch,
    read_urgency,
)
from townreport.record.reading_values import figure_reader

_OFFICE = Department.PARTY_AND_GOVERNMENT


Day = Annotated[str | Missing, Holding(Kind.TEXT, read_date)]
DocumentNumber = Annotated[str | Missing, Holding(Kind.TEXT, read_number)]
Secrecy = Annotated[str | Missing, Holding(Kind.TEXT, read_secrecy)]
Urgency = Annotated[str | Missing, Holding(Kind.TEXT, read_urgency)]
CopyNumber = Annotated[str | Missing, Holding(Kind.TEXT, read_copy_number)]
Switch = Annotated[str | Missing, Holding(Kind.TEXT, read_switch)]
Font = Annotated[str | Missing, Holding(Kind.TEXT, read_font)]
LinePoints = Annotated[Figure | Missing, Holding(Kind.AMOUNT, figure_reader(line_points))]


class Attachment(Part):
    """One 附件."""

    title: Text = extra("标题", _OFFICE, "附件的标题，不加书名号，末尾不加标点。")
    paragraphs: Names = extra("内容", _OFFICE, "附件的正文，一个自然段一条。")


Attachments = Annotated[tuple[Attachment, ...] | Missing, items_of(Attachment)]


class HouseCustoms(Part):
    """习惯: what the office does differently from the standard. The names are those of `layout.Customs`."""

    bold_leads: Switch = extra("要点加粗", _OFFICE, "“一是”要点的首句是否加粗：是或否（标准：否）。")
    bold_second_level: Switch = extra("二级标题加粗", _OFFICE, "（一）这一级标题是否加粗：是或否（标准：否）。")
    digits_font: Font = extra("数字字体", _OFFICE, "数字和字母的字体，如“Times New Roman”（标准：随正文）。")
    line_points: LinePoints = extra("行距", _OFFICE, "正文行距的固定值，如 28（标准：每页22行，约28.95）。", unit="磅")
    title_font: Font = extra("标题字体", _OFFICE, "大标题的字体（标准：小标宋）。")
    body_font: Font = extra("正文字体", _OFFICE, "正文的字体（标准：仿宋）。")
    first_level_font: Font = extra("一级标题字体", _OFFICE, "“一、”这一级标题的字体（标准：黑体）。")
    second_level_font: Font = extra("二级标题字体", _OFFICE, "（一）这一级标题的字体（标准：楷体）。")
    page_number_font: Font = extra("页码字体", _OFFICE, "页码的字体（标准：宋体）。")
    sealed: Switch = extra("用印", _OFFICE, "署名和日期是否按加盖印章排：是或否（默认：否）。")


class OfficialPart(Part):
    """公文, in the standard's order: 版头, 主体, 版记, then the customs."""

    copy_number: CopyNumber = extra("份号", _OFFICE, "六位数字，加引号，如“000001”。")
    secrecy: Secrecy = extra("密级和保密期限", _OFFICE, "密级和期限之间用★，如“机密★1年”；不涉密的不写。")
    urgency: Urgency = extra("紧急程度", _OFFICE, "特急或加急；不急的不写。")
    issuers: Names = extra("发文机关标志", _OFFICE, "红头上的机关名称，不写“文件”二字；联合行文的主办机关在前。")
    says_document: Switch = extra("标志加文件", _OFFICE, "红头的机关名称后面要不要“文件”二字：是或否（默认：是）。")
    number: DocumentNumber = extra("发文字号", _OFFICE, "如“青政〔2024〕3号”。")
    signers: Names = extra("签发人", _OFFICE, "上行文（报告、请示）的签发人姓名；其他文件不写。")
    title_lines: Names = extra("标题分行", _OFFICE, "标题自己分行时，一行一条，合起来就是标题；不写则自动分行。")
    recipients: Text = extra("主送机关", _OFFICE, "主送机关，末尾不写冒号。")
    attachment_names: Names = extra("附件说明", _OFFICE, "正文之后列出的附件名称；不写则取各附件的标题。")
    signature: Names = extra("发文机关署名", _OFFICE, "落款的机关全称或规范化简称。")
    date: Day = extra("成文日期", _OFFICE, "如“2024年1月5日”。")
    remark: Text = extra("附注", _OFFICE, "附注，不加括号，如“此件公开发布”。")
    attachments: Attachments = extra("附件", _OFFICE, "每个附件的标题和内容。")
    copies: Text = extra("抄送机关", _OFFICE, "抄送机关，不写“抄送”二字，末尾不写句号。")
    printer: Text = extra("印发机关", _OFFICE, "印发机关，一般是办公室。")
    printing_date: Day = extra("印发日期", _OFFICE, "如“2024年1月8日”，不写“印发”二字。")
    customs: HouseCustoms = part("习惯", _OFFICE, "本单位与标准不同的版面习惯。")
