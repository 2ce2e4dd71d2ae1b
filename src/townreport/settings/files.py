"""townreport.toml: finding and reading it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from townreport.findings import Finding, FindingsError, Place, Severity
from townreport.layout import Customs
from townreport.record import Record
from townreport.record.official import HouseCustoms
from townreport.settings.customs import CUSTOMS, Said, customs_of, read_assignments, read_customs

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE = "townreport.toml"
WORDING, BASE = "文稿", "基础文档"


class Settings(NamedTuple):
    """What holds for a report besides its record.

    `house` are the customs of townreport.toml and `asked` those of the command line, by the names of `Customs`;
    `wording` and `base` are the files that townreport.toml names, None where it names none.
    """

    house: Said = ()
    asked: Said = ()
    wording: Path | None = None
    base: Path | None = None

    def customs(self, record: Record) -> Customs:
        """The customs for a record's report: what the command line, the record, townreport.toml say, in this order."""
        return customs_of(record, self.house, self.asked)


NO_SETTINGS = Settings()


def settings_for(
    record: Path | str | None,
    file: Path | str | None = None,
    asked: Iterable[str] = (),
    base: Path | None = None,
) -> Settings:
    """The settings for a record, from townreport.toml beside it or, failing that, in the current folder.

    `file` names another one; `asked` are customs of the command line, ``行距=28``, and `base` the
    one named there. Raises FindingsError with all faults.
    """
    where = os.fspath(file) if file is not None else find_settings(record)
    settings, findings = (NO_SETTINGS, ()) if where is None else _read(where)
    customs, faults = read_assignments(asked)
    if findings or faults:
        raise FindingsError((*findings, *faults))
    return settings._replace(asked=customs, base=settings.base if base is None else base)


def find_settings(record: Path | str | None) -> str | None:
    """Where townreport.toml is for this record (a file, or a folder of records); None where there is none."""
    beside = os.fspath(record) if record is not None else ""
    for folder in (beside if os.path.isdir(beside) else os.path.dirname(beside), ""):
        path = os.path.join(folder, SETTINGS_FILE)
        if os.path.isfile(path):
            return path
    return None


def _read(path: str) -> tuple[Settings, tuple[Finding, ...]]:
    """The settings of a file, and everything that is wrong with it."""
    # Imported here: most offices have no such file, and start-up counts.
    from pathlib import Path

    from townreport.reading import decode, read_file
    from townreport.settings.toml_text import TomlFault, read_toml

    source = read_file(path)
    if source.data is None:
        return NO_SETTINGS, source.findings
    decoded = decode(source.data, path)
    if decoded.text is None:
        return NO_SETTINGS, decoded.findings
    try:
        toml = read_toml(decoded.text)
    except TomlFault as fault:
        message = "这一行不是设置的写法" if fault.line is not None else "设置文件没有写完整"
        if fault.is_excessive:
            message = "设置文件太大，或者括号套得太深"
        fix = f'写成 名称 = "值"，等号和引号用英文的；分组写成 [{CUSTOMS}]'
        return NO_SETTINGS, (Finding("settings.form", Severity.ERROR, message, fix, Place(file=path, line=fault.line)),)
    values, positions = toml.values, toml.positions()
    findings: list[Finding] = []

    def say(code: str, key: str, message: str, fix: str) -> None:
        mark = positions.nearest((key,))
        line, column = (mark.key or mark.value) if mark is not None else (None, None)
        findings.append(Finding(code, Severity.ERROR, message, fix, Place(path, (key,), key, line, column)))

    for key in values:
        if key not in (CUSTOMS, WORDING, BASE):
            say("settings.unknown", key, f"没有“{key}”这项设置", _unknown_fix(key))
    files: dict[str, Path | None] = {WORDING: None, BASE: None}
    for key in files:
        value = values.get(key)
        if isinstance(value, str) and value.strip():
            name = value.strip()
            files[key] = Path(name) if key == WORDING and _is_shipped(name) else Path(os.path.dirname(path), name)
        elif value is not None:
            say("settings.file", key, f"“{key}”应是文件名", f'写成加引号的文件名，如 {key} = "我镇{key}"')
    customs, faults = read_customs(values.get(CUSTOMS, {}), path, toml.positions("公文"))
    return Settings(customs, (), files[WORDING], files[BASE]), (*findings, *faults)


def _is_shipped(wording: str) -> bool:
    """Whether the name is one of the wordings that come with the program."""
    from townreport.wording import KINDS

    return wording in KINDS


def _unknown_fix(key: str) -> str:
    from townreport.record.catalogue import entries, nearest

    if key in entries(HouseCustoms):
        return f"它是一项习惯：移到 [{CUSTOMS}] 那一行下面"
    close = nearest(key, (CUSTOMS, WORDING, BASE))
    if close is not None:
        return f"是不是“{close}”？改成它，或删去这一项"
    return f"删去它；可以设的是：{WORDING}、{BASE}、[{CUSTOMS}]"
