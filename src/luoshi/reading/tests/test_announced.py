"""What news on a paper just issued says that the paper sets."""

from luoshi.reading.tests.test_unnumbered import asked, told

NEWS = (
    "2025年6月17日，《青河县稳就业促消费若干措施》（以下简称《措施》）发布，共推出22条举措，全年新增就业不少于5000人。\n"
    "就业消费两手抓\n"
    "在稳就业上，我县将加大援企稳岗力度，开发公益性岗位300个以上。根据《措施》，我县将实施技能提升行动，"
    "全年新增就业不少于5000人。目前，全县已建成零工市场6个，1-5月城镇新增就业2134人。\n"
    "全年举办促消费活动20场\n"
    "此外，《措施》还明确，深入推进县域商业建设，今年续建乡镇商贸中心3个、新开工5个；全年举办促消费活动20场。"
    "对新开设的首店给予最高20万元补贴。8月底前建成县级物流配送中心。\n"
)


def test_news_on_a_paper_asks_what_it_sets_and_tells_only_what_was_done():
    assert asked(NEWS) == [
        ("加大援企稳岗力度", [], ["300"]),
        ("实施技能提升行动", [], ["5000"]),
        ("深入推进县域商业建设", [], ["3", "5"]),
        ("全年举办促消费活动20场", [], ["20"]),
        ("8月底前建成县级物流配送中心", [], []),
    ]
    assert told(NEWS) == ["6", "2134"]


def test_news_on_no_paper_asks_nothing_of_its_figures():
    without = NEWS.replace("《青河县稳就业促消费若干措施》（以下简称《措施》）发布", "全县就业工作推进会举行")
    assert asked(without) == []
