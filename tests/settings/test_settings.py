"""townreport.toml: found, read, and put together with the record's customs and the command line's."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from townreport.build import assemble, build_one, read, read_wording
from townreport.findings import Finding, FindingsError
from townreport.layout import STANDARD, Customs
from townreport.record import Record
from townreport.settings import NO_SETTINGS, SETTINGS_FILE, find_settings, settings_for


def record_with(**customs: object) -> Record:
    return read({"名称": "青石镇", "年度": 2023, "公文": {"习惯": customs}})[0]


def written(folder: Path, text: str) -> Path:
    file = folder / SETTINGS_FILE
    file.write_text(text, encoding="utf-8")
    return file


def faults_of(folder: Path, text: str) -> tuple[Finding, ...]:
    written(folder, text)
    with pytest.raises(FindingsError) as raised:
        settings_for(folder / "青石镇.json")
    return raised.value.findings


ALL_CUSTOMS = """
[习惯]
要点加粗 = true
二级标题加粗 = "是"
数字字体 = "Times New Roman"
行距 = 28
标题字体 = "华文中宋"
正文字体 = "仿宋"
一级标题字体 = "微软雅黑"
二级标题字体 = "楷体"
页码字体 = "新宋体"
用印 = true
"""


def test_every_custom_can_be_set_by_its_chinese_name(tmp_path: Path) -> None:
    written(tmp_path, ALL_CUSTOMS)
    customs = settings_for(tmp_path / "青石镇.json").customs(record_with())
    assert customs == Customs(
        bold_leads=True, bold_second_level=True, digits_font="Times New Roman", line_points=28.0,
        title_font="华文中宋", body_font="仿宋", first_level_font="微软雅黑", second_level_font="楷体",
        page_number_font="新宋体", sealed=True,
    )  # fmt: skip
    assert all(ours != usual for ours, usual in zip(customs, STANDARD, strict=True))


def test_without_settings_all_is_the_standards(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert settings_for(tmp_path / "青石镇.json") == NO_SETTINGS
    assert settings_for(None).customs(record_with()) == STANDARD


def test_the_nearer_to_the_report_the_stronger(tmp_path: Path) -> None:
    written(tmp_path, '[习惯]\n行距 = 27\n数字字体 = "Arial"\n正文字体 = "仿宋"\n')
    settings = settings_for(tmp_path / "青石镇.json", asked=["行距=29.5"])
    customs = settings.customs(record_with(行距=28, 数字字体="Calibri"))
    assert (customs.line_points, customs.digits_font, customs.body_font) == (29.5, "Calibri", "仿宋")


def test_a_custom_can_be_taken_back(tmp_path: Path) -> None:
    written(tmp_path, "[习惯]\n要点加粗 = true\n")
    settings = settings_for(tmp_path / "青石镇.json")
    assert settings.customs(record_with()).bold_leads
    assert not settings.customs(record_with(要点加粗="否")).bold_leads


def test_the_file_beside_the_record_comes_before_the_current_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, current = tmp_path / "各镇", tmp_path / "这里"
    beside.mkdir()
    current.mkdir()
    monkeypatch.chdir(current)
    record = beside / "青石镇.json"
    assert find_settings(record) is None
    here = written(current, "")
    assert Path(find_settings(record) or "").resolve() == here
    near = written(beside, "")
    assert Path(find_settings(record) or "") == near
    assert Path(find_settings(beside) or "") == near
    assert Path(find_settings(None) or "").resolve() == here


def test_files_are_named_from_the_settings_folder_on(tmp_path: Path) -> None:
    written(tmp_path, '文稿 = "我镇文稿.md"\n基础文档 = "模样/基础.docx"\n')
    settings = settings_for(tmp_path / "青石镇.json")
    assert settings.wording == tmp_path / "我镇文稿.md"
    assert settings.base == tmp_path / "模样" / "基础.docx"
    asked = settings_for(tmp_path / "青石镇.json", base=Path("别的.docx"))
    assert asked.base == Path("别的.docx")


def test_a_shipped_wording_is_named_by_its_name(tmp_path: Path) -> None:
    written(tmp_path, '文稿 = "要情"\n')
    assert settings_for(tmp_path / "青石镇.json").wording == Path("要情")


def test_the_report_is_built_with_the_wording_that_the_settings_name(tmp_path: Path) -> None:
    (tmp_path / "青石镇.json").write_text('{"名称": "青石镇", "年度": 2023}', encoding="utf-8")
    (tmp_path / "文稿.md").write_text("# {{名称}}简报\n\n{{名称}}{{年度}}年一切正常。\n", encoding="utf-8")
    written(tmp_path, '文稿 = "文稿.md"\n\n[习惯]\n行距 = 28\n')
    built = build_one(tmp_path / "青石镇.json", tmp_path / "简报.docx")
    assert built.report.title == "青石镇简报"
    assert [words[:2] for words in built.report.deviations] == ["行距"]
    plain = build_one(tmp_path / "青石镇.json", tmp_path / "素.docx", settings=NO_SETTINGS, draft=True)
    assert plain.report.title != "青石镇简报"
    assert plain.report.deviations == ()


def test_an_office_s_base_document_counts_instead_of_customs(tmp_path: Path) -> None:
    from townreport.layout.own_base import write_base

    (tmp_path / "基础.docx").write_bytes(write_base())
    written(tmp_path, '基础文档 = "基础.docx"\n')
    settings = settings_for(tmp_path / "青石镇.json")
    report = assemble(record_with(行距=28), read_wording(None), draft=True, settings=settings)
    (deviation,) = report.deviations
    assert "基础.docx" in deviation


@pytest.mark.parametrize("content", [None, b"no docx"])
def test_a_base_document_that_is_none_is_a_finding(content: bytes | None, tmp_path: Path) -> None:
    file = tmp_path / "基础.docx"
    if content is not None:
        file.write_bytes(content)
    settings = NO_SETTINGS._replace(base=file)
    with pytest.raises(FindingsError) as raised:
        assemble(record_with(), read_wording(None), draft=True, settings=settings)
    (finding,) = raised.value.findings
    assert finding.place.file == str(file)


def test_an_unknown_setting_is_told_with_the_nearest_name_and_its_line(tmp_path: Path) -> None:
    found = faults_of(tmp_path, '# 设置\n文搞 = "x.md"\n\n[习惯]\n要点加粗 = true\n行矩 = 28\n')
    assert [(finding.code, finding.place.line, finding.place.column) for finding in found] == [
        ("settings.unknown", 2, 1),
        ("settings.unknown", 6, 1),
    ]
    assert "“文稿”" in found[0].fix
    assert "“行距”" in found[1].fix
    assert {finding.place.file for finding in found} == {str(tmp_path / SETTINGS_FILE)}


def test_a_custom_outside_its_group_is_told_where_it_belongs(tmp_path: Path) -> None:
    (finding,) = faults_of(tmp_path, "行距 = 28\n")
    assert finding.code == "settings.unknown"
    assert "[习惯]" in finding.fix


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("[习惯]\n行距 = 5\n", "customs.line", 2),
        ('[习惯]\n行距 = "28磅"\n', "figure.text", 2),
        ("[习惯]\n用印 = 3\n", "switch.value", 2),
        ("\n文稿 = 3\n", "settings.file", 2),
        ("[习惯]\n行距 28\n", "settings.form", 2),
        ('文稿 = "x.md\n', "settings.form", 1),
        ("[习惯]\n行距 ＝ 28\n", "settings.form", 2),
        ("习惯 = 3\n", "group.type", 1),
        ("[习惯]\n行距 = 28\n行距 = 29\n", "settings.form", 3),
    ],
)
def test_a_wrong_line_is_a_finding_with_its_number(tmp_path: Path, text: str, code: str, line: int) -> None:
    (finding,) = faults_of(tmp_path, text)
    assert (finding.code, finding.place.line) == (code, line)
    assert finding.fix


def test_faults_of_the_file_and_the_command_line_come_together(tmp_path: Path) -> None:
    written(tmp_path, "[习惯]\n行矩 = 28\n")
    with pytest.raises(FindingsError) as raised:
        settings_for(tmp_path / "青石镇.json", asked=["用印", "正文宇体=仿宋", "用印=要"])
    assert sorted(finding.code for finding in raised.value.findings) == [
        "settings.assignment", "settings.unknown", "settings.unknown", "switch.value",
    ]  # fmt: skip


def test_the_command_line_may_use_full_width_signs_and_spaces() -> None:
    settings = settings_for(None, asked=["行距 ＝ 28", "用印=是", "数字字体 = Times New Roman"])
    assert settings.customs(record_with()) == Customs(line_points=28.0, sealed=True, digits_font="Times New Roman")


def test_a_settings_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    with pytest.raises(FindingsError) as raised:
        settings_for(None, tmp_path / "没有.toml")
    assert [finding.code for finding in raised.value.findings] == ["file.missing"]


def test_settings_travel_to_other_processes(tmp_path: Path) -> None:
    written(tmp_path, ALL_CUSTOMS)
    settings = settings_for(tmp_path / "青石镇.json")
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301 - our own bytes
    assert hash(settings) == hash(settings_for(tmp_path / "青石镇.json"))


def test_the_report_tells_the_fonts_that_it_asks_for(tmp_path: Path) -> None:
    from townreport.layout.own_base import write_base

    def fonts_with(**customs: object) -> tuple[str, ...]:
        return assemble(record_with(**customs), read_wording(None), draft=True).fonts

    usual = ("方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体", "宋体")
    assert fonts_with() == usual
    assert fonts_with(正文字体="仿宋", 数字字体="Arial") == (usual[0], "仿宋", *usual[2:], "Arial")
    (tmp_path / "基础.docx").write_bytes(write_base())
    settings = NO_SETTINGS._replace(base=tmp_path / "基础.docx")
    based = assemble(record_with(), read_wording(None), draft=True, settings=settings)
    assert set(usual) <= set(based.fonts)
