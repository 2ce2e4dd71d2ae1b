"""A report's PDF, made by an installed LibreOffice.

Each call has a profile folder of its own, so that several can run at once and a LibreOffice that is open stays out of
it. The time is bounded; what has not come to an end by then is ended with everything it started.
"""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from townreport.files import write_whole
from townreport.findings import Finding, OutputError, Place, Severity

PROGRAM_VARIABLE = "TOWNREPORT_SOFFICE"
"""The environment variable that names the program."""
SECONDS = 120.0
"""How long LibreOffice may take; a report needs 2 to 10 seconds, the first start on a slow machine a minute."""
_NAMES = ("soffice", "libreoffice")
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/usr/lib64/libreoffice/program/soffice",
    "/opt/libreoffice*/program/soffice",
    "/snap/bin/libreoffice",
    "/var/lib/flatpak/exports/bin/org.libreoffice.LibreOffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
_OURS = (b"LibreOffice", "LibreOffice".encode("utf-16-be").hex().upper().encode())
"""How a PDF of LibreOffice names its producer, in plain letters or in hexadecimal."""


def pdf_beside(
    document: Path, soffice: Path | str | None = None, *, force: bool = False, seconds: float = SECONDS
) -> Path:
    """Make ``NAME.pdf`` beside ``NAME.docx`` and return where it is.

    `soffice` names LibreOffice's program; else the environment variable TOWNREPORT_SOFFICE does, or it is looked for.
    Raises OutputError where there is none, where it fails or takes longer than `seconds`, and where a PDF from
    elsewhere (a signed scan, say) stands in the place and `force` is off.
    """
    path = document.with_suffix(".pdf")
    data = pdf_of(document.read_bytes(), soffice, name=document.stem, seconds=seconds)
    write_whole(path, data, may_replace=None if force else _is_of_libreoffice)
    return path


def pdf_of(document: bytes, soffice: Path | str | None = None, *, name: str = "", seconds: float = SECONDS) -> bytes:
    """The PDF of a .docx; raises OutputError where none can be made. `name` is what the PDF calls itself."""
    program = find_program(soffice)
    with tempfile.TemporaryDirectory(prefix="townreport-", ignore_cleanup_errors=True) as folder:
        # Plain names: LibreOffice takes the output's name from the input's, and old ones stumble over long ones.
        source, made = Path(folder, "report.docx"), Path(folder, "report.pdf")
        source.write_bytes(document)
        said = _run(program, Path(folder), source, seconds)
        if not made.is_file() or not (data := made.read_bytes()).startswith(b"%PDF-"):
            message = f"LibreOffice 没有做成 PDF{f'（它说：{said}）' if said else ''}"
            fix = "先用 LibreOffice 打开报告，看能不能另存为 PDF；或在 Word、WPS 里导出"
            raise OutputError(Finding("pdf.failed", Severity.ERROR, message, fix, Place(file=name or None)))
    return data


def find_program(soffice: Path | str | None = None) -> str:
    """LibreOffice's program: the one named, the environment's, the one on PATH, or one in a usual place.

    Raises OutputError where there is none, or where the one named is none.
    """
    for named, origin in ((soffice, "--soffice"), (os.environ.get(PROGRAM_VARIABLE), PROGRAM_VARIABLE)):
        if named:
            found = shutil.which(os.fspath(named))
            if found is None:
                message = f"{origin} 指定的 LibreOffice 程序“{named}”找不到，或者不能运行"
                fix = "写明 soffice 程序的完整位置；不写则自动查找"
                raise OutputError(Finding("pdf.no-such-program", Severity.ERROR, message, fix))
            return found
    for name in _NAMES:
        if found := shutil.which(name):
            return found
    for place in (*_PLACES, *_windows_places()):
        for found in sorted(glob.glob(place), reverse=True):
            if os.access(found, os.X_OK):
                return found
    fix = (
        "安装 LibreOffice（免费）；装在别处的，用 --soffice 或环境变量 "
        f"{PROGRAM_VARIABLE} 指明 soffice 程序的位置；也可以打开 .docx，在 Word、WPS 里导出 PDF"
    )
    raise OutputError(Finding("pdf.no-libreoffice", Severity.ERROR, "本机没有找到 LibreOffice，不能生成 PDF", fix))


def _windows_places() -> list[str]:
    folders = [folder for variable in _WINDOWS_FOLDERS if (folder := os.environ.get(variable))]
    # soffice.com, not .exe: only the console program waits until it is done.
    return [os.path.join(folder, "LibreOffice*", "program", "soffice.com") for folder in folders]


def _run(program: str, folder: Path, source: Path, seconds: float) -> str:
    """Run LibreOffice on one file and return what it says of errors; raises OutputError where it takes too long."""
    command = [
        program, "--headless", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard",
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--convert-to", "pdf:writer_pdf_Export", "--outdir", str(folder), str(source),
    ]  # fmt: skip
    # Not a pipe: it would stay open with whatever outlives the process.
    errors = folder / "errors.txt"
    try:
        with errors.open("wb") as stream:
            process = subprocess.Popen(  # noqa: S603 - the program is the user's own choice, the arguments are ours
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=stream,
                start_new_session=sys.platform != "win32",
            )
    except OSError as error:
        message = f"LibreOffice 启动不了（系统的说法：{error.strerror or error}）"
        raise OutputError(Finding("pdf.failed", Severity.ERROR, message, "检查 LibreOffice 装得是否完整")) from error
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        message = f"LibreOffice 超过 {seconds:g} 秒还没有做成 PDF，已经停下"
        fix = "关掉卡住的 LibreOffice 再试；或打开 .docx，在 Word、WPS 里导出 PDF"
        raise OutputError(Finding("pdf.timeout", Severity.ERROR, message, fix)) from None
    finally:
        # Also on Ctrl-C: nothing of ours keeps running.
        if process.poll() is None:
            _end(process)
    lines = errors.read_text(encoding="utf-8", errors="replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and all that it started: soffice is a script that starts the program proper."""
    if sys.platform == "win32":
        command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(command, check=False, capture_output=True)  # noqa: S603 - our own process, by its number
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_of_libreoffice(data: bytes) -> bool:
    """Whether LibreOffice made a PDF: it is ours, or as easily made again; a scan or a stamped export is not."""
    return data.startswith(b"%PDF-") and any(mark in data for mark in _OURS)
