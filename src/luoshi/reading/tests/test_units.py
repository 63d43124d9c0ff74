"""Names of units: where lists part, and what damaged names were."""

import pytest

from luoshi.reading.findings.units import Units
from luoshi.reading.findings.units_grammar import is_department, is_unit
from luoshi.reading.findings.units_lists import names_of
from luoshi.reading.flow import Span


def named(*lists: str, level: str | None = None) -> list[list[str]]:
    """The restored names of each list of one document."""
    text = "\n\n".join(lists)
    starts = [text.index(one) for one in lists]
    spans = [Span(start, start + len(one)) for start, one in zip(starts, lists, strict=True)]
    units = Units(text, spans, level)
    return [[unit.name for unit in units.named_in(span)] for span in spans]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("县财政局、县水务局，各镇街", ["县财政局", "县水务局", "各镇街"]),
        ("市交通委（市道运局）；团市委", ["市交通委（市道运局）", "团市委"]),
        ("县财政局县水务局各镇街", ["县财政局", "县水务局", "各镇街"]),
        ("县住房和城乡建设局及县自然资源和规划局", ["县住房和城乡建设局", "县自然资源和规划局"]),
        ("市生态环境局某某分局县应急管理局", ["市生态环境局某某分局", "县应急管理局"]),
        ("各区、县（市）政府", ["各区、县（市）政府"]),
        ("各市〔州〕、各县〔市、区〕人民政府", ["各市〔州〕人民政府", "各县〔市、区〕人民政府"]),
        ("东湖、西湖片区管理局", ["东湖片区管理局", "西湖片区管理局"]),
        ("东街、西街、北门3个乡镇", ["东街、西街、北门3个乡镇"]),
        ("监察处（60日），综合处（20日）法规处（10个工作日）", ["监察处", "综合处", "法规处"]),
        ("县水利局（赵敏）、市政府办（金融）", ["县水利局", "市政府办（金融）"]),
        ("各县<市、区>政府、县财政局", ["各县<市、区>政府", "县财政局"]),
        ("市中级人民法院以及相关金融机构", ["市中级人民法院", "相关金融机构"]),
        ("县公安局、县水利局根据单位职责分别", ["县公安局", "县水利局"]),
        ("各县（市、区，含高新区、经开区，下同）人民政府（管委会）", ["各县（市、区）人民政府（管委会）"]),
        ("由县教育局、县卫生健康局等单位按职责分工", ["县教育局", "县卫生健康局"]),
        ("县发展改革、财政、税务等部门", ["县发展改革部门", "县财政部门", "县税务部门"]),
        ("各地区发展改革部门、各地区教育局", ["各地区发展改革部门", "各地区教育局"]),
        ("县水利局、县\n财政局", ["县水利局", "县财政局"]),
        ("县人力资源和社会保\n障局、县民\n政局", ["县人力资源和社会保障局", "县民政局"]),
        ("市公安局交通警察支队", ["市公安局交通警察支队"]),
        ("县委党校县检察院县直各部门", ["县委党校", "县检察院", "县直各部门"]),
        ("各县市区人民政府", ["各县市区人民政府"]),
        ("市科协，各有关区、县级市", ["市科协", "各有关区、县级市"]),
        ("市司法局、市审批局等市级各有关部门", ["市司法局", "市审批局"]),
        ("人行某县支行、县财政局（联系人：王强，电话5551234）", ["人行某县支行", "县财政局"]),
        ("县教育局 县水务局等2个部门", ["县教育局", "县水务局"]),
        ("各乡镇党委、政府", ["各乡镇党委", "各乡镇政府"]),
    ],
)
def test_lists_part_where_names_end(words, names):
    assert named(words) == [names]


def test_lost_levels_come_from_the_same_name_elsewhere_else_from_the_document():
    lists = ("县科技局、市生态环境局某某分局", "科技局、水务局、生态环境局某某分局", "委组织部、团委、政府办公室")
    assert named(*lists)[1:] == [
        ["县科技局", "县水务局", "市生态环境局某某分局"],
        ["县委组织部", "团县委", "县政府办公室"],
    ]


def test_lost_organs_and_separators_come_from_the_same_name_elsewhere():
    assert named("县发展改革局、县财政局", "发展改革财政局", "发展改革")[1:] == [
        ["县发展改革局", "县财政局"],
        ["县发展改革局"],
    ]


def test_a_name_that_is_gone_is_marked_and_not_invented():
    assert named("县科技局、局、县财政局") == [["县科技局", "?局", "县财政局"]]


def test_a_document_that_writes_no_levels_gets_them_only_where_its_own_is_known():
    assert (named("科技局"), named("科技局", level="县")) == ([["科技局"]], [["县科技局"]])


def test_ministries_and_internal_offices_lack_no_level():
    assert named("财政部、商务部", "征地科、法规科", level="县") == [["财政部", "商务部"], ["征地科", "法规科"]]


def test_kinds_of_bodies_get_a_level_only_where_the_document_writes_it_with_one():
    assert named("发改部门、财政部门", "县水利局", level="县") == [["发改部门", "财政部门"], ["县水利局"]]
    assert named("县发改部门、财政部门", level="县") == [["县发改部门", "县财政部门"]]


def test_a_restored_name_keeps_its_words_and_says_why():
    units = Units("县财政局、科技局", [Span(0, 8)], None)
    assert [(unit.as_written, unit.restored, unit.span) for unit in units.named_in(Span(0, 8))] == [
        ("县财政局", None, Span(0, 4)),
        ("科技局", "县 was lost", Span(5, 8)),
    ]


def test_everyday_words_and_verbs_are_no_units():
    words = ("发展格局", "党员干部", "公共场所", "打造智慧社区", "县财政局", "各片区管委会")
    assert [is_unit(word) for word in words] == [False, False, False, False, True, True]
    assert [is_department(word) for word in ("市场监管局", "市场监管", "县城投公司")] == [True, False, False]


def test_blanks_part_whole_names_and_join_broken_ones():
    assert named("县交 通运输局 县财\n政局、县委 宣传部\n— 3 —\n县水务局") == [
        ["县交通运输局", "县财政局", "县委宣传部", "县水务局"]
    ]


def test_a_list_of_ministries_gets_no_level_from_a_place_in_the_text():
    assert named("农业农村部、发展改革委、体育局", level="区") == [["农业农村部", "发展改革委", "体育局"]]


def test_names_that_a_word_joins_are_two_but_not_two_bodies_of_one_place():
    assert named(
        "各市政府和济源示范区、航空港区管委会", "县教育局和县财政局", "各县(市、区)党委和人民政府", level="省"
    ) == [
        ["各市政府", "济源示范区管委会", "航空港区管委会"],
        ["县教育局", "县财政局"],
        ["各县(市、区)党委和人民政府"],
    ]


def test_a_level_and_an_organ_make_a_name_whatever_stands_between():
    assert [is_unit(word) for word in ("县贸促会", "市文博馆", "县城格局", "市场培育会")] == [True, True, False, False]


def test_places_in_a_row_share_the_body_behind_the_last():
    assert named("县发改局、东阳市、西林市、南州人民政府", "各市、州、县人民政府") == [
        ["县发改局", "东阳市人民政府", "西林市人民政府", "南州人民政府"],
        ["各市、州、县人民政府"],
    ]


def test_offices_of_any_field_lack_their_level_but_not_branches_and_those_named_after_a_place():
    assert named("县财政局、土地局、电力公司、东山税务分局、国家电网公司", level="县") == [
        ["县财政局", "县土地局", "县电力公司", "东山税务分局", "国家电网公司"]
    ]


def test_a_list_closes_with_the_departments_of_a_government():
    assert names_of("公安部、银保监会等国务院相关部门、各地区按职责分工负责") == ["公安部", "银保监会", "各地区"]


def test_governments_of_places_that_are_named_in_a_row():
    assert named("东街镇、西街镇等人民政府") == [["东街镇人民政府", "西街镇人民政府"]]


def test_a_paper_that_writes_no_level_before_its_halls_lacks_none():
    assert named("科技厅、省国资委、财政厅", level="省") == [["科技厅", "省国资委", "财政厅"]]
    assert named("省科技厅、国资委、财政厅", level="省") == [["省科技厅", "省国资委", "省财政厅"]]


def test_everybody_of_a_kind_stays_as_written_where_no_name_lost_anything():
    assert named("区水利局、区农业农村局、相关乡镇", level="区") == [["区水利局", "区农业农村局", "相关乡镇"]]
    assert named("水利局、区农业农村局、相关乡镇", level="区") == [["区水利局", "区农业农村局", "各相关乡镇"]]


def test_party_bodies_lack_their_level_too():
    assert named("区财政局、纪工委、党群工作部", level="区") == [["区财政局", "区纪工委", "区党群工作部"]]
