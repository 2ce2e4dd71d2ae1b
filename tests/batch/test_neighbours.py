"""Towns of one batch that speak of each other: what was copied from a neighbour is found."""

from __future__ import annotations

from pathlib import Path

from batch_towns import build, write_record

COPIED = {"存在的问题": [{"要点": "产业不强", "内容": "柳溪镇缺少龙头企业。"}]}


def test_a_text_that_speaks_of_another_town_of_the_batch_is_told(tmp_path: Path) -> None:
    write_record(tmp_path / "数据", "青石镇", **COPIED)
    write_record(tmp_path / "数据", "柳溪镇", **COPIED)
    towns = build(tmp_path / "数据", tmp_path / "报告")
    codes = {name: [finding.code for finding in town.findings] for name, town in towns.items()}
    assert codes["青石镇.json"] == ["place.other-town"]
    assert codes["柳溪镇.json"] == []


def test_a_town_that_joins_a_batch_is_no_reason_to_make_the_others_again(tmp_path: Path) -> None:
    write_record(tmp_path / "数据", "青石镇", **COPIED)
    build(tmp_path / "数据", tmp_path / "报告")
    write_record(tmp_path / "数据", "柳溪镇")
    towns = build(tmp_path / "数据", tmp_path / "报告")
    assert {name: str(town.status) for name, town in towns.items()} == {
        "青石镇.json": "unchanged",
        "柳溪镇.json": "built",
    }
