"""Reports get names that every system takes, each its own, and none outside the folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from batch_towns import build, codes, reports, write_record

from townreport import FindingsError, Record, Status
from townreport.batch.names import folded, read_pattern
from townreport.build import read


def record(name: str, county: str | None = None) -> Record:
    return read({"名称": name, "所属区县": county, "年度": 2023, "类别": "镇"})[0]


def test_a_pattern_is_filled_from_the_record() -> None:
    pattern = read_pattern("{county}-{town}{year}年工作总结")
    assert pattern.file_name(record("青石镇", "云岭县"), "a.json") == "云岭县-青石镇2023年工作总结.docx"


def test_a_pattern_takes_chinese_names_the_file_and_its_own_suffix() -> None:
    pattern = read_pattern("{所属区县}{名称}{年度}（{文件}）.docx")
    assert pattern.file_name(record("青石镇", "云岭县"), "云岭/1-青石.v2.json") == "云岭县青石镇2023（1-青石.v2）.docx"


def test_what_a_record_says_is_never_read_as_a_pattern() -> None:
    assert read_pattern("{town}{year}").file_name(record("{year}{county}镇"), "a") == "{year}{county}镇2023.docx"


def test_a_missing_field_gives_no_name() -> None:
    assert read_pattern("{county}{town}").file_name(record("青石镇"), "a.json") is None


@pytest.mark.parametrize(
    "pattern",
    ["工作总结", "", "{town", "town}", "{}", "{乡镇}", "{town.__class__}", "{town!r}", "{0}", "a/{town}", "..\\{town}"],
)
def test_a_pattern_with_a_fault_is_a_finding(pattern: str) -> None:
    with pytest.raises(FindingsError) as caught:
        read_pattern(pattern)
    (finding,) = caught.value.findings
    assert finding.code == "batch.name-pattern"
    assert "{town}" in finding.fix


def test_a_bad_pattern_stops_before_anything_is_written(tmp_path: Path) -> None:
    write_record(tmp_path / "数据", "青石镇")
    with pytest.raises(FindingsError):
        build(tmp_path / "数据", tmp_path / "报告", name="{x}")
    assert not (tmp_path / "报告").exists()


def test_two_towns_with_one_name_stop_before_anything_is_written(tmp_path: Path) -> None:
    for county in ("云岭县", "柏川县"):
        write_record(tmp_path / county, "城关镇", 所属区县=county)
    write_record(tmp_path / "云岭县", "青石镇", 所属区县="云岭县")
    folders = [tmp_path / "云岭县", tmp_path / "柏川县"]
    with pytest.raises(FindingsError) as caught:
        build(folders, tmp_path / "报告")
    (finding,) = caught.value.findings
    assert finding.code == "batch.same-name"
    assert "云岭县/城关镇.json" in finding.message
    assert "柏川县/城关镇.json" in str(finding.place.file)
    assert not (tmp_path / "报告").exists()
    assert len(build(folders, tmp_path / "报告", name="{county}-{town}")) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Aa镇", "aA镇"), ("\u00e9镇", "e\u0301镇"), ("a:镇", "a：镇"), ("青石\u200b镇", "青石镇"),
        ("Straße镇", "STRASSE镇"),
    ],
    ids=["case", "composition", "forbidden-character", "invisible-character", "sharp-s"],
)  # fmt: skip
def test_names_that_some_system_takes_for_one_are_one(tmp_path: Path, one: str, other: str) -> None:
    for number, name in enumerate((one, other)):
        write_record(tmp_path / str(number), name)
    with pytest.raises(FindingsError) as caught:
        build([tmp_path / "0", tmp_path / "1"], tmp_path / "报告")
    assert [finding.code for finding in caught.value.findings] == ["batch.same-name"]


def test_many_towns_with_one_name_are_not_all_listed(tmp_path: Path) -> None:
    paths = [write_record(tmp_path / str(number), "城关镇") for number in range(40)]
    with pytest.raises(FindingsError) as caught:
        build(paths, tmp_path / "报告")
    assert len(caught.value.findings) == 21
    assert "还有 19 份" in caught.value.findings[-1].message


def test_long_names_that_become_one_when_shortened_are_found(tmp_path: Path) -> None:
    for number in range(2):
        write_record(tmp_path / str(number), "甲镇", 名称="长" * 200 + f"{number}镇")
    with pytest.raises(FindingsError) as caught:
        build([tmp_path / "0", tmp_path / "1"], tmp_path / "报告")
    assert [finding.code for finding in caught.value.findings] == ["batch.same-name"]


def test_a_record_without_the_field_a_name_needs_is_a_finding_for_it_alone(tmp_path: Path) -> None:
    write_record(tmp_path / "数据", "甲镇")
    write_record(tmp_path / "数据", "乙镇", 所属区县="云岭县")
    towns = build(tmp_path / "数据", tmp_path / "报告", name="{county}-{town}")
    assert codes(towns["甲镇.json"]) == ["batch.name-lacks"]
    assert "所属区县" in towns["甲镇.json"].findings[0].message
    assert list(reports(tmp_path / "报告")) == ["云岭县-乙镇.docx"]


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd镇", "..\\..\\x镇", "/etc/镇", "C:\\Windows\\镇", "con", "CON.镇", "nul", "aux .镇", "COM¹",
        "lpt9.a",
        "CONIN$", "~镇", "-rf 镇", "镇.", "镇 ", ". .", "😀😀镇", "𠀀𪚥镇", "\u202e镇", "a\u0000镇", "镇" * 300,
        "%2e%2e%2f镇",
        "$(touch x)镇", "`touch x`镇", "file:///x镇", "\\\\server\\share镇", ".townreport", "summary.json",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "里" / "数据"
    folder.mkdir(parents=True)
    write_record(folder, "甲镇", 名称=name, 类别="镇")
    out = tmp_path / "里" / "报告"
    before = sorted(path for path in tmp_path.rglob("*"))
    for town in build(folder, out).values():
        if town.status is Status.BUILT:
            assert os.sep not in town.output
            assert town.output.endswith(".docx")
            assert not town.output.startswith((".", " "))
            assert len(town.output.encode()) <= 201
            assert (out / town.output).is_file()
    assert sorted(path for path in tmp_path.rglob("*") if out not in path.parents and path != out) == before


def test_folding_makes_one_of_what_windows_takes_for_one() -> None:
    assert folded("A镇.docx") == folded("a镇.DOCX")
    assert folded("甲镇.docx") != folded("乙镇.docx")
