"""townreport validate, new, schema, wording, and what all commands share."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from running import Run

from townreport import __version__
from townreport.record import Record
from townreport.record.catalogue import leaves


def test_validate_finds_nothing_in_the_samples(run: Run, samples: Path) -> None:
    done = run("validate", str(samples), "--format", "json")
    told = json.loads(done.stdout)
    assert len(told["files"]) >= 3
    assert done.returncode == 0, done.stdout.decode()
    assert told["counts"]["error"] == 0


def test_validate_tells_all_faults_of_all_files_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "一.json").write_text('{"名称": "甲镇",\n"年度": "2023",\n"经济运行": 5,}', encoding="utf-8")
    (tmp_path / "二.json").write_text('{"名称": "乙镇", "年度": 2023, "甲": 1}', encoding="utf-8")
    done = run("validate", "一.json", "二.json", "没有.json", "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    found = {(file["file"], finding["code"]): finding for file in told["files"] for finding in file["findings"]}
    assert found["一.json", "year.invalid"]["line"] == 2
    assert found["一.json", "group.type"]["line"] == 3
    assert found["一.json", "json.trailing-comma"]["line"] == 3
    assert found["二.json", "key.unknown"]["column"] == 26
    assert ("没有.json", "file.missing") in found
    assert all(finding["fix"] for finding in found.values())


def test_validate_reads_standard_input(run: Run) -> None:
    done = run("validate", "-", stdin=b'{"\xe5\xb9\xb4\xe5\xba\xa6": 2023}')
    assert done.returncode == 1
    assert "field.required" in done.stdout.decode()


def test_a_folder_without_records_is_a_finding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "空夹").mkdir()
    done = run("validate", "空夹")
    assert done.returncode == 1
    assert "file.no-records" in done.stdout.decode()


def test_a_new_record_has_every_field_in_order_and_fits_the_schema_beside_it(run: Run, tmp_path: Path) -> None:
    assert run("new", "青石镇", "2023").returncode == 0
    form = json.loads((tmp_path / "青石镇2023年.json").read_text(encoding="utf-8"))
    schema = json.loads((tmp_path / "record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(form, schema)
    assert form["$schema"] == "record.schema.json"
    present = list(_keys(form))
    asked = [leaf for leaf in leaves(Record) if leaf.entry.declaration.blank]
    assert len(asked) > 100
    for leaf in asked:
        assert leaf.entry.label in present
    top = [leaf.way[0].label for leaf in asked]
    order = [key for key in form if key in top]
    assert order == list(dict.fromkeys(top))
    assert run("validate", "青石镇2023年.json").returncode == 0
    assert run("build", "青石镇2023年.json", "--draft").returncode == 0


def _keys(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(key for member in value.values() for key in _keys(member))]
    return [key for item in value for key in _keys(item)] if isinstance(value, list) else []


def test_new_never_overwrites_a_record(run: Run, tmp_path: Path) -> None:
    (tmp_path / "青石镇2023年.json").write_bytes(b"{}")
    done = run("new", "青石镇", "2023")
    assert done.returncode == 1
    assert (tmp_path / "青石镇2023年.json").read_bytes() == b"{}"


def test_the_schema_in_the_project_is_the_one_that_the_command_prints(run: Run, samples: Path) -> None:
    printed = run("schema").stdout.decode()
    assert printed == (samples.parent / "schemas" / "record.schema.json").read_text(encoding="utf-8")


def test_every_sample_fits_the_schema(run: Run, samples: Path) -> None:
    schema = json.loads(run("schema").stdout)
    files = list(samples.glob("*.json"))
    assert len(files) >= 3
    for file in files:
        jsonschema.validate(json.loads(file.read_text(encoding="utf-8")), schema)


def test_the_default_wording_given_back_gives_the_same_report(run: Run, samples: Path, tmp_path: Path) -> None:
    sample = str(samples / "青石镇2023年.json")
    (tmp_path / "我的.md").write_bytes(run("wording").stdout)
    assert run("wording", "check", "我的.md").returncode == 0
    assert (
        run("build", sample, "-o", "-", "--wording", "我的.md").stdout == run("build", sample, "-o", "-").stdout != b""
    )


def test_every_shipped_kind_of_report_builds_from_every_sample(run: Run, samples: Path) -> None:
    names = [line.split("\t")[0] for line in run("wording", "list").stdout.decode().splitlines()]
    assert len(names) >= 4
    for name in names:
        for sample in samples.glob("*.json"):
            done = run("build", str(sample), "--wording", name, "-o", "-")
            assert done.returncode == 0, done.stderr.decode()


def test_a_faulty_wording_is_told_with_line_and_nearest_figure(run: Run, samples: Path, tmp_path: Path) -> None:
    (tmp_path / "坏.md").write_text("# {{名称}}\n\n[[{{经济运行.税收收人}}]]\n- {{逐项 名称}}\n", encoding="utf-8")
    done = run("build", str(samples / "青石镇2023年.json"), "--wording", "坏.md")
    said = done.stderr.decode()
    assert done.returncode == 1
    assert "坏.md:3:3" in said
    assert "经济运行.税收收入" in said
    assert "坏.md:4:" in said


@pytest.mark.parametrize("words", [["--help"], ["build", "--help"], ["validate", "-h"], ["new", "--help"]])
def test_help_is_chinese_and_has_an_example(run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 0
    assert "例：" in done.stdout.decode()


def test_the_version_is_told(run: Run) -> None:
    assert run("--version").stdout.decode().split() == ["townreport", __version__]


@pytest.mark.parametrize("words", [["造"], ["build"], ["new", "青石镇", "二〇二三"], ["build", "x", "--format", "xml"]])
def test_wrong_usage_exits_with_2(run: Run, words: list[str]) -> None:
    assert run(*words).returncode == 2


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_any_text_is_printed_whatever_the_terminals_encoding(run: Run, encoding: str, tmp_path: Path) -> None:
    (tmp_path / "坏.json").write_text('{"名称": "\U00020bb7镇", "年度": 2023, "\U0001f600": 1}', encoding="utf-8")
    variables = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = run("validate", "坏.json", environment=variables)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert b"key.unknown" in done.stdout
