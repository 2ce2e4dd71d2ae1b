"""The elements of an official document are in the file, marked, and in the standard's order."""

from __future__ import annotations

import io
from typing import Any

import docx
from reports import PROPERTIES, every_element, small_report

from townreport.layout import mark_name, render
from townreport.layout.read_marks import find_figures
from townreport.official import NO_ELEMENTS, Official


def paragraphs(official: Official) -> list[str]:
    document: Any = docx.Document(io.BytesIO(render(small_report(), PROPERTIES, official=official)))
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_elements_come_in_the_standards_order() -> None:
    text = "\n".join(paragraphs(every_element()))
    wanted = [
        "000012",
        "秘密★1年",
        "特急",
        "青石镇人民政府文件",
        "青政〔2024〕3号\t签发人：王建国",
        "青石镇2023年工作总结及2024年工作计划",
        "天河县人民政府：",
        "现将情况汇报如下：",
        "附件：1.青石镇2023年主要经济指标",
        "2.青石镇2024年重点项目表",
        "\n青石镇人民政府\n",
        "2024年1月5日",
        "（联系人：李明，联系电话：0539-1234567）",
        "\n附件1\n",
        "\n附件2\n",
        "抄送：天河县委办公室",
        "青石镇党政综合办公室\t2024年1月6日印发",
    ]
    places = [text.index(words) for words in wanted]
    assert places == sorted(places)


def test_a_report_without_elements_has_none_of_them() -> None:
    text = "\n".join(paragraphs(NO_ELEMENTS))
    for words in ("★", "文件", "〔", "签发人", "附件", "抄送", "印发"):
        assert words not in text


def test_each_element_alone_is_laid_out() -> None:
    every = every_element()
    for field in Official._fields:
        # 签发人 stands on the line of 发文字号 and has none of its own.
        if field in ("title_lines", "says_document", "signers"):
            continue
        alone = NO_ELEMENTS._replace(**{field: getattr(every, field)})
        assert len(paragraphs(alone)) > len(paragraphs(NO_ELEMENTS)), field


def test_the_elements_are_found_again_by_their_places() -> None:
    figures = find_figures(render(small_report(), PROPERTIES, official=every_element()))
    expected = {
        "公文.份号": "000012",
        "公文.密级和保密期限": "秘密★1年",
        "公文.紧急程度": "特急",
        "公文.发文机关标志.0": "青石镇人民政府",
        "公文.发文字号": "青政〔2024〕3号",
        "公文.签发人.0": "王建国",
        "公文.主送机关": "天河县人民政府",
        "公文.发文机关署名.0": "青石镇人民政府",
        "公文.成文日期": "2024年1月5日",
        "公文.印发机关": "青石镇党政综合办公室",
        "公文.印发日期": "2024年1月6日",
        "公文.附件.1.标题": "青石镇2024年重点项目表",
    }
    assert {place: figures[mark_name(place)] for place in expected} == expected


def test_ends_given_with_the_value_are_not_doubled() -> None:
    every = every_element()._replace(recipients="天河县人民政府：", copies="天河县委办公室。")
    text = "\n".join(paragraphs(every))
    assert "天河县人民政府：\n" in text
    assert "：：" not in text
    assert "抄送：天河县委办公室。\n" in text
