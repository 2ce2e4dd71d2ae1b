"""--fix writes back the certain corrections and nothing else: characters in string literals, where they stand."""

from __future__ import annotations

import codecs
import difflib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from townreport.checks.record_texts import record_texts
from townreport.checks.text import check_text
from townreport.findings import OutputError
from townreport.fixing import fix_data, fix_file
from townreport.reading import read_record

FAULTY = "道路等级偏低,排水设施不全。。投入２３万元,增长５％"
RIGHT = "道路等级偏低，排水设施不全。投入23万元，增长5%"


def document(text: str = FAULTY, *, raw: bool = False) -> str:
    literal = f'"{text}"' if raw else json.dumps(text, ensure_ascii=False)
    return f"""{{
\t"年度"  :  2023,   "名称":"青石镇",
  "存在的问题": [ {{ "内容" :{literal}, "要点": "短板仍多" }} ],

    "经济运行" : {{"税收收入": 3862.750}}
}}"""


def fixed(text: str) -> str:
    result, data = fix_data(text.encode(), "记录.json")
    assert result.reason == ""
    return text if data is None else data.decode()


def test_only_the_characters_in_question_change() -> None:
    assert fixed(document()) == document(RIGHT)


def test_what_was_changed_is_told_with_its_line_and_label() -> None:
    result, _ = fix_data(document().encode(), "记录.json")
    assert [(change.before, change.after) for change in result.changes] == [
        (",", "，"), ("。。", "。"), ("２３", "23"), (",", "，"), ("５％", "5%"),
    ]  # fmt: skip
    assert {(change.line, change.label) for change in result.changes} == {(3, "存在的问题 › 第 1 项 › 内容")}


def test_the_diff_shows_the_lines_before_and_after_and_no_others() -> None:
    result, _ = fix_data(document().encode(), "记录.json")
    lines = [line for line in result.diff if not line.startswith(("---", "+++", "@@"))]
    assert len(lines) == 2
    assert lines[0] == "-" + document().splitlines()[2]
    assert lines[1] == "+" + document(RIGHT).splitlines()[2]


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "gbk"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_mark_and_line_ends_stay(mark: bytes, encoding: str, line_end: str) -> None:
    data = mark + document().replace("\n", line_end).encode(encoding)
    _, after = fix_data(data, "记录.json")
    assert after == mark + document(RIGHT).replace("\n", line_end).encode(encoding)


def test_escapes_stay_as_they_were_written() -> None:
    written = r"投入\u0032\uFF13万元\u002c“\u9752石\"镇\/区” \ud842\udfb7村,建成"
    before = document(written, raw=True)
    after = fixed(before)
    assert json.loads(after)["存在的问题"][0]["内容"] == '投入23万元，“青石"镇/区” \U00020bb7村，建成'
    assert r"\u9752石\"镇\/区" in after
    assert r"\ud842\udfb7" in after


def test_a_figure_that_a_text_names_is_left_alone() -> None:
    text = "税收{{经济运行.税收收入}},财力薄弱,增长{{ 经济运行.税收收入.同比 }}。。"
    assert fixed(document(text)) == document("税收{{经济运行.税收收入}}，财力薄弱，增长{{ 经济运行.税收收入.同比 }}。")


def test_english_names_are_found_too() -> None:
    text = '{"name": "青石镇", "year": 2023, "problems": [{"lead": "短板", "text": "道路狭窄,路面破损"}]}'
    assert fixed(text) == text.replace(",路", "，路")


def test_spaces_around_a_text_do_not_shift_the_corrections() -> None:
    assert fixed(document(f"  {FAULTY} ")) == document(f"  {RIGHT} ")


def test_keys_figures_and_texts_that_are_not_printed_stay() -> None:
    text = document("道路狭窄").replace("3862.750", '{"本年": 3862.750, "同比": 5, "口径": "可比,核增"}')
    assert fixed(text) == text


def test_a_faulty_file_is_corrected_as_far_as_its_texts_are_sound() -> None:
    text = document().replace("3862.750", '"三千"')
    assert fixed(text) == document(RIGHT).replace("3862.750", '"三千"')


def test_an_exempt_place_is_left_alone() -> None:
    exemption = '"检查例外": [{"规则": "punctuation.half-width", "位置": "存在的问题", "理由": "原文引用"}], "年度"'
    text = document("道路狭窄,路面破损。。").replace('"年度"', exemption)
    assert fixed(text) == text.replace("。。", "。")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (document().replace('"年度"  :', '"年度"  ').encode(), "格式"),
        (document().encode()[:-60] + b"\xff" + document().encode()[-60:], "编码"),
        (b"", "编码"),
        (b"[1, 2]", "没有可用的记录"),
    ],
)
def test_a_file_that_cannot_be_corrected_safely_is_left_with_a_reason(data: bytes, reason: str) -> None:
    result, after = fix_data(data, "记录.json")
    assert after is None
    assert reason in result.reason


def test_a_file_in_order_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "记录.json"
    path.write_text(document(RIGHT), encoding="utf-8")
    written = path.stat().st_mtime_ns
    assert fix_file(path).changes == ()
    assert path.stat().st_mtime_ns == written


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "记录.json"
    path.write_text(document(), encoding="utf-8")
    assert len(fix_file(path).changes) == 5
    assert path.read_text(encoding="utf-8") == document(RIGHT)
    assert [found.name for found in tmp_path.iterdir()] == ["记录.json"]


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "没有.json" in fix_file(tmp_path / "没有.json").reason


def test_a_file_that_cannot_be_written_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "no")

    path = tmp_path / "记录.json"
    path.write_text(document(), encoding="utf-8")
    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OutputError):
        fix_file(path)
    assert path.read_text(encoding="utf-8") == document()


_CHARACTERS = [*"道路投入万元,.;:!?，。；：、“”（）()１２３％%12 {}a", "\\", '"']
_TEXTS = st.text(st.sampled_from(_CHARACTERS), min_size=1, max_size=30)


@given(_TEXTS)
def test_the_result_is_the_same_record_with_corrected_texts_and_stays_as_it_is(text: str) -> None:
    before = document(text)
    after = fixed(before)
    assert fixed(after) == after
    old, new = json.loads(before), json.loads(after)
    assert {**old, "存在的问题": None} == {**new, "存在的问题": None}
    record, _ = read_record(after.encode())
    assert record is not None
    for told in record_texts(record):
        if "{{" not in told.text:
            assert [hit for _, hit in check_text(told.text, told.kind) if hit.replacement is not None] == []


@given(st.lists(st.booleans(), max_size=40))
def test_the_diff_is_that_of_difflib(is_wrong: list[bool]) -> None:
    points = [{"内容": f"第{n}项，甲{',' if wrong else '，'}乙"} for n, wrong in enumerate(is_wrong)]
    data = json.dumps({"名称": "青石镇", "年度": 2023, "存在的问题": points}, ensure_ascii=False, indent=1).encode()
    result, after = fix_data(data, "青石镇.json")
    if after is None:
        assert not any(is_wrong)
        return
    old, new = (each.decode().split("\n") for each in (data, after))
    names = "青石镇.json", "青石镇.json（改后）"
    assert result.diff == tuple(difflib.unified_diff(old, new, *names, n=0, lineterm=""))
    assert len(result.changes) == sum(is_wrong)


def test_a_file_with_thousands_of_corrections_is_compared_line_by_line() -> None:
    points = [{"内容": f"第{n}项,甲"} for n in range(3_000)]
    data = json.dumps({"名称": "青石镇", "年度": 2023, "存在的问题": points}, ensure_ascii=False, indent=1).encode()
    result, _ = fix_data(data, "青石镇.json")
    assert len(result.changes) == len(points)
    assert len(result.diff) == 2 + 3 * len(points)
