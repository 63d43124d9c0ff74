"""Sureness: a task and its units are as sure as the way in which they were found."""

from luoshi.reading import read
from luoshi.reading.findings.duties_sureness import of_target


def test_a_note_is_surer_than_what_stands_beside_and_a_known_name_than_an_odd_one():
    text = "一、民生\n1.办学。（牵头单位：县教育局；配合单位：某某驿站、县科技局）\n2.养老。建中心。\n"
    [reading] = read(text.encode(), "计划.txt")
    assert [
        (task.title, task.confidence, [(one.unit, one.confidence) for one in task.responsibilities])
        for task in reading.tasks
    ] == [
        ("办学", 0.98, [("县教育局", 0.98), ("某某驿站", 0.93), ("县科技局", 0.98)]),
        ("养老", 0.68, []),
    ]


def sure_of_targets(text: str) -> list[list[float]]:
    return [[target.confidence for target in task.targets] for task in read(text.encode(), "计划.txt")[0].tasks]


def test_what_news_promise_is_a_doubtful_task_for_its_sure_numbers():
    text = "青河区要闻\n该区计划：力争新建厂房30万平方米以上，引进项目不少于12个。\n"
    [task] = read(text.encode(), "新闻.txt")[0].tasks
    assert (task.confidence, {target.confidence for target in task.targets}) == (0.75, {0.97})


def test_a_bare_count_is_sure_where_somebody_answers_for_it_and_none_is_in_a_task_that_only_asks():
    works = "1.兴修水利。灌溉泵站30座，灌溉渠道9公里。（牵头单位：县水利局）"
    answered = f"一、农业\n{works}\n2.办社。（牵头单位：县农业农村局）\n"
    asked = "青河县2026年工作要点\n一、推进水利\n新建灌溉渠道30公里以上。\n二、推进造林\n管好林地。\n三、加强管护\n"
    assert (sure_of_targets(answered), sure_of_targets(asked)) == ([[0.95, 0.85], []], [[0.8], [], []])


def test_what_is_brought_about_by_the_verb_of_its_clause_is_sure_in_a_list_too():
    text = "一、产业\n1.壮大企业。打造示范企业10个、智能工厂20个。（牵头单位：县工信局）\n"
    assert sure_of_targets(text) == [[0.97, 0.97]]


def test_a_name_that_describes_is_doubted_where_nothing_counts_it_for_somebody():
    text = "一、监管\n1.规范抽查。抽查企业的合格率达到90%以上，抽查合格率达到90%以上。（牵头单位：县市场监管局）\n"
    assert sure_of_targets(text) == [[0.85, 0.97]]


def test_a_name_that_says_only_when_and_where_is_plain():
    text = "一、民生\n1.适老化改造。全省每年改造2万户以上，每年改造楼房2万户以上。（牵头单位：省民政厅）\n"
    assert sure_of_targets(text) == [[0.6, 0.97]]


def test_what_is_prescribed_is_doubted():
    text = "一、监管\n1.规范抽查。抽查比例原则上不低于5%，办结率不低于90%。（牵头单位：县市场监管局）\n"
    assert sure_of_targets(text) == [[0.8, 0.97]]


def test_an_item_beside_others_whose_title_is_cut_from_its_sentence_is_doubted_for_what_it_is():
    [reading] = read("一、产业\n1.培育企业。新增规上企业20家以上。（牵头单位：县工信局）\n".encode(), "计划.txt")
    [target] = reading.tasks[0].targets
    beside = "like the items beside it"
    assert [of_target(target, 0.88, beside, False, is_cut).confidence for is_cut in (True, False)] == [0.9, 0.97]


def test_a_row_is_named_by_its_sentence_and_as_sure_as_a_short_one():
    long = "加强产业链招商，实施兼并重组，加快重点项目建设，推动产业升级，力争引进龙头企业40家以上。"
    rows = [(long, "县商务局"), ("培育企业。新增规上企业20家以上。", "县工信局")]
    cells = "".join(f"<tr><td>{words}</td><td>{unit}</td></tr>" for words, unit in rows)
    page = f"<table><tr><th>工作任务</th><th>责任单位</th></tr>{cells}</table>"
    [reading] = read(page.encode(), "计划.html")
    assert [[target.confidence for target in task.targets] for task in reading.tasks] == [[0.97], [0.97]]


def test_a_fact_named_by_its_own_words_is_surer_than_one_of_its_topic_or_a_share_alone():
    text = "青河县经济运行情况\n上半年，全县新开工项目45个。规模以上工业增加值增长8.5%。农产品加工转化率达到72%。\n"
    [reading] = read(text.encode(), "情况.txt")
    assert [(claim.indicator, claim.confidence) for claim in reading.claims] == [
        ("全县新开工项目", 0.95),
        ("规模以上工业增加值", 0.98),
        ("农产品加工转化率", 0.9),
    ]


def test_what_a_cell_says_in_a_long_first_sentence_is_as_sure_as_in_a_short_one():
    long = "建立健全水利工程建设质量管理制度体系,完善参建单位质量责任追究办法,推动各镇落实属地管理责任和日常巡查职责"
    text = f"青河县重点任务分解表\n序号\t工作任务\t责任单位\n1\t{long}。定期通报。\t县水利局\n2\t修桥\t县交通局\n"
    assert [(task.title, task.confidence) for task in read(text.encode(), "表.txt")[0].tasks] == [
        (long, 0.98),
        ("修桥", 0.98),
    ]
