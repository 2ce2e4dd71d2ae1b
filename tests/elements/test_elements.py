"""公文 of the record becomes the elements of the document."""

from __future__ import annotations

import datetime
import io
import json
from pathlib import Path
from typing import Any

import docx
import jsonschema
import pytest

from townreport.build import assemble, open_record, read, read_wording
from townreport.elements import elements
from townreport.form import empty_record
from townreport.layout import Customs
from townreport.official import NO_ELEMENTS, PLACES, Attachment, DocumentNumber, Official, Secrecy
from townreport.outline import Outline, Paragraph, Printed
from townreport.record import Record
from townreport.record.catalogue import find_place
from townreport.record.official import HouseCustoms
from townreport.schema import record_schema
from townreport.settings import NO_SETTINGS

TITLE = "青石镇2023年工作总结及2024年工作计划"


def elements_of(record: dict[str, Any], title: str = TITLE) -> Official:
    return elements(read(record)[0], Outline((title,), ())).official


def test_every_element_of_a_record_reaches_the_document(full: dict[str, Any]) -> None:
    def paragraph(text: str, place: str) -> Paragraph:
        return Paragraph((Printed(text, place),))

    assert elements_of(full) == Official(
        copy_number="000012",
        secrecy=Secrecy("机密", "1年"),
        urgency="特急",
        issuers=("青石镇人民政府",),
        says_document=True,
        number=DocumentNumber("青政", 2024, 3),
        signers=("王志远", "李明"),
        title_lines=("青石镇2023年工作总结", "及2024年工作计划"),
        recipients="云岭县人民政府",
        signature=("青石镇人民政府",),
        date=datetime.date(2024, 1, 5),
        remark="联系人：王志远",
        attachments=(
            Attachment(
                "主要指标完成情况",
                (paragraph("各项指标如下。", "公文.附件.0.内容.0"), paragraph("均已完成。", "公文.附件.0.内容.1")),
            ),
            Attachment("重点项目", (paragraph("冷链加工项目。", "公文.附件.1.内容.0"),)),
        ),
        copies="县委办公室，县政府办公室",
        printer="青石镇党政办公室",
        printing_date=datetime.date(2024, 1, 8),
    )


def test_every_element_has_its_place_in_the_record() -> None:
    for place in PLACES.values():
        entry = find_place(Record, place)
        assert entry is not None
        assert entry.label == place.removeprefix("公文.")


def test_a_record_without_elements_gives_none(full: dict[str, Any]) -> None:
    del full["公文"]
    assert elements_of(full) == NO_ELEMENTS


def test_an_empty_form_gives_no_elements() -> None:
    assert elements_of(json.loads(empty_record("青石镇", 2023))) == NO_ELEMENTS


def test_what_the_page_prints_around_a_name_may_be_written_or_not(full: dict[str, Any]) -> None:
    plain = elements_of(full)
    full["公文"] |= {
        "主送机关": "云岭县人民政府：", "附注": "（联系人：王志远）", "抄送机关": "抄送：县委办公室，县政府办公室。",
    }  # fmt: skip
    assert elements_of(full) == plain


def test_empty_rows_behind_the_last_name_count_for_nothing(full: dict[str, Any]) -> None:
    plain = elements_of(full)
    full["公文"]["签发人"] += ["", None]
    assert elements_of(full) == plain


@pytest.mark.parametrize(("written", "says"), [("是", True), ("否", False), (True, True), (False, False), (None, True)])
def test_the_office_says_whether_its_mark_ends_in_document(full: dict[str, Any], written: object, says: bool) -> None:
    full["公文"]["标志加文件"] = written
    assert elements_of(full).says_document is says


def test_the_document_holds_every_element_and_is_signed_by_the_office(full: dict[str, Any], samples: Path) -> None:
    record = json.loads((samples / "青石镇2023年.json").read_text(encoding="utf-8")) | {"公文": full["公文"]}
    opened = open_record(json.dumps(record, ensure_ascii=False).encode())
    report = assemble(opened.record, read_wording(None), notes=opened.notes, origin=opened.origin)
    assert report.findings == ()
    document = docx.Document(io.BytesIO(report.data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for words in (
        "000012", "机密★1年", "特急", "青石镇人民政府文件", "青政〔2024〕3号", "签发人：王志远", "云岭县人民政府：",
        "附件：1.主要指标完成情况", "2.重点项目", "2024年1月5日", "（联系人：王志远）", "附件1", "均已完成。",
        "抄送：县委办公室，县政府办公室。", "青石镇党政办公室", "2024年1月8日印发",
    ):  # fmt: skip
        assert words in text
    assert document.core_properties.author == "青石镇人民政府"
    assert report.deviations == tuple(report.customs.deviations())
    assert [words[:2] for words in report.deviations] == ["数字", "行距"]


def test_without_a_signature_the_document_is_the_towns(samples: Path) -> None:
    record, _ = read(samples / "青石镇2023年.json")
    document = docx.Document(io.BytesIO(assemble(record, read_wording(None)).data))
    assert document.core_properties.author == "青石镇"


def test_the_records_customs_are_the_layouts(full: dict[str, Any]) -> None:
    assert set(HouseCustoms.model_fields) == set(Customs._fields)
    customs = NO_SETTINGS.customs(read(full)[0])
    assert customs == Customs(line_points=28.0, sealed=True, digits_font="Times New Roman")


def test_the_schema_takes_a_full_record(full: dict[str, Any]) -> None:
    jsonschema.validate(full, record_schema())
    full["公文"]["发文字号"] = 3
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(full, record_schema())
