"""The ids of the styles that most paragraphs refer to; `styles` says what they look like."""

from __future__ import annotations

BODY_ID = "OfficialBody"
TITLE_ID = "OfficialTitle"
HEADING_IDS = ("OfficialHeading1", "OfficialHeading2", "OfficialHeading3", "OfficialHeading4")
RUN_IN_STYLES = {"OfficialHeading1": "OfficialHeading1Char", "OfficialHeading2": "OfficialHeading2Char"}
"""Character styles of headings that run into their text, by the heading's style; Word keeps the two alike.

The lower levels have the text's own font.
"""
