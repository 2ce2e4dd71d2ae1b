"""townreport preview: the report as text, with figures and gaps marked."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from townreport.build import Account, account, open_record, read_wording
from townreport.console import safe, say_preview
from townreport.layout import STANDARD
from townreport.official import Official
from townreport.outline import Gap, Outline, Paragraph, Pieces, Printed, Row, Section, Table
from townreport.preview import COLOURED, MARKED, PLAIN, Marking, text_lines


def accounted(record: Any, *, draft: bool = False) -> Account:
    opened = open_record(record)
    return account(opened.record, read_wording(None), draft=draft, origin=opened.origin)


def told(outline: Outline, marking: Marking, official: Official | None = None) -> list[str]:
    return list(text_lines(outline, official or Official(), STANDARD, marking, safe))


def test_a_sample_reads_as_its_outline_does(samples: Path) -> None:
    made = accounted(samples / "青石镇2023年.json")
    lines = told(made.composed.outline, PLAIN)
    text = "\n".join(line.strip("　") for line in lines)
    assert "一、2023年工作总结" in text
    assert "（一）抓产业，谋发展，经济指标稳中向好" in text
    assert "同比增长7.0%" in text
    assert not set("‹›【】\x1b") & set(text)


def test_figures_and_gaps_are_marked_each_in_its_way(samples: Path) -> None:
    drafted = accounted({"名称": "青石镇", "年度": 2023}, draft=True)
    text = "\n".join(told(drafted.composed.outline, MARKED))
    assert "‹青石镇›‹2023›年工作总结" in text
    assert "【xx万元】" in text
    filled = accounted(samples / "青石镇2023年.json")
    text = "\n".join(told(filled.composed.outline, MARKED))
    assert "‹5231.40万元›，同比‹增长7.0%›" in text
    assert "【" not in text


def test_colours_end_where_they_began(samples: Path) -> None:
    made = accounted(samples / "青石镇2023年.json", draft=True)
    for line in told(made.composed.outline, COLOURED):
        assert line.count("\x1b[36m") + line.count("\x1b[30;43m") + line.count("\x1b[1m") == line.count(
            "\x1b[39m"
        ) + line.count("\x1b[39;49m") + line.count("\x1b[22m")


def test_without_colours_and_marks_the_words_are_the_same(samples: Path) -> None:
    outline = accounted(samples / "白杨河乡2023年.json", draft=True).composed.outline
    plain = told(outline, PLAIN)
    for marking in (MARKED, COLOURED):
        marked = "\n".join(told(outline, marking))
        for before, after in (marking.figure, marking.gap, marking.heading):
            marked = marked.replace(before, "").replace(after, "")
        assert marked.split("\n") == plain


def test_record_text_cannot_steer_the_terminal() -> None:
    pieces: Pieces = (Printed("青\x1b[2J石\u202e镇", "名称"), Gap("x\x07x", "年度"))
    outline = Outline(pieces, (Paragraph(pieces),))
    for line in told(outline, MARKED):
        assert line.isprintable() or "\ufffd" in line
        assert not set("\x1b\x07\u202e") & set(line)


def test_a_table_shows_caption_unit_and_cells() -> None:
    table = Table((("指标",), ("本年",)), (Row((("税收",), (Printed("12", "x"),))),), ("收入表",), "万元")
    lines = told(Outline(("题",), (Section(("甲",), (table,)),)), MARKED)
    assert [line.strip("　") for line in lines[-4:]] == ["收入表", "单位：万元", "指标　｜　本年", "税收　｜　‹12›"]


def test_a_pipe_gets_marks_and_a_terminal_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    outline = Outline((Printed("青石镇", "名称"),), ())

    def shown(stream: io.StringIO, *, plain: bool = False) -> str:
        say_preview(outline, Official(), STANDARD, plain=plain, stream=stream)
        return stream.getvalue().strip()

    monkeypatch.delenv("NO_COLOR", raising=False)
    assert shown(io.StringIO()) == "‹青石镇›"
    assert shown(io.StringIO(), plain=True) == "青石镇"
    assert "\x1b[36m青石镇" in shown(Terminal())
    monkeypatch.setenv("NO_COLOR", "1")
    assert shown(Terminal()) == "‹青石镇›"


def test_every_element_is_shown_in_its_order(samples: Path) -> None:
    record = json.loads((samples / "青石镇2023年.json").read_text(encoding="utf-8"))
    record["公文"] = {
        "份号": "000001", "密级和保密期限": "机密★1年", "紧急程度": "特急", "发文机关标志": ["青石镇人民政府"],
        "发文字号": "青政〔2024〕3号", "签发人": ["王志远"], "主送机关": "云岭县人民政府", "成文日期": "2024年1月5日",
        "发文机关署名": ["青石镇人民政府"], "附注": "此件公开发布",
        "附件": [{"标题": "重点项目", "内容": ["甲项目。"]}],
        "抄送机关": "县委办公室", "印发机关": "党政办公室", "印发日期": "2024年1月8日",
    }  # fmt: skip
    made = accounted(record)
    text = "\n".join(told(made.composed.outline, PLAIN, made.official))
    expected = [
        "000001", "机密★1年", "特急", "青石镇人民政府文件", "青政〔2024〕3号　　签发人：王志远", "云岭县人民政府：",
        "附件：重点项目", "青石镇人民政府\n", "2024年1月5日", "（此件公开发布）", "附件\n", "甲项目。",
        "抄送：县委办公室。", "党政办公室　　2024年1月8日印发",
    ]  # fmt: skip
    places = [text.find(words) for words in expected]
    assert -1 not in places
    offset = 0
    for words in expected:
        offset = text.index(words, offset) + 1
