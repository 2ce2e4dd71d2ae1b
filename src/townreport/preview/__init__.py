"""A report on the screen: as text for a terminal, and as one HTML page that looks like the paper.

Both show every figure and every gap as such. They are drawn from the outline, not from the .docx, so that a record
with faults can be looked at too.
"""

from __future__ import annotations

from townreport.preview.page import html_page, is_preview
from townreport.preview.text import COLOURED, MARKED, PLAIN, Marking, text_lines

__all__ = ["COLOURED", "MARKED", "PLAIN", "Marking", "html_page", "is_preview", "text_lines"]
