"""A second run does what has changed, and nothing else."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from batch_towns import build, codes, reports, statuses, write_record, write_records

import townreport.batch.recipe
from townreport import FindingsError
from townreport.batch import Status
from townreport.batch.run import WORKSHOP
from townreport.batch.state import STATE_FILE
from townreport.wording import default_source


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return write_records(tmp_path / "数据", 3)


def edit(path: Path) -> bytes:
    """Save a .docx as another program would; return its bytes."""
    edited = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(edited, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("镇".encode(), "鎮".encode()))
    path.write_bytes(edited.getvalue())
    return edited.getvalue()


def test_every_record_becomes_a_report(records: Path, tmp_path: Path) -> None:
    towns = build(records, tmp_path / "报告")
    assert statuses(towns) == dict.fromkeys(["丙镇.json", "乙镇.json", "甲镇.json"], Status.BUILT)
    assert list(reports(tmp_path / "报告")) == [f"{name}镇2023年工作总结.docx" for name in "丙乙甲"]


def test_a_report_is_the_one_that_build_makes(records: Path, tmp_path: Path) -> None:
    from townreport import build_one

    build(records, tmp_path / "报告")
    alone = build_one(records / "甲镇.json", tmp_path / "单独.docx")
    assert reports(tmp_path / "报告")["甲镇2023年工作总结.docx"] == alone.path.read_bytes()


def test_nothing_is_written_again_where_nothing_has_changed(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    first = build(records, out)
    written = {path: path.stat().st_ino for path in out.glob("*.docx")}
    again = build(records, out)
    assert set(statuses(again).values()) == {Status.UNCHANGED}
    assert {path: path.stat().st_ino for path in out.glob("*.docx")} == written
    assert [town._replace(status=Status.BUILT) for town in again.values()] == list(first.values())


def test_only_the_changed_record_is_done_again(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    write_record(records, "乙镇", 所属区县="云岭县")
    assert statuses(build(records, out)) == {
        "丙镇.json": Status.UNCHANGED, "乙镇.json": Status.BUILT, "甲镇.json": Status.UNCHANGED,
    }  # fmt: skip


@pytest.mark.parametrize(
    "options", [{"draft": True}, {"wording": "政府工作报告"}, {"strict": True}], ids=["draft", "wording", "strict"]
)
def test_another_option_does_all_again(records: Path, tmp_path: Path, options: dict[str, Any]) -> None:
    out = tmp_path / "报告"
    build(records, out)
    assert Status.UNCHANGED not in statuses(build(records, out, **options)).values()


def test_a_changed_wording_file_does_all_again(records: Path, tmp_path: Path) -> None:
    wording = tmp_path / "文稿.md"
    wording.write_text(default_source(), encoding="utf-8")
    build(records, tmp_path / "报告", wording=wording)
    assert set(statuses(build(records, tmp_path / "报告", wording=wording)).values()) == {Status.UNCHANGED}
    wording.write_text(default_source().replace("稳中求进", "稳中有进"), encoding="utf-8")
    assert set(statuses(build(records, tmp_path / "报告", wording=wording)).values()) == {Status.BUILT}


def test_changed_settings_do_all_again(records: Path, tmp_path: Path) -> None:
    build(records, tmp_path / "报告")
    (records / "townreport.toml").write_text("[习惯]\n行距 = 30\n", encoding="utf-8")
    assert set(statuses(build(records, tmp_path / "报告")).values()) == {Status.BUILT}


def test_another_version_does_all_again(records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(records, tmp_path / "报告")
    monkeypatch.setattr(townreport.batch.recipe, "__version__", "999")
    assert set(statuses(build(records, tmp_path / "报告")).values()) == {Status.BUILT}


def test_force_does_all_again(records: Path, tmp_path: Path) -> None:
    build(records, tmp_path / "报告")
    assert set(statuses(build(records, tmp_path / "报告", force=True)).values()) == {Status.BUILT}


def test_a_deleted_report_is_made_again(records: Path, tmp_path: Path) -> None:
    build(records, tmp_path / "报告")
    (tmp_path / "报告" / "甲镇2023年工作总结.docx").unlink()
    assert statuses(build(records, tmp_path / "报告"))["甲镇.json"] is Status.BUILT


def test_an_edited_report_is_left_alone_and_listed(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    path = out / "甲镇2023年工作总结.docx"
    edited = edit(path)
    town = build(records, out)["甲镇.json"]
    assert (town.status, codes(town)) == (Status.EDITED, ["batch.edited"])
    assert town.findings[0].severity.name == "NOTE"
    assert path.read_bytes() == edited


def test_an_edited_report_of_a_changed_record_is_left_alone_with_a_warning(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    edited = edit(out / "甲镇2023年工作总结.docx")
    write_record(records, "甲镇", 所属区县="云岭县")
    for strict, status in ((False, Status.EDITED), (True, Status.FAILED)):
        town = build(records, out, strict=strict)["甲镇.json"]
        assert (town.status, town.findings[0].severity.name) == (status, "WARNING")
    assert reports(out)["甲镇2023年工作总结.docx"] == edited


def test_an_edited_report_stays_known_as_edited(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    edit(out / "甲镇2023年工作总结.docx")
    for _ in range(3):
        assert statuses(build(records, out))["甲镇.json"] is Status.EDITED


def test_force_does_an_edited_report_again(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    before = reports(out)
    edit(out / "甲镇2023年工作总结.docx")
    assert statuses(build(records, out, force=True))["甲镇.json"] is Status.BUILT
    assert reports(out) == before


def test_somebody_elses_file_is_left_alone(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    out.mkdir()
    (out / "甲镇2023年工作总结.docx").write_bytes(b"mine")
    assert statuses(build(records, out))["甲镇.json"] is Status.EDITED
    assert reports(out)["甲镇2023年工作总结.docx"] == b"mine"


def test_a_report_from_a_run_that_was_cut_off_is_taken_over(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    before = reports(out)
    shutil.rmtree(out / WORKSHOP)
    assert set(statuses(build(records, out)).values()) == {Status.BUILT}
    assert reports(out) == before


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff\xfe\x00", b"[]\n", b'{"source": "\xe7', b"\n\n"])
def test_a_damaged_state_is_no_harm(records: Path, tmp_path: Path, damage: bytes) -> None:
    out = tmp_path / "报告"
    build(records, out)
    state = out / WORKSHOP / STATE_FILE
    lines = state.read_bytes().splitlines(keepends=True)
    state.write_bytes(b"".join((lines[0], lines[1][:50], b"\n", damage)))
    assert sorted(statuses(build(records, out)).values()) == [Status.BUILT, Status.BUILT, Status.UNCHANGED]
    assert set(statuses(build(records, out)).values()) == {Status.UNCHANGED}


@pytest.mark.parametrize("key", ["status", "filled", "findings", "omissions", "result_hash"])
def test_a_state_with_wrong_values_is_no_harm(records: Path, tmp_path: Path, key: str) -> None:
    out = tmp_path / "报告"
    build(records, out)
    state = out / WORKSHOP / STATE_FILE
    lines = [json.loads(line) for line in state.read_bytes().splitlines()]
    assert all(key in line for line in lines)
    state.write_text("".join(json.dumps({**line, key: 3.5}) + "\n" for line in lines), encoding="utf-8")
    assert set(statuses(build(records, out)).values()) == {Status.BUILT}


def test_a_state_that_was_killed_while_it_was_put_in_order_is_swept_away(
    records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(_self: Path, _target: Path) -> Path:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(Killed):
            build(records, tmp_path / "报告")
    workshop = tmp_path / "报告" / WORKSHOP
    assert len(list(workshop.iterdir())) > 2
    assert set(statuses(build(records, tmp_path / "报告")).values()) == {Status.UNCHANGED}
    assert sorted(path.name for path in workshop.iterdir()) == ["lock", STATE_FILE]


def test_the_state_keeps_towns_that_were_not_asked_for(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    build(write_records(tmp_path / "别的数据", 1), out, name="另{town}{year}")
    assert set(statuses(build([records / "乙镇.json"], out)).values()) == {Status.UNCHANGED}
    assert statuses(build([records / "丙镇.json"], out)) == {"丙镇.json": Status.UNCHANGED}


def test_another_name_makes_another_file_and_keeps_the_old_one(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    build(records, out)
    assert set(statuses(build(records, out, name="{year}{town}")).values()) == {Status.BUILT}
    assert len(reports(out)) == 6


def test_a_wording_that_the_record_names_is_used_and_watched(records: Path, tmp_path: Path) -> None:
    from townreport import build_one

    out = tmp_path / "报告"
    (records / "本镇.md").write_text(default_source(), encoding="utf-8")
    write_record(records, "甲镇", 文稿="本镇.md")
    write_record(records, "乙镇", 文稿="要情")
    build(records, out)
    for name in ("甲镇", "乙镇"):
        alone = build_one(records / f"{name}.json", tmp_path / f"{name}.docx").path.read_bytes()
        assert reports(out)[f"{name}2023年工作总结.docx"] == alone
    assert set(statuses(build(records, out)).values()) == {Status.UNCHANGED}
    (records / "本镇.md").write_text(default_source().replace("稳中求进", "稳中有进"), encoding="utf-8")
    assert statuses(build(records, out)) == {
        "丙镇.json": Status.UNCHANGED, "乙镇.json": Status.UNCHANGED, "甲镇.json": Status.BUILT,
    }  # fmt: skip
    assert statuses(build(records, out, wording="年度总结"))["乙镇.json"] is Status.BUILT


def test_last_years_records_fill_in_each_towns_base_and_are_watched(tmp_path: Path) -> None:
    from townreport import build_one

    income = {"经济运行": {"税收收入": 110}}
    folder, before, out = tmp_path / "今年", tmp_path / "去年", tmp_path / "报告"
    for name in ("甲镇", "乙镇"):
        write_record(folder, name, **income)
    old = write_record(before, "甲镇", 年度=2022, 经济运行={"税收收入": 100})
    build(folder, out, last_year=before)
    alone = build_one(folder / "甲镇.json", tmp_path / "甲.docx", last_year=old).path.read_bytes()
    assert reports(out)["甲镇2023年工作总结.docx"] == alone
    assert alone != build_one(folder / "甲镇.json", tmp_path / "乙.docx").path.read_bytes()
    assert set(statuses(build(folder, out, last_year=before)).values()) == {Status.UNCHANGED}
    write_record(before, "甲镇", 年度=2022, 经济运行={"税收收入": 50})
    assert statuses(build(folder, out, last_year=before)) == {"乙镇.json": Status.UNCHANGED, "甲镇.json": Status.BUILT}


def test_last_years_records_that_cannot_be_read_are_told_before_anything_is_done(tmp_path: Path) -> None:
    folder, before, out = write_records(tmp_path / "今年", 1), tmp_path / "去年", tmp_path / "报告"
    write_record(before, "甲镇", 年度=2022)
    for name in ("乙镇.json", "丙镇.json"):
        (before / name).write_text('{"名称": "乙镇",\n "年度": 2022,,}', encoding="utf-8")
    for last_year, files in (
        (before, [before / "丙镇.json", before / "乙镇.json"]),
        (before / "乙镇.json", [before / "乙镇.json"]),
        (tmp_path / "没有", [tmp_path / "没有"]),
    ):
        with pytest.raises(FindingsError) as caught:
            build(folder, out, last_year=last_year)
        assert [finding.place.file for finding in caught.value.findings] == list(map(str, files))
    assert not out.exists()


def test_last_years_batch_may_stand_beside_its_records(tmp_path: Path) -> None:
    folder, before = write_records(tmp_path / "今年", 1), tmp_path / "去年"
    write_record(before, "甲镇", 年度=2022)
    build(before, before)
    assert set(statuses(build(folder, tmp_path / "报告", last_year=before)).values()) == {Status.BUILT}
