"""Bytes from files and streams: what cannot be read, or is too large, is a finding."""

from __future__ import annotations

import os
from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from townreport.findings import Finding, Place, Severity
from townreport.reading.characters import shown

if TYPE_CHECKING:
    # Its import costs more than all of this package, and a name in a text needs none of it.
    from pathlib import Path

MOST_BYTES = 16 * 1024 * 1024
"""The largest file that is read. A record with everything filled in has about 30 KB."""
_BYTES_IN_MB = 1024 * 1024
_AT_A_TIME = 64 * 1024
"""Room made for what a stream is asked for: more than a record has, and little enough to be had at no cost."""
_MOST_NAMES_COMPARED = 2_000


class Source(NamedTuple):
    """The bytes of a file, or None and the finding that says why there are none."""

    data: bytes | None
    findings: tuple[Finding, ...] = ()


def read_file(path: Path | str) -> Source:
    """The bytes of the file at `path`; never more than `MOST_BYTES` are held. Raises nothing."""
    name = os.fspath(path)
    try:
        # Without a buffer between: the whole file is read in one go.
        with open(name, "rb", 0) as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > MOST_BYTES:
                return _too_large(name, f"有 {size / _BYTES_IN_MB:,.0f} MB")
            return read_stream(stream, name)
    except FileNotFoundError:
        return _missing(name)
    except (IsADirectoryError, PermissionError):
        # On Windows the attempt to open a folder is answered with "no permission".
        if os.path.isdir(name):
            return _refused(
                "file.is-folder",
                name,
                f"“{shown(name)}”是文件夹，不是文件",
                "写明文件夹里的哪一个文件，例如 青石镇.json",
            )
        return _refused(
            "file.permission",
            name,
            f"没有读取“{shown(name)}”的权限",
            "在文件的“属性—权限（安全）”里给自己加上读取权限，或者把文件复制到自己的文件夹后再试",
        )
    except NotADirectoryError:
        return _missing(name)
    except ValueError:
        # A name with a NUL or with half a character in it: no file can be called so.
        return _refused("file.bad-name", name, f"“{shown(name)}”不能作文件名", "检查文件名里有没有看不见的字符")
    except OSError as error:
        return _refused(
            "file.unreadable",
            name,
            f"读不了文件“{shown(name)}”（系统的说法：{error.strerror or error}）",
            "确认文件没有损坏、U 盘或网络盘没有断开，也可以把文件复制到本机后再试",
        )


def read_stream(stream: BinaryIO, name: str) -> Source:
    """The bytes of an open stream called `name`; stops at `MOST_BYTES`. Raises OSError where reading fails."""
    parts: list[bytes] = []
    left = MOST_BYTES + 1
    # A pipe hands out less than was asked for, so one read is not enough.
    while left > 0 and (part := stream.read(min(left, _AT_A_TIME))):
        parts.append(part)
        left -= len(part)
    if left <= 0:
        return _too_large(name, "很大")
    return Source(parts[0] if len(parts) == 1 else b"".join(parts))


def unreadable_folder(error: OSError, folder: Path | str) -> Finding:
    """What the reader is told of a folder whose files cannot be listed."""
    name = os.fspath(folder)
    if isinstance(error, PermissionError):
        code, message = "file.permission", f"没有打开文件夹“{shown(name)}”的权限"
        fix = "在文件夹的“属性—权限（安全）”里给自己加上读取权限，或者把它复制到自己的文件夹里再试"
    else:
        code, message = "file.unreadable", f"打不开文件夹“{shown(name)}”（系统的说法：{error.strerror or error}）"
        fix = "确认 U 盘或网络盘没有断开，也可以把文件夹复制到本机后再试"
    return Finding(code, Severity.ERROR, message, fix, Place(file=name))


def near_names(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """The names in `known` that `name` was probably meant to be, the nearest first."""
    # Imported here: start-up counts, and most files are where they are said to be.
    import difflib

    candidates = list(known)
    wanted = os.path.splitext(name)[0]
    same_stem = [other for other in candidates if os.path.splitext(other)[0] == wanted]
    close = difflib.get_close_matches(name, candidates, n=most, cutoff=0.6)
    return list(dict.fromkeys(same_stem + close))[:most]


def _missing(name: str) -> Source:
    folder, base = os.path.split(name)
    if folder and not os.path.isdir(folder):
        return _refused(
            "file.missing",
            name,
            f"找不到文件“{shown(base)}”：没有“{shown(folder)}”这个文件夹",
            "检查文件夹的名字和位置是否写对",
        )
    try:
        with os.scandir(folder or os.curdir) as entries:
            near = near_names(base, (entry.name for entry in islice(entries, _MOST_NAMES_COMPARED)))
    except OSError:
        near = []
    fix = "检查文件名和所在的文件夹是否写对"
    if near:
        fix = f"是不是{'、'.join(f'“{shown(other)}”' for other in near)}？{fix}"
    return _refused("file.missing", name, f"找不到文件“{shown(base or name)}”", fix)


def _too_large(name: str, size: str) -> Source:
    return _refused(
        "file.too-large",
        name,
        f"“{shown(name)}”{size}，超过了 {MOST_BYTES // _BYTES_IN_MB} MB 的上限，没有读取",
        "请确认给出的是一个乡镇的记录文件（一般不到 1 MB），不是图片、压缩包或数据库",
    )


def _refused(code: str, name: str, message: str, fix: str) -> Source:
    return Source(None, (Finding(code, Severity.ERROR, message, fix, Place(file=name)),))
