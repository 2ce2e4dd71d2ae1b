"""The fonts of this machine, as far as they can be known: to say which of a report's are missing.

The names are kept in the user's cache folder, and looked up anew when a folder of fonts has changed.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from typing import Any

_SECONDS = 3
"""How long fontconfig may take; a machine that is slower gets no note."""
_MOST_FOLDERS = 2_000


def missing_fonts(asked: Iterable[str]) -> tuple[str, ...]:
    """Those of the fonts that this machine does not have; none where that cannot be known. Raises nothing."""
    names = installed_fonts()
    return () if names is None else tuple(font for font in dict.fromkeys(asked) if font.casefold() not in names)


def installed_fonts() -> frozenset[str] | None:
    """The names of all fonts, casefolded; None where there is no way to know."""
    folders = list(_folders())
    key = [os.environ.get("FONTCONFIG_FILE", ""), *folders]
    kept = _read_kept()
    if isinstance(kept, dict) and kept.get("key") == key and isinstance(kept.get("names"), list):
        return frozenset(map(str, kept["names"]))
    names = _look_up(folder for folder, _ in folders)
    if names is not None:
        _keep({"key": key, "names": sorted(names)})
    return names


def _roots() -> list[str]:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        own = os.environ.get("LOCALAPPDATA")
        roots = [os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "Fonts")]
        roots += [os.path.join(own, "Microsoft", "Windows", "Fonts")] if own else []
    elif sys.platform == "darwin":
        roots = ["/System/Library/Fonts", "/System/Library/AssetsV2", "/Library/Fonts", f"{home}/Library/Fonts"]
    else:
        data = os.environ.get("XDG_DATA_HOME") or f"{home}/.local/share"
        roots = ["/usr/share/fonts", "/usr/local/share/fonts", f"{data}/fonts", f"{home}/.fonts"]
    return roots


def _folders() -> Iterator[list[Any]]:
    """Each folder of fonts with the time of its last change, which installing a font moves."""
    pending = _roots()
    for _ in range(_MOST_FOLDERS):
        if not pending:
            return
        folder = pending.pop()
        try:
            changed = os.stat(folder).st_mtime_ns
            with os.scandir(folder) as entries:
                pending += sorted(entry.path for entry in entries if entry.is_dir(follow_symlinks=False))
        except OSError:
            continue
        yield [folder, changed]


def _look_up(folders: Iterator[str]) -> frozenset[str] | None:
    # Imported here and below: what was looked up before needs none of it, and start-up counts.
    if sys.platform in ("win32", "darwin"):
        from townreport.fonts.names import names_in

        names: Iterable[str] | None = names_in(folders)
    else:
        names = _names_by_fontconfig()
    return None if names is None else frozenset(name.casefold() for name in names)


def _names_by_fontconfig() -> list[str] | None:
    import shutil
    import subprocess

    program = shutil.which("fc-list")
    if program is None:
        return None
    command = [program, "--format", "%{family}\n"]
    try:
        told = subprocess.run(  # noqa: S603 - fontconfig's own program, found on PATH
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    families = told.stdout.decode(errors="replace").replace("\n", ",").split(",")
    return [family.strip() for family in families if family.strip()]


def _kept_path() -> str:
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        folder = os.environ.get("LOCALAPPDATA") or home
    elif sys.platform == "darwin":
        folder = f"{home}/Library/Caches"
    else:
        folder = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache"
    return os.path.join(folder, "townreport", "fonts.json")


def _read_kept() -> object:
    try:
        with open(_kept_path(), encoding="utf-8") as stream:
            return json.load(stream)
    except (OSError, ValueError):
        return None


def _keep(names: dict[str, Any]) -> None:
    path = _kept_path()
    beside = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(beside, "w", encoding="utf-8") as stream:
            json.dump(names, stream, ensure_ascii=False)
        os.replace(beside, path)
    except OSError:
        # A home that cannot be written to: looked up each time.
        return
