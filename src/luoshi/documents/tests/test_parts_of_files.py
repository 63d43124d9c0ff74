"""A file with two documents becomes two, each with its own words; what hangs on to a page is named."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from luoshi.documents import actions, queries
from luoshi.documents.models import Document
from tests.support.papers import PAGE, bring

pytestmark = pytest.mark.django_db

HARVEST = "夏收期间，全县组织联合收割机1200台，抢收小麦52.3万亩，同比增加1.2万亩，颗粒归仓有保障。" * 4
SCHOOL = "今年以来，全县改造中小学校舍18所，新增学位2600个，城区大班额问题得到缓解，群众十分满意。" * 4
PAPER = (
    f"全县夏收进度过九成\n本报讯（记者 张三）6月12日，{HARVEST}\n校舍改造惠及万名学生\n□青石晚报记者 李四\n{SCHOOL}\n"
)


@pytest.fixture
def office(sign_in, english):
    client = sign_in("office")
    client.headers = {"Accept-Language": "en"}
    return client


def page(office, document):
    return office.get(reverse("documents:document", args=[document.pk]), headers=office.headers).content.decode()


def test_each_document_has_its_own_words_and_figures(cast):
    bring(cast, PAPER, "版面.txt")
    first, second = Document.objects.order_by("part")
    flows = [queries.opened(queries.desk_reading(one)).flow.text for one in (first, second)]

    assert [(one.title, one.part) for one in (first, second)] == [
        ("全县夏收进度过九成", 1),
        ("校舍改造惠及万名学生", 2),
    ]
    assert (first.file_id, "".join(flows)) == (second.file_id, PAPER)
    assert flows[1].startswith("校舍改造")


def test_the_pages_lead_to_each_other_and_show_their_own_words(cast, office):
    first = bring(cast, PAPER, "版面.txt")
    second = Document.objects.get(part=2)

    assert f'href="{reverse("documents:document", args=[second.pk])}"' in page(office, first)
    assert f'href="{reverse("documents:document", args=[first.pk])}"' in page(office, second)
    assert "52.3万亩" not in page(office, second)


def test_the_upload_says_how_many_documents_were_found(cast, office):
    file = SimpleUploadedFile("版面.txt", PAPER.encode())
    answer = office.post(reverse("documents:upload"), {"file": file}, follow=True, headers=office.headers)

    assert "2 documents were found in this file; each is checked by itself." in answer.content.decode()


def test_the_second_document_is_read_again_by_itself(cast, monkeypatch):
    bring(cast, PAPER, "版面.txt")
    second = Document.objects.get(part=2)
    monkeypatch.setattr("luoshi.documents.actions.rereading.READER_VERSION", "99")

    actions.read_again(cast.act("office"), second)

    bodies = [queries.opened(reading) for reading in second.readings.order_by("pk")]
    assert (bodies[0].flow, bodies[0].body["claims"]) == (bodies[1].flow, bodies[1].body["claims"])


def test_attachments_of_a_page_are_named_as_not_read(cast, office):
    document = bring(
        cast, PAGE.replace("<script>", "<p><a href='/fj/1.xlsx'>附件：项目清单.xlsx</a></p><script>"), "a.html"
    )
    text = page(office, document)

    assert "1 attachment is not read yet" in text
    assert "附件：项目清单.xlsx" in text
    assert 'href="/fj/1.xlsx"' not in text


def test_an_attachment_that_came_in_as_a_document_is_linked(cast, office):
    notice = bring(
        cast, PAGE.replace("<script>", "<p><a href='/fj/P01.txt'>附件1：项目清单.txt</a></p><script>"), "a.html"
    )
    list_ = bring(cast, "青石县项目清单\n1.新建水厂。新建水厂1座。（牵头单位：县水利局）\n", "P01.txt")
    text = page(office, notice)

    assert f'<a href="{reverse("documents:document", args=[list_.pk])}">附件1：项目清单.txt</a>' in text
    assert "All attachments are here" in text


def test_the_attachment_of_another_region_is_not_told_of(cast, office):
    notice = bring(
        cast, PAGE.replace("<script>", "<p><a href='/fj/P01.txt'>附件1：项目清单.txt</a></p><script>"), "a.html"
    )
    bring(cast, "白石县项目清单\n1.新建水厂。新建水厂1座。（牵头单位：县水利局）\n", "P01.txt", person="neighbour")

    assert "1 attachment is not read yet" in page(office, notice)
