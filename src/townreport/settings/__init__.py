"""townreport.toml: what an office sets once for all its reports; and its customs put together.

    文稿 = "我镇文稿.md"
    基础文档 = "我镇基础文档.docx"

    [习惯]
    要点加粗 = true
    行距 = 28

The customs have the same names here, in a record's 公文 › 习惯 and on the command line (``--set 行距=28``).
What is said nearer to the single report wins: command line, record, townreport.toml, standard.
"""

from __future__ import annotations

from townreport.settings.files import NO_SETTINGS, SETTINGS_FILE, Settings, find_settings, settings_for

__all__ = ["NO_SETTINGS", "SETTINGS_FILE", "Settings", "find_settings", "settings_for"]
