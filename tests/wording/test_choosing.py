"""Which wording a record's report is made with: the command line's, the record's, the office's, the default."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from townreport.build import build_one, open_record
from townreport.findings import FindingsError
from townreport.opening import choose_wording
from townreport.settings import Settings
from townreport.wording import KINDS, Wording, shipped_wording

OWN = "# 自己的文稿\n\n正文。\n"


def _record(folder: Path, wording: object = None, **groups: Any) -> Path:
    file = folder / "记录.json"
    record = {"名称": "石桥镇", "年度": 2023, **({} if wording is None else {"文稿": wording}), **groups}
    file.write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    return file


def _chosen(file: Path, asked: str | None = None, house: Path | None = None) -> Wording:
    record, _, origin = open_record(file)
    return choose_wording(record, file, asked, house, origin)


def _title(wording: Wording) -> str:
    return "".join(node for node in wording.title.nodes if isinstance(node, str))


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_may_name_a_shipped_kind(kind: str, tmp_path: Path) -> None:
    assert _chosen(_record(tmp_path, kind)) is shipped_wording(kind)


def test_a_record_may_name_a_file_beside_it(tmp_path: Path) -> None:
    (tmp_path / "我的.md").write_text(OWN, encoding="utf-8")
    assert _title(_chosen(_record(tmp_path, "我的.md"))) == "自己的文稿"


def test_the_command_line_comes_first(tmp_path: Path) -> None:
    assert _chosen(_record(tmp_path, "半年总结"), asked="要情") is shipped_wording("要情")


def test_the_record_comes_before_the_office(tmp_path: Path) -> None:
    (tmp_path / "局里.md").write_text(OWN, encoding="utf-8")
    assert _chosen(_record(tmp_path, "要情"), house=tmp_path / "局里.md") is shipped_wording("要情")
    assert _title(_chosen(_record(tmp_path), house=tmp_path / "局里.md")) == "自己的文稿"


def test_without_any_it_is_the_default(tmp_path: Path) -> None:
    assert _chosen(_record(tmp_path)) is shipped_wording()


def test_settings_beside_the_record_name_a_kind_or_a_file(tmp_path: Path) -> None:
    (tmp_path / "townreport.toml").write_text('文稿 = "要情"\n', encoding="utf-8")
    built = build_one(_record(tmp_path, 经济运行={"税收收入": 5}), tmp_path / "要情.docx")
    assert built.report.title == "石桥镇2023年工作要情"


@pytest.mark.parametrize(
    "name",
    [
        "../别处.md",
        "下级/文稿.md",
        "/etc/passwd",
        "..",
        ".",
        "C:\\文稿.md",
        "..\\文稿.md",
        "没有的.md",
        "链接.md",
        "下级",
    ],
)
def test_nothing_outside_the_folder_is_read(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "镇"
    (folder / "下级").mkdir(parents=True)
    for file in (tmp_path / "别处.md", folder / "下级" / "文稿.md"):
        file.write_text(OWN, encoding="utf-8")
    (folder / "链接.md").symlink_to(tmp_path / "别处.md")
    with pytest.raises(FindingsError) as caught:
        _chosen(_record(folder, name))
    (finding,) = caught.value.findings
    assert finding.code == "wording.named"
    assert finding.place.label == "文稿"
    assert finding.place.line == 1
    assert "年度总结" in finding.fix


def test_a_kind_that_is_nearly_right_is_answered_with_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as caught:
        _chosen(_record(tmp_path, "政府报告"))
    assert "是不是“政府工作报告”" in caught.value.findings[0].fix


def test_a_record_that_is_no_file_names_shipped_kinds_only() -> None:
    def chosen(name: str) -> Wording:
        record, _, origin = open_record({"名称": "石桥镇", "年度": 2023, "文稿": name})
        return choose_wording(record, None, None, None, origin)

    assert chosen("要情") is shipped_wording("要情")
    with pytest.raises(FindingsError) as caught:
        chosen("文稿.md")
    assert "不是从文件读的" in caught.value.findings[0].message


def test_faults_of_the_wording_that_is_named_are_told_with_their_file(tmp_path: Path) -> None:
    (tmp_path / "我的.md").write_text("# 报告\n\n{{乌有}}。\n", encoding="utf-8")
    with pytest.raises(FindingsError) as caught:
        build_one(_record(tmp_path, "我的.md"), tmp_path / "报告.docx", settings=Settings())
    (finding,) = caught.value.findings
    assert (finding.code, finding.place.line) == ("wording.unknown-figure", 3)
    assert finding.place.file == str(tmp_path / "我的.md")
