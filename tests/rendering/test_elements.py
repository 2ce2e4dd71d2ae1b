"""Every element of GB/T 9704—2012 at its place on the rendered page, within a millimetre."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from paper import Page, Rule
from reports import PROPERTIES, every_element, long_report, small_report

from townreport.layout import Customs, render
from townreport.outline import Outline, Paragraph

POINT = 25.4 / 72
ZI = 15.75 * POINT
LINE = 225 / 22
TOP, LEFT, RIGHT, BOTTOM = 37.0, 28.0, 184.0, 262.0
HALF_ZI = ZI / 2
RED = (1, 0, 0)
Rendered = dict[str, list[Page]]


@pytest.fixture(scope="module")
def reports(rendered: Callable[[dict[str, bytes]], Rendered]) -> Rendered:
    every = every_element()
    short = Outline(small_report().title, (Paragraph(("全镇各项工作平稳推进。",)),))
    joint = every._replace(
        issuers=("中共青石镇委员会", "青石镇人民政府"),
        signers=("王建国", "李明", "欧阳修远"),
        signature=("中共青石镇委员会", "青石镇人民政府"),
        attachments=(),
    )
    long_name = every._replace(signature=("青石镇党政综合办公室",), attachments=())
    downward = every._replace(
        copy_number=None, secrecy=None, urgency=None, signers=(), attachments=every.attachments[1:], copies=None
    )
    two_pages = Outline(small_report().title, (Paragraph(("全镇上下齐心协力" * 60 + "。",)),))
    full_second_page = Outline(small_report().title, (Paragraph(("全镇上下齐心协力" * 85 + "。",)),))
    no_elements_after = every._replace(attachments=(), remark=None)
    return rendered(
        {
            "every": render(small_report(), PROPERTIES, official=every),
            "joint": render(short, PROPERTIES, official=joint),
            "long_name": render(short, PROPERTIES, official=long_name),
            "sealed": render(short, PROPERTIES, official=long_name, customs=Customs(sealed=True)),
            "downward": render(short, PROPERTIES, official=downward),
            "two_pages": render(two_pages, PROPERTIES, official=no_elements_after),
            "full_second_page": render(full_second_page, PROPERTIES, official=no_elements_after),
            "long": render(long_report(170), PROPERTIES, official=every),
        }
    )


@pytest.fixture(scope="module")
def first(reports: Rendered) -> Page:
    return reports["every"][0]


@pytest.fixture(scope="module")
def last_text(reports: Rendered) -> Page:
    """The page that carries 署名."""
    (page,) = [page for page in reports["every"] if any("2024年1月5日" in line.text for line in page.lines)]
    return page


def rules(page: Page) -> list[Rule]:
    """The page's rules without those that are drawn twice."""
    found: list[Rule] = []
    for rule in page.rules:
        if not found or rule.middle - found[-1].middle > 0.5:
            found.append(rule)
    return found


@pytest.mark.parametrize(
    ("text", "line", "font"),
    [
        ("000012", 1, "仿宋_GB2312"),
        ("秘密★1年", 2, "黑体"),
        ("特急", 3, "黑体"),
    ],
)
def test_the_upper_left_corner_holds_its_three_lines(first: Page, text: str, line: int, font: str) -> None:
    found = first.line(text)
    assert found.left == pytest.approx(LEFT, abs=0.5)
    assert TOP + (line - 1) * LINE < found.top
    assert found.bottom < TOP + line * LINE
    assert found.size == 16
    assert found.font_is(font)


@pytest.mark.parametrize("name", ["every", "downward"])
def test_the_mark_is_red_and_35_millimetres_down_whatever_stands_above(reports: Rendered, name: str) -> None:
    mark = reports[name][0].line("青石镇人民政府文件")
    assert mark.top - TOP == pytest.approx(35, abs=1)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
    assert mark.font_is("方正小标宋简体")
    assert {letter.colour for letter in mark.letters} == {RED}


def test_the_number_of_an_upward_document_stands_left_and_the_signer_right(first: Page) -> None:
    line = first.line("青政〔2024〕3号")
    assert line.text == "青政〔2024〕3号签发人：王建国"
    assert line.left == pytest.approx(LEFT + ZI, abs=HALF_ZI / 2)
    assert line.right == pytest.approx(RIGHT - ZI, abs=HALF_ZI / 2)
    fonts = {letter.text: letter.font for letter in line.letters}
    assert "GBZenKai" in fonts["王"]
    assert "UMing" in fonts["签"]


def test_the_number_of_a_downward_document_is_centred(reports: Rendered) -> None:
    line = reports["downward"][0].line("青政〔2024〕3号")
    assert line.text == "青政〔2024〕3号"
    assert (line.left + line.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


@pytest.mark.parametrize("name", ["every", "downward", "joint"])
def test_two_blank_lines_lie_between_mark_and_number(reports: Rendered, name: str) -> None:
    page = reports[name][0]
    mark = [line for line in page.lines if line.font_is("方正小标宋简体") and line.size == 36][-1]
    number = next(line for line in page.lines if line.top > mark.bottom)
    # Two lines, and the usual room between the letters of one line and the next.
    assert number.top - mark.bottom == pytest.approx(2 * LINE + (LINE - 16 * POINT), abs=1)


@pytest.mark.parametrize("name", ["every", "downward", "joint"])
def test_the_red_line_is_as_wide_as_the_type_area_and_4_millimetres_below_the_number(
    reports: Rendered, name: str
) -> None:
    page = reports[name][0]
    rule = rules(page)[0]
    assert (rule.left, rule.right) == pytest.approx((LEFT, RIGHT), abs=0.5)
    assert rule.middle - page.line("青政〔2024〕3号").bottom == pytest.approx(4, abs=0.5)
    assert 0.35 <= rule.thickness <= 0.5
    assert rule.colour == RED


def test_the_title_has_two_blank_lines_above_and_one_below(first: Page) -> None:
    title, recipients = first.line("青石镇2023年"), first.line("天河县人民政府：")
    assert title.top - rules(first)[0].middle == pytest.approx(2 * LINE + 3, abs=1)
    assert recipients.top - title.bottom == pytest.approx(LINE + (LINE - 16 * POINT) + 1, abs=1.5)
    assert title.size == 22


def test_the_recipients_stand_at_the_edge_and_end_in_a_colon(first: Page) -> None:
    line = first.line("天河县人民政府")
    assert line.left == pytest.approx(LEFT, abs=0.3)
    assert line.text.endswith("：")
    assert line.font_is("仿宋_GB2312")


def test_the_first_page_shows_text(reports: Rendered) -> None:
    for pages in reports.values():
        assert [line for line in pages[0].lines if line.left == pytest.approx(LEFT + 2 * ZI, abs=1)]


def test_attachments_are_listed_under_each_other_one_line_below_the_text(last_text: Page) -> None:
    first, second = last_text.line("附件：1."), last_text.line("2.青石镇2024年")
    index = last_text.lines.index(first)
    assert first.top - last_text.lines[index - 1].bottom == pytest.approx(2 * LINE - 16 * POINT, abs=0.6)
    assert first.left == pytest.approx(LEFT + 2 * ZI, abs=HALF_ZI)
    assert second.left == pytest.approx(first.letters[3].left, abs=1)
    wrapped = last_text.lines[index + 1]
    assert wrapped.left == pytest.approx(first.letters[5].left, abs=1)
    assert not first.text.endswith("。")
    assert not second.text.endswith("。")


def test_a_date_longer_than_the_name_stands_two_characters_in(last_text: Page) -> None:
    name, date = last_text.line("青石镇人民政府"), last_text.line("2024年1月5日")
    assert RIGHT - date.right == pytest.approx(2 * ZI, abs=HALF_ZI)
    assert date.left - name.left == pytest.approx(2 * ZI, abs=HALF_ZI)
    assert date.baseline - name.baseline == pytest.approx(LINE, abs=0.3)


def test_a_name_longer_than_the_date_stands_two_characters_in(reports: Rendered) -> None:
    page = next(page for page in reports["long_name"] if any("2024年1月5日" in line.text for line in page.lines))
    name, date = page.line("青石镇党政综合办公室"), page.line("2024年1月5日")
    assert RIGHT - name.right == pytest.approx(2 * ZI, abs=HALF_ZI)
    assert date.left - name.left == pytest.approx(2 * ZI, abs=HALF_ZI)


def test_in_the_sealed_form_the_name_is_centred_above_the_date(reports: Rendered) -> None:
    page = next(page for page in reports["sealed"] if any("2024年1月5日" in line.text for line in page.lines))
    name, date = page.line("青石镇党政综合办公室"), page.line("2024年1月5日")
    assert RIGHT - date.right == pytest.approx(4 * ZI, abs=HALF_ZI)
    assert (name.left + name.right) / 2 == pytest.approx((date.left + date.right) / 2, abs=1)
    text = page.line("全镇各项工作平稳推进。")
    # A seal of 42 mm around the two lines' middle begins within one line of the text.
    assert 0 <= (name.bottom + date.top) / 2 - 21 - text.bottom <= LINE


def test_the_remark_stands_below_the_date_in_brackets(last_text: Page) -> None:
    remark, date = last_text.line("（联系人"), last_text.line("2024年1月5日")
    assert remark.text.endswith("）")
    assert remark.baseline - date.baseline == pytest.approx(LINE, abs=0.3)
    assert remark.left == pytest.approx(LEFT + 2 * ZI, abs=HALF_ZI)


def test_each_attachment_begins_a_page_and_the_numbers_run_on(reports: Rendered) -> None:
    pages = reports["every"]
    marked = [page for page in pages if page.lines and page.lines[0].text in ("附件1", "附件2")]
    assert len(marked) == 2
    for page in marked:
        mark, title = page.lines[0], page.lines[1]
        assert mark.left == pytest.approx(LEFT, abs=0.3)
        assert mark.font_is("黑体")
        assert (title.left + title.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=1)
        assert TOP + 2 * LINE < title.top < TOP + 3 * LINE
        assert page.number is not None
        assert page.number.text == f"—{pages.index(page) + 1}—"


def test_a_single_attachment_has_no_number(reports: Rendered) -> None:
    (page,) = [page for page in reports["downward"] if page.lines and page.lines[0].text == "附件"]
    assert page.lines[1].text == "青石镇2024年重点项目表"


def test_a_long_title_of_an_attachment_breaks_into_a_trapezoid(reports: Rendered) -> None:
    (page,) = [page for page in reports["every"] if page.lines and page.lines[0].text == "附件1"]
    lines = [line for line in page.lines if line.size == 22]
    assert len(lines) == 2
    assert abs(lines[0].right - lines[0].left - lines[1].right + lines[1].left) > 3


@pytest.mark.parametrize(
    "name", ["every", "joint", "long_name", "sealed", "downward", "two_pages", "full_second_page", "long"]
)
def test_the_imprint_ends_the_last_even_page_at_the_type_areas_bottom(reports: Rendered, name: str) -> None:
    pages = reports[name]
    assert len(pages) % 2 == 0
    page = pages[-1]
    printing = page.line("青石镇党政综合办公室2024年")
    *_, last = rules(page)
    assert last.middle + last.thickness / 2 == pytest.approx(BOTTOM, abs=0.5)
    assert (last.left, last.right) == pytest.approx((LEFT, RIGHT), abs=0.5)
    one = 14 * POINT
    assert printing.left == pytest.approx(LEFT + one, abs=one / 4)
    assert printing.right == pytest.approx(RIGHT - one, abs=one / 4)
    assert printing.text.endswith("印发")
    assert printing.size == 14
    assert not any("印发" in line.text for other in pages[:-1] for line in other.lines)


def test_the_imprints_rules_are_thick_thin_thick(reports: Rendered) -> None:
    found = rules(reports["every"][-1])[-3:]
    assert [rule.thickness for rule in found] == pytest.approx([0.353, 0.265, 0.353], abs=0.03)


def test_copies_wrap_behind_their_colon_and_end_in_a_full_stop(reports: Rendered) -> None:
    page = reports["every"][-1]
    first = page.line("抄送：")
    index = page.lines.index(first)
    one = 14 * POINT
    assert first.left == pytest.approx(LEFT + one, abs=one / 4)
    assert page.lines[index + 1].left == pytest.approx(first.letters[3].left, abs=one / 4)
    assert page.lines[-2].text.endswith("。")
    for line in page.lines[index:-1]:
        assert line.right <= RIGHT - one + one / 4 or line.text[-1] in "，。"


def test_an_imprint_with_room_below_the_text_shares_its_numbered_page(reports: Rendered) -> None:
    pages = reports["two_pages"]
    assert len(pages) == 2
    assert pages[1].lines[0].left == pytest.approx(LEFT, abs=0.3)
    assert pages[1].number is not None


def test_an_imprint_alone_and_the_blank_page_before_it_have_no_number(reports: Rendered) -> None:
    pages = reports["full_second_page"]
    assert len(pages) == 4
    assert [page.number is not None for page in pages] == [True, True, False, False]
    assert not pages[2].lines
    assert all(line.size == 14 for line in pages[3].lines)


def test_the_signature_never_stands_without_text(reports: Rendered) -> None:
    for name, pages in reports.items():
        page = next(page for page in pages if any(line.text == "2024年1月5日" for line in page.lines))
        before = next(index for index, line in enumerate(page.lines) if line.left > 100 and line.size == 16)
        assert before > 0, name


def test_joint_issue_stacks_the_names_beside_the_word_document(reports: Rendered) -> None:
    page = reports["joint"][0]
    upper, lower = (line for line in page.lines if line.size == 36 and line.text != "文件")
    assert (upper.text, lower.text) == ("中共青石镇委员会", "青石镇人民政府")
    assert (upper.left, upper.right) == pytest.approx((lower.left, lower.right), abs=1)
    assert upper.top - TOP == pytest.approx(35, abs=1)
    word = page.line("文件")
    assert upper.baseline < word.baseline < lower.baseline
    assert word.left > upper.right


def test_three_signers_stand_two_a_line_with_the_number_on_the_last(reports: Rendered) -> None:
    page = reports["joint"][0]
    upper, lower = page.line("签发人："), page.line("青政〔2024〕3号")
    assert upper.text == "签发人：王建国李明"
    assert lower.text == "青政〔2024〕3号欧阳修远"
    assert lower.letters[-4].left == pytest.approx(upper.letters[4].left, abs=0.5)
