"""Files on disk: safe names, and writing so that a file is there whole or not at all."""

from __future__ import annotations

import errno
import itertools
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from townreport.findings import Finding, OutputError, Place, Severity

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".docx"
MOST_NAME_BYTES = 200
"""A file name may have 255 bytes on most systems; room is left for what other programs put around it."""
TEMPORARY_PREFIX = ".townreport-"
_FORBIDDEN = str.maketrans({
    "<": "＜", ">": "＞", ":": "：", '"': "＂", "/": "／", "\\": "＼", "|": "｜", "?": "？", "*": "＊",
})  # fmt: skip
_INVISIBLE = (
    r"[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff"
    r"\U000e0000-\U000e007f]"
)
_RESERVED = r"(?i:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)"
_SHARING_VIOLATION = 32
_MOST_WINDOWS_PATH = 259
"""Characters in a path that every Windows program can open; Word and WPS among them."""
_counter = itertools.count()


def safe_name(title: str, suffix: str = SUFFIX) -> str:
    """A file name made of a report's title, good on Windows, in WPS and in a zip.

    Characters that Windows forbids become their full-width twins, so that the name still reads the same.
    """
    name = re.sub(_INVISIBLE, "", title.translate(_FORBIDDEN)).strip(" .")[:MOST_NAME_BYTES]
    while len((name + suffix).encode("utf-8")) > MOST_NAME_BYTES:
        name = name[:-1]
    name = name.strip(" .") or "工作总结"
    return f"_{name}{suffix}" if name[0].isascii() and re.match(_RESERVED, name) else name + suffix


def write_whole(path: Path | str, data: bytes, *, may_replace: Callable[[bytes], bool] | None = None) -> None:
    """Write a file beside its place, flush it to the disk, then rename it: it is there whole or not at all.

    A file already there is replaced only where `may_replace` says so of its bytes (always, where it is
    None). Raises OutputError, with what to do about it, and leaves what was there as it was.
    """
    name = os.fspath(path)
    try:
        # A link stays one: what it leads to is written.
        name = os.path.realpath(name)
        if os.path.exists(name) and not os.path.isfile(name) and not os.path.isdir(name):
            # /dev/null, /dev/stdout, a named pipe: to be written to, never to be replaced by a file.
            with open(name, "wb") as stream:
                stream.write(data)
            return
        if may_replace is not None and os.path.isfile(name) and not may_replace(_bytes_of(name)):
            raise OutputError(
                _finding(
                    "output.edited",
                    f"“{os.path.basename(name)}”已经存在，并且不是本程序写成的原样（可能有人改过）",
                    "要保留它，就用 -o 换一个文件名；确定要覆盖，加 --force",
                    name,
                )
            )
        _replace(name, data)
    except OSError as error:
        raise output_error(error, name) from error
    except ValueError as error:
        raise bad_name(name) from error


def bad_name(path: Path | str) -> OutputError:
    """What the reader is told where the system takes no such file name."""
    message, fix = "文件名里有系统不允许的字符", "用 -o 换一个文件名"
    try:
        os.fsencode(path)
    except UnicodeEncodeError:
        encoding = sys.getfilesystemencoding()
        message = f"本机的文件名编码（{encoding}）写不出“{os.path.basename(os.fspath(path))}”"
        fix = "设置环境变量 PYTHONUTF8=1 后再运行"
    return OutputError(_finding("output.bad-name", message, fix, path))


def output_error(error: OSError, path: Path | str) -> OutputError:
    """What the reader is told where `path` could not be written, whoever tried."""
    return OutputError(_why_not(error, path))


def flush(descriptor: int) -> None:
    """Have the system put a file's bytes on the disk; raises OSError where it cannot."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network and FUSE file systems know no such call: nothing more can be done there.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def _bytes_of(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()


def _replace(path: str, data: bytes) -> None:
    if os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, "is a folder", path)
    descriptor, beside = new_file(os.path.dirname(path))
    try:
        with open(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            flush(stream.fileno())
        os.replace(beside, path)
    except BaseException:
        # Also on Ctrl-C: nothing half-written stays behind.
        with suppress(FileNotFoundError):
            # It is gone already where the interruption came just behind the renaming.
            os.unlink(beside)
        raise


def new_file(workshop: Path | str) -> tuple[int, str]:
    """The descriptor of a file in a folder that was not there before, open for writing, and its path.

    Raises OSError where there can be none.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    while True:
        name = os.path.join(workshop, f"{TEMPORARY_PREFIX}{os.getpid()}-{next(_counter)}.tmp")
        try:
            return os.open(name, flags, 0o666), name
        except FileExistsError:
            # Left by a process that was killed and had our number: take the next name.
            continue


def _why_not(error: OSError, path: Path | str) -> Finding:
    folder, name = os.path.split(os.fspath(path))
    folder = folder or "."
    said = error.strerror or error
    code, message, fix = "output.failed", f"写不了“{name}”（系统的说法：{said}）", "换一个位置再试"
    if sys.platform == "win32" and error.winerror == _SHARING_VIOLATION:
        code, message, fix = "output.in-use", f"“{name}”正被别的程序打开（多半是 Word 或 WPS）", "关掉它再试"
    elif error.errno == errno.ENOSPC or error.errno == getattr(errno, "EDQUOT", -1):
        code, message, fix = "output.disk-full", "磁盘满了，没有写成", "腾出空间，或用 -o 写到别的盘"
    elif isinstance(error, IsADirectoryError):
        code, message, fix = "output.is-folder", f"“{path}”是文件夹，不是文件", "用 -o 写明文件名"
    elif isinstance(error, PermissionError):
        if sys.platform == "win32":
            fix = "关掉打开着它的 Word 或 WPS；或用 -o 写到自己的文件夹"
        else:
            fix = "用 -o 写到自己有权限的文件夹"
        code, message = "output.permission", f"没有权限在“{folder}”里写“{name}”"
    elif error.errno == errno.EROFS:
        code, message, fix = "output.read-only", f"“{folder}”所在的磁盘是只读的", "用 -o 写到别的文件夹"
    elif error.errno == errno.EFBIG:
        code, message = "output.too-large", f"系统不许写“{name}”这么大的文件"
        fix = "用 -o 写到别的盘，或请管理员放宽限制"
    elif sys.platform == "win32" and len(str(path)) > _MOST_WINDOWS_PATH:
        code, message, fix = "output.path-too-long", "文件夹加文件名太长", "用 -o 写到离盘符近一些的文件夹"
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        code, message, fix = "output.no-folder", f"没有“{folder}”这个文件夹", "先建好文件夹，或用 -o 换一个位置"
    elif error.errno == errno.ENAMETOOLONG:
        code, message, fix = "output.name-too-long", "文件名太长", "用 -o 换一个短些的文件名"
    return _finding(code, message, fix, path)


def _finding(code: str, message: str, fix: str, path: Path | str) -> Finding:
    return Finding(code, Severity.ERROR, message, fix, Place(file=str(path)))
