"""townreport preview --html: one page that looks like the paper, each figure telling its source."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from townreport.build import account, open_record, read_wording
from townreport.layout import STANDARD, Customs
from townreport.official import Attachment, Official
from townreport.outline import Gap, Outline, Paragraph, Printed, Row, Section, Table
from townreport.preview import html_page, is_preview
from townreport.preview.blocks import blocks
from townreport.preview.breaking import broken, line_ends
from townreport.preview.page import STYLE_PATH
from townreport.preview.sheets import sheets
from townreport.reading import NO_ORIGIN

NASTY = "<script>alert(1)</script>&\"'</style>"


class Page(HTMLParser):
    """Gathers the words, the tags and the sources of a page; fails where tags do not match."""

    VOID = frozenset({"meta", "br"})

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def of_class(self, name: str) -> list[dict[str, str | None]]:
        return [found for _, found in self.tags if name in (found.get("class") or "").split()]


def page_of(path: Path, *, draft: bool = False) -> str:
    opened = open_record(path)
    made = account(opened.record, read_wording(None), draft=draft, origin=opened.origin)
    return html_page(made.composed.outline, made.official, STANDARD, opened.origin)


def small(text: str, customs: Customs = STANDARD, official: Official | None = None) -> str:
    outline = Outline((Printed(text, "名称"),), (Section((text,), (Paragraph((text, Gap(text, "年度"))),)),))
    return html_page(outline, official or Official(), customs, NO_ORIGIN)


def test_the_page_holds_the_whole_report(samples: Path) -> None:
    page = Page(page_of(samples / "青石镇2023年.json"))
    text = re.sub(r"\s", "", page.text)
    opened = open_record(samples / "青石镇2023年.json")
    outline = account(opened.record, read_wording(None)).composed.outline
    words = "".join(
        piece if isinstance(piece, str) else piece.text
        for block in blocks(outline, Official(), STANDARD)
        for part in block.parts
        for piece in part.pieces
    )
    assert len(words) > 2000
    assert re.sub(r"\s", "", words) in re.sub(r"—\d+—", "", text)


def test_each_figure_tells_place_department_and_line(samples: Path) -> None:
    path = samples / "青石镇2023年.json"
    page = Page(page_of(path))
    sources = [figure["data-source"] or "" for figure in page.of_class("figure") if "data-source" in figure]
    assert len(sources) > 150
    lines = path.read_text(encoding="utf-8").split("\n")
    (told,) = {source for source in sources if source.startswith("经济运行 › 税收收入　")}
    assert "由财政所提供" in told
    assert path.name in told
    line = re.search(r"第 (\d+) 行", told)
    assert line is not None
    assert '"税收收入"' in lines[int(line[1]) - 1]


def test_a_gap_is_shown_as_one_and_tells_who_is_to_fill_it(samples: Path) -> None:
    page = Page(page_of(samples / "白杨河乡2023年.json", draft=True))
    gaps = [gap["data-source"] or "" for gap in page.of_class("gap") if "data-source" in gap]
    assert gaps
    assert all("还没有填" in gap for gap in gaps)
    assert all("提供" in gap for gap in gaps)


def test_every_value_is_escaped() -> None:
    official = Official(
        issuers=(NASTY,), recipients=NASTY, signature=(NASTY,), remark=NASTY, copies=NASTY, printer=NASTY,
        attachments=(Attachment(NASTY, (Table(((NASTY,),), (Row(((NASTY,),)),), (NASTY,), NASTY),)),),
    )  # fmt: skip
    customs = Customs(title_font=NASTY, body_font='仿"宋;}', digits_font="</style><b>")
    html = small(NASTY, customs, official)
    page = Page(html)
    assert {tag for tag, _ in page.tags} == {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "p",
        "section",
        "div",
        "span",
    }
    assert page.text.count(NASTY) >= 10
    assert html.count("</style>") == 1
    assert not any(name.startswith("on") for _, found in page.tags for name in found)


def test_the_page_loads_nothing_and_runs_nothing(samples: Path) -> None:
    html = page_of(samples / "青石镇2023年.json")
    assert "default-src 'none'" in html
    assert not re.search(r"https?://|url\(|@import|<script|<link|<img", html)


def test_a_sheet_is_a4_with_22_lines_of_28_characters() -> None:
    text = "政" * 28 * 60
    made = sheets(blocks(Outline(("题",), (Paragraph((text,)),)), Official(), STANDARD), 0)
    full = made[1:-1]
    assert full
    for sheet in full:
        assert len(sheet.lines) == 22
        for line in sheet.lines:
            assert len("".join(piece for part in line.parts for piece in part.pieces if isinstance(piece, str))) == 28
    css = Path(STYLE_PATH).read_text(encoding="utf-8")
    assert "width: 210mm; height: 297mm" in css
    assert "width: 156mm; height: 225mm" in css


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("政" * 28, []),
        ("政" * 29, [28]),
        ("政" * 28 + "。", [27]),
        ("政" * 27 + "（政）", [27]),
        ("政" * 26 + "5231.40万元", [26]),
        ("政" * 56, [28]),
    ],
)
def test_lines_break_where_word_processors_break_them(text: str, ends: list[int]) -> None:
    assert line_ends(text, 0, 0, 0) == ends


def test_a_figure_cut_by_the_lines_end_stays_a_figure_on_both_lines() -> None:
    outline = Outline(("题",), (Paragraph(("政" * 24, Printed("青石镇人民政府", "名称"))),))
    body = [block for block in blocks(outline, Official(), STANDARD) if block.kind == "body"]
    lines = broken(body[0])
    cut = [piece for line in lines for part in line.parts for piece in part.pieces if isinstance(piece, Printed)]
    assert [piece.text for piece in cut] == ["青石", "镇人民政府"]
    assert {piece.place for piece in cut} == {"名称"}


def test_a_heading_is_never_the_last_line_of_a_sheet() -> None:
    for length in range(20, 44):
        sections = Section(("甲",), (Paragraph(("政" * 28 * 3,)),))
        outline = Outline(("题",), (Paragraph(("政" * 28 * length,)), sections))
        for sheet in sheets(blocks(outline, Official(), STANDARD), 0):
            assert sheet.lines[-1].block.kind == "body"


@pytest.mark.parametrize(("length", "numbers"), [(10, [1, None]), (28, [1, 2]), (60, [1, 2, 3, None])])
def test_the_imprint_stands_on_the_last_and_even_page(length: int, numbers: list[int | None]) -> None:
    outline = Outline(("题",), (Paragraph(("政" * 28 * length,)),))
    made = sheets(blocks(outline, Official(), STANDARD), 1200)
    assert [sheet.number for sheet in made] == numbers
    assert [sheet.has_imprint for sheet in made] == [False] * (len(made) - 1) + [True]
    assert len(made) % 2 == 0


def test_page_numbers_stand_outside(samples: Path) -> None:
    page = Page(page_of(samples / "青石镇2023年.json"))
    numbers = [found["class"] for _, found in page.tags if "page-number" in (found.get("class") or "")]
    assert len(numbers) > 3
    assert numbers == [f"page-number {'even' if index % 2 else 'odd'}" for index in range(len(numbers))]


def test_customs_show_on_the_page() -> None:
    plain, customised = small("青石镇"), small("青石镇", Customs(bold_leads=True, title_font="华文中宋"))
    assert ".lead{font-weight:bold}" not in plain
    assert ".lead{font-weight:bold}" in customised
    assert '--title:"华文中宋"' in customised
    assert '--title:"方正小标宋简体"' in plain


def test_a_preview_may_be_written_over_and_nothing_else() -> None:
    assert is_preview(small("青石镇").encode())
    assert not is_preview(b"<!DOCTYPE html><p>something else")
    assert not is_preview(b"")
