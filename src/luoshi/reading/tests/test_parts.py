"""Two documents in one file: parted where each begins by itself, and nowhere else."""

from luoshi.reading import read

HARVEST = "夏收期间，全县组织联合收割机1200台，抢收小麦52.3万亩，同比增加1.2万亩，颗粒归仓有保障。" * 4
SCHOOL = "今年以来，全县改造中小学校舍18所，新增学位2600个，城区大班额问题得到缓解，群众十分满意。" * 4
PAPER = f"""全县夏收进度过九成
本报讯（记者 张三）6月12日，记者从县农业农村局获悉，{HARVEST}
校舍改造惠及万名学生
昨日开学第一课走进新教室
□青河晚报记者 李四
{SCHOOL}
"""


def letter(n: int, title: str, body: str = "", file: str = "关于做好有关工作的通知") -> str:
    words = body or f"请认真抓好{title}工作,明确专人,压实责任,按月报送进展情况,确保年底前全面完成各项目标任务。" * 4
    return (
        f"青河县人民政府办公室文件\n青政办发〔2024〕{n}号\n青河县人民政府办公室\n关于{title}的通知\n各镇街、县直各单位:\n{words}\n"
        f"青河县人民政府办公室\n2024年3月{n}日\n"
    )


def titles(text: str, name: str = "a.txt") -> list[str | None]:
    readings = read(text.encode(), name)
    assert [one.source.part for one in readings] == list(range(1, len(readings) + 1))
    assert len({one.source.sha256 for one in readings}) == 1
    return [one.document.title for one in readings]


def test_two_articles_on_one_page_of_a_newspaper_are_two_readings():
    first, second = read(PAPER.encode(), "版面.txt")

    assert (first.document.title, second.document.title) == ("全县夏收进度过九成", "昨日开学第一课走进新教室")
    assert {"夏收" in PAPER[slice(*one.span)] for one in second.claims} == {False}
    assert {one.indicator for one in first.claims} & {one.indicator for one in second.claims} == set()
    assert PAPER[slice(*second.claims[0].span)] == second.claims[0].text


def test_two_articles_on_a_web_page():
    page = "".join(f"<p>{line}</p>" for line in PAPER.splitlines())
    first, second = read(f"<html><body><div>{page}</div></body></html>".encode(), "a.html")

    assert first.claims and all(page.count(one.text) for one in (*first.claims, *second.claims))
    assert min(one.span for one in second.claims) > max(one.span for one in first.claims)


def test_two_items_with_the_day_and_source_under_their_headlines():
    text = (
        f"全县夏收进度过九成\n2024-06-12 09:30 来源：县融媒体中心\n{HARVEST}\n"
        f"校舍改造惠及万名学生\n来源：县教育和体育局 2024-06-13\n{SCHOOL}\n"
    )
    assert titles(text) == ["全县夏收进度过九成", "校舍改造惠及万名学生"]


def test_two_letters_behind_each_other_are_two_documents():
    text = letter(5, "春季农业生产") + letter(6, "校舍安全排查")
    numbers = [one.document.document_number for one in read(text.encode(), "a.txt")]

    assert titles(text) == ["青河县人民政府办公室关于春季农业生产的通知", "青河县人民政府办公室关于校舍安全排查的通知"]
    assert numbers == ["青政办发〔2024〕5号", "青政办发〔2024〕6号"]


def test_the_fields_over_a_letter_belong_to_it():
    fields = "索引号:0031-2024-6\n发布机构\n青河县人民政府办公室\n成文日期:2024-03-06\n"
    _, second = read((letter(5, "春季农业生产") + fields + letter(6, "校舍安全排查")).encode(), "a.txt")

    assert (second.document.index_number, second.document.document_number) == ("0031-2024-6", "青政办发〔2024〕6号")


def test_a_letter_keeps_the_plan_that_it_brings():
    plan = "校舍安全排查工作方案\n一、任务\n1.摸清底数。建立台账,逐校排查。(牵头单位:县教育和体育局)\n" * 3
    assert len(titles(letter(5, "印发《校舍安全排查工作方案》") + plan)) == 1


def test_a_letter_keeps_the_letter_that_it_forwards():
    forwarded = letter(6, "校舍安全排查")
    assert len(titles(letter(5, "转发《关于校舍安全排查的通知》") + forwarded)) == 1
    assert len(titles(letter(5, "做好转发文件落实") + "附件:\n" + forwarded.split("\n", 2)[2])) == 1


def test_one_article_with_subheads_an_interview_and_a_caption_is_one():
    parts = HARVEST.split("，")
    text = (
        f"全县夏收进度过九成\n本报讯（记者 张三）{HARVEST}\n现场直击夏收一线\n{'，'.join(parts)}\n答记者问实录摘编\n"
        f"青河日报记者:请介绍有关情况。\n县农业农村局局长:{HARVEST}\n夏收现场机械轰鸣忙碌\n青河日报记者 王五 摄\n"
    )
    assert len(titles(text)) == 1


def test_two_short_notes_are_left_together():
    assert len(titles("夏收过九成六分\n本报讯（记者 张三）好。\n校舍改造完成了\n本报讯（记者 李四）好。\n")) == 1
