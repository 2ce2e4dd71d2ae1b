"""Whether a .docx is just as townreport wrote it, or somebody has saved it since.

Every program that saves a .docx writes its own zip: other dates, flags, order, and its own name in
docProps/app.xml. So a file that our writer would write again byte for byte, and that names us, is untouched;
no stamp has to be put into the document.
"""

from __future__ import annotations

from townreport.layout.package import PackageError, read_package, write_package

APPLICATION_PART = "docProps/app.xml"
APPLICATION = b"<Application>townreport</Application>"
LARGEST_REPORT = 128 * 1024 * 1024
"""Bytes of all parts unpacked: a record as large as is read makes less."""


def is_untouched(data: bytes) -> bool:
    """Say whether these are the bytes of a report that nobody has edited since it was made. Raises nothing."""
    try:
        parts = read_package(data)
        application = parts.get(APPLICATION_PART)
        return (
            application is not None
            and sum(part.size for part in parts.values()) <= LARGEST_REPORT
            and APPLICATION in application.content()
            and write_package(parts.values()) == data
            and all(part.content() is not None for part in parts.values())
        )
    except (PackageError, ValueError):
        return False
