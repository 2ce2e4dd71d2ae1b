"""The summary names every town and file, and is safe to open."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from batch_towns import build, reports, write_record, write_records

from townreport.batch.summary import csv_line
from townreport.batch.town import town_data, town_from_data
from townreport.wording import default_source


def summary(out: Path) -> dict[str, Any]:
    data = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def rows(out: Path) -> list[dict[str, str]]:
    data = (out / "summary.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines()))


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_the_summary_names_each_file_and_what_it_was_made_of(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 2), tmp_path / "报告"
    build(folder, out)
    towns = summary(out)["towns"]
    assert [town["source"] for town in towns] == ["乙镇.json", "甲镇.json"]
    for town in towns:
        assert town["status"] == "built"
        assert town["record_hash"] == sha256((folder / town["source"]).read_bytes())
        assert town["wording_hash"] == sha256(default_source().encode())
        assert town["result_hash"] == sha256(reports(out)[town["output"]])


def test_both_summaries_tell_the_same(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 2), tmp_path / "报告"
    (folder / "坏.json").write_text("{", encoding="utf-8")
    build(folder, out)
    for town, row in zip(summary(out)["towns"], rows(out), strict=True):
        assert row["记录"] == town["source"]
        assert row["报告"] == town["output"]
        assert (row["已填"], row["应填"]) == (str(town["filled"]), str(town["wanted"]))
        assert row["收起句子"] == str(len(town["omissions"]))
        assert row["报告 SHA-256"] == town["result_hash"]
        errors = [finding for finding in town["findings"] if finding["severity"] == "error"]
        assert row["必错"] == str(len(errors))
    assert [row["结果"] for row in rows(out)] == ["已生成", "没有做成", "已生成"]


def test_the_counts_are_those_of_the_towns(tmp_path: Path) -> None:
    folder, out = write_records(tmp_path / "数据", 3), tmp_path / "报告"
    build(folder, out)
    (folder / "坏.json").write_text("{", encoding="utf-8")
    write_record(folder, "甲镇", 所属区县="云岭县")
    build(folder, out)
    told = summary(out)
    assert told["counts"] == {"built": 1, "unchanged": 2, "edited": 0, "failed": 1}
    assert told["findings"]["error"] == sum(len(town["findings"]) for town in told["towns"])
    assert told["complete"] is True


def test_an_unchanged_town_is_told_as_fully_as_when_it_was_made(samples: Path, tmp_path: Path) -> None:
    build(samples, tmp_path)
    first = summary(tmp_path)["towns"]
    assert any(town["omissions"] for town in first)
    build(samples, tmp_path)
    assert [{**town, "status": "built"} for town in summary(tmp_path)["towns"]] == first


def test_a_batch_that_is_left_early_says_so(tmp_path: Path) -> None:
    from townreport import build_many

    towns = build_many(write_records(tmp_path / "数据", 5), tmp_path / "报告", jobs=1)
    next(iter(towns))
    towns.close()  # type: ignore[attr-defined]
    told = summary(tmp_path / "报告")
    assert told["complete"] is False
    assert len(told["towns"]) == 1


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "　=", "＝"])
def test_no_cell_is_a_formula(start: str) -> None:
    (cell,) = next(csv.reader([csv_line((f"{start}HYPERLINK(1)",))]))
    assert cell.startswith("'")
    assert cell[1:].strip() == f"{start}HYPERLINK(1)".strip()


def test_a_record_cannot_put_a_formula_into_the_table(tmp_path: Path) -> None:
    write_record(tmp_path / "数据", "甲镇", 名称="=cmd|' /C calc'!A1镇", 所属区县="@SUM(1+1)县")
    build(tmp_path / "数据", tmp_path / "报告")
    (row,) = rows(tmp_path / "报告")
    assert row["名称"].startswith("'=cmd")
    assert row["区县"].startswith("'@SUM")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_name_that_is_no_text_is_told_as_an_escape(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    write_record(folder, "甲镇").rename(folder / "坏\udcff.json")
    towns = build(folder, tmp_path / "报告")
    assert summary(tmp_path / "报告")["towns"][0]["source"] == "坏\udcff.json"
    assert rows(tmp_path / "报告")[0]["记录"] == "坏\\udcff.json"
    assert build(folder, tmp_path / "报告")["坏\udcff.json"].status != towns["坏\udcff.json"].status


def test_a_town_survives_the_way_through_json(samples: Path, tmp_path: Path) -> None:
    towns = build(samples, tmp_path).values()
    assert any(town.omissions for town in towns)
    for town in towns:
        assert town_from_data(json.loads(json.dumps(town_data(town)))) == town
