"""Tellings: the wordings in which documents tell of achievements, for each kind of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from luoshi.reading.vocabulary import any_of, words

_QUOTED = r"(?:“[^“”\n]{1,30}”|《[^《》\n]{1,40}》)"
#: One character or one quoted name of a phrase; a list goes over 、, a single name does not.
_IN_LIST = rf"(?:{_QUOTED}|[^,。;:“”《》\n])"
_IN_NAME = rf"(?:{_QUOTED}|[^,。;:、“”《》\n])"
#: What is told begins a clause: nothing is sought from the middle of one.
_OPENS = r"(?<![^,。;:\n\s])"
_CLOSES = r"(?=[,。;、\n]|$)"
#: Where a name in a sentence ends: what became of it is told behind.
_THEN = r"(?=[,。;:\n]|$|入选|被|获[评得])"
_FIRST = any_of(words("首创 率先推出 率先出台 率先实施 率先开展 率先建立 率先推行 率先探索 率先印发"))
_AMONG_ALL = r"全(?:[国省市区县]|自治区)"
_AHEAD_OF = rf"{_AMONG_ALL}(?:范围内)?率先(?:在[^,。;]{{1,10}}?)?"
_BEGINS = any_of(
    words("""
    推出 出台 实施 开展 建立 推行 探索 印发 建成 实现 完成 启动 发布 制定 设立 成立 开通 打造 构建 组建 取消
    通过 推进 上线 试点 实行 引入 创建 创立 发放
""")
)
#: Among whom something is the first of its kind: 全国首家, 我省首个, 西北首条.
_REGION = "大陆|中西部|[东西中]部|西[北南]|东[北南]|华[东南北中]|青藏高原"
_WHERE = rf"(?:全[国省市区球]|世界|国[内际]|亚洲|[我本][国省市县区]|{_REGION})"
_IN_FIELD = r"(?:[^,。;:、“”\n首]{1,12}(?:领域|行业))?"
_ONE_OF = "[个家部例创座条台艘款套颗支张只单所项]"
_BEFALLS = any_of(
    words("""
    落地 落户 投入 投运 投产 建成 揭牌 挂牌 开业 开工 运行 竣工 获批 成功 贯通 正式 顺利 启用 启动 上线 进入
    亮相 诞生 开通 交付 试点运行 通过 封关 投用 出台 问世 研制 下线
""")
)
_HELD_UP = any_of(words("刊发 刊载 推广 充分认可 通报表扬 通报表彰 督察通报表扬 表扬 表彰 批示 肯定 列为 推介 转发"))
_PRAISED = any_of(words("入选 入围 上榜 荣登 入列 晋级 获评 荣获 喜获 斩获 受命名 获颁 跻身"))
#: What is merely received (获补助, 获国务院批复) is no honour: a prize, a title or a place among the first is.
_PRIZE = (
    r"(?:奖(?![励补金])|称号|[金银铜]牌|冠军|优秀|先进|示范|等次|荣誉|督?激励|典型|案例"
    r"|十[佳大]|[百十]强|标杆|样板|首[个批]|第[一二三]|试点|认证|名[镇村城])"
)
_ENTRUSTED = any_of(words("获批 承接 承担 列入 被列为 被列入 被确定为 纳入 争取到"))
_UNDERTAKEN = "开展|推进|启动"
_TRIAL = rf"(?:{any_of(words('试点 试验区 示范区 先行区 新区 示范市 试点市 园区 试点城市'))})(?![镇村])"
#: Who gives something makes it an achievement: 国家级, 全省, 世界.
_HIGH = r"(?:国家|全国|省级|全省|自治区级|星级)"
_GIVEN = r"(?:国家|全国|中国|世界|国际|联合国)"
_BRANDED = rf"{_QUOTED}[^,。;“”]{{0,10}}?品牌"
_RECEIVED = rf"(?:被|获|得到|受到|在(?=《)){_IN_LIST}{{2,24}}?(?:{_HELD_UP})"
_TOP = r"(?:第[一1]|首位)(?:名|档次|方阵|梯队|等次)?"
_EXAMINED = "(?:考核|考评|测评|评估|评价)"
_CONTEST = "(?:大赛|比赛|竞赛|评选|锦标赛|运动会|比武)"
_GRADE = r"[“]?(?:优秀|优等|优|好|先进|[A一]等?级?)[”]?(?:的?等[次级]|单位)?"
_IN_A_ROW = r"连续?[\d一-十两多]{0,2}[年次届]"
_LISTED = r"(?:(?:公示|培育|建设|创建|推荐|预备)?名[单录]|目录)"

#: How each kind is told, behind words of which it holds one; the group `name` holds what was achieved, `names` several,
#: `of` what stands before it.
_TELLINGS: tuple[tuple[str, str, str], ...] = (
    ("brand", "品牌", rf"(?:打响|叫响|擦亮|唱响|打造|提升)了?(?:以.{{2,30}}?为核心.{{0,6}}?的)?(?P<name>{_BRANDED})"),
    ("brand", "提升", r"提升(?P<name>“[^“”]{2,12}”)(?:国际影响力|知名度|美誉度)"),
    ("brand", "品牌", r"(?P<name>“[^“”]{2,14}”[^,。;“”]{0,8}品牌)(?:更加|持续|不断|进一步)"),
    ("innovation", "首创|率先",
     rf"(?:全国|全省|全市)?(?:{_FIRST})(?!性)(?:推出|出台|了)*推?(?P<name>{_IN_LIST}{{1,40}}?){_THEN}"),
    ("innovation", "率先", rf"{_AHEAD_OF}(?:{_BEGINS})了?(?P<name>{_IN_LIST}{{2,40}}?){_THEN}"),
    ("innovation", "首",
     rf"(?P<name>{_WHERE}{_IN_FIELD}首{_ONE_OF}{_IN_NAME}{{1,40}}?)(?:{_CLOSES}|(?:在[一-鿿]{{1,4}}?)?(?:{_BEFALLS})(?!的))"),
    ("innovation", "创新出台", r"创新出台(?:实施)?(?P<name>《[^《》\n]+》)"),
    ("experience", "经验", r"(?:^|(?<=[,:\s]))(?P<name>\d+余?项(?:典型)?经验(?:做法)?)被"),
    ("experience", "入选",
     rf"(?P<name>{_IN_NAME}{{1,30}}(?:工作法|做法|模式|建设|工作)),?(?:走在[^,。]{{2,12}},)?入选"),
    ("experience", "刊发|刊载|推广|认可|表扬|表彰|批示|肯定|列为|推介|转发",
     rf"(?P<name>{_IN_LIST}{{2,160}}?)(?:,分别以{_IN_LIST}{{2,40}})?{_RECEIVED}"),
    ("experience", "经验做法",
     rf"(?P<name>{_IN_LIST}{{2,160}}?)\d{{1,6}}余?项经验做法,?分别以{_IN_LIST}{{2,40}}上报"),
    ("experience", "经验", rf"(?<!复制)推广(?P<name>{_IN_NAME}{{2,20}}经验)"),
    ("experience", "推广|推介",
     rf"{_OPENS}(?P<name>{_IN_NAME}{{1,30}}(?:模式|经验|做法|成果|举措)|{_IN_NAME}{{0,30}}“[^“”\n]{{2,20}}(?:模式|经验|做法|工作法)”)(?:[在向]?全[国省市]|走向全[国省市])(?:[^,。;、\n]{{1,6}})?(?:推广|推介)"),
    ("experience", "发言|交流|介绍",
     rf"{_OPENS}(?P<name>{_IN_LIST}{{4,60}}?(?:工作|经验|做法|模式|改革|”))在[^,。;、\n]{{2,24}}会议?上?作?了?(?:典型|经验|交流|先进){{1,2}}(?:发言|交流|介绍)"),
    ("experience", "成为全",
     rf"{_OPENS}(?P<name>{_IN_NAME}{{1,30}}?)成为全[国省](?!首)[^,。;\n]{{0,20}}(?:方案|典型|样板|标杆|范例|精品|榜样)"),
    ("honour", "批示", r"支持(?:[一-鿿]{2,4}[市县区])?(?P<name>[^,。;]{3,20}工作),[^。;]{0,20}?作出[^,。;]{0,6}批示"),
    ("honour", "考核|考评|测评|评估|评价",
     rf"(?:{_OPENS}在?|在)(?P<of>(?!在){_IN_NAME}{{3,30}}?{_EXAMINED})中?(?:{_IN_A_ROW}|(?:{_IN_A_ROW})?(?:[荣喜]?获评?得?|被评为|为))(?:国家|省)?级?(?P<name>{_GRADE}){_CLOSES}"),
    ("honour", "奖|冠军",
     rf"在(?P<of>{_IN_NAME}{{4,30}}?{_CONTEST})(?:活动)?中,?[荣喜斩]?[获夺]得?(?P<name>[^,。;、\d\n]{{0,12}}(?:奖|冠军))"),
    ("honour", "第一|首位",
     rf"(?:{_OPENS}在?|在)(?P<name>(?!在){_IN_NAME}{{2,30}}?{_EXAMINED})中?(?:{_IN_A_ROW})?(?:位居|位列|名列|排名|居)全[国省市县区]{_TOP}"),
    ("honour", "被",
     rf"被(?:{_IN_NAME}{{2,20}}?)?(?:授予|(?:评|命名|认定|表彰|确定|批准|列)为)(?P<name>(?={_IN_LIST}{{0,40}}?(?:{_PRIZE}|{_HIGH}|文明|模范|[一-五]星)){_IN_LIST}{{3,60}})"),
    ("honour", "获评|荣获|喜获|获颁|斩获|入选|入围|入列|上榜|荣登|晋级|命名|跻身",
     rf"(?:成功)?(?:{_PRAISED})[为了]?(?P<name>(?!、|名单){_IN_LIST}{{1,60}})"),
    ("honour", "获",
     rf"(?<![荣喜斩])获(?![评颁批取奖])[得建]?(?![者感])了?(?P<name>(?:{_QUOTED}|{_IN_LIST}{{0,40}}?{_PRIZE}){_IN_LIST}{{0,30}})"),
    ("honour", "创建|创成",
     rf"(?:(?:成功|新)(?:创建|创成)|创成(?!率)|创建(?=为))(?:为|成为)?(?P<name>{_IN_LIST}{{4,40}})"),
    ("honour", "新|创",
     rf"(?:新增|新[获创培建评认]\w|创成|创建了?(?=\d|[^,。;、]{{4,40}}\d+[个家]))了?\d{{0,4}}[个家项处]?(?P<name>(?:{_GIVEN}|{_QUOTED}(?=[^,。;、]{{0,10}}(?:基地|示范|试点|试验区|集群))){_IN_LIST}{{3,60}})"),
    ("honour", "名|目录", rf"(?:列入|纳入|进入|转入)(?P<name>{_IN_LIST}{{0,12}}?{_GIVEN}{_IN_LIST}{{2,30}}?){_LISTED}"),
    ("pilot", "试|示范|先行区|新区|园区",
     rf"(?:{_ENTRUSTED}|支持{_IN_NAME}{{2,6}}建设)(?:了|为|创建|建设)?(?P<name>{_IN_LIST}{{2,40}}?{_TRIAL})"),
    ("pilot", "试|示范|先行区|新区|园区",
     rf"(?:{_AMONG_ALL}(?:首批|率先)(?:{_UNDERTAKEN})|(?:{_UNDERTAKEN})(?={_IN_LIST}{{0,30}}?{_HIGH}))(?P<name>{_IN_LIST}{{2,60}}?{_TRIAL})"),
    ("pilot", "获批",
     rf"获批(?:创建|建设|设立|开展|成为)?\d{{0,3}}[个家项]?(?P<name>(?:省级|{_IN_LIST}{{0,12}}?{_GIVEN}){_IN_LIST}{{3,40}})"),
    ("pilot", "获",
     rf"{_OPENS}(?P<name>{_IN_LIST}{{4,60}}?)(?:(?:正式|成功)?获批(?:建设|设立){_CLOSES}|获{_IN_NAME}{{2,16}}?批[复准])"),
    ("pilot", "获批",
     rf"{_OPENS}(?P<name>{_IN_LIST}{{2,40}}?(?:{_TRIAL}|景区|度假区|保护区|平台|基地))(?:正式|成功)?获批{_CLOSES}"),
    ("pilot", "落",
     rf"{_OPENS}(?P<name>(?:国家|全国){_IN_NAME}{{4,30}}?)(?:成功|正式|顺利)?(?:落[地户]|在[一-鿿]{{1,4}}落[地户])"),
    ("pilot", "试点通过", rf"(?P<names>{_IN_LIST}{{2,160}}?)等?\d{{1,6}}个(?:国家级|省级)?(?:改革)?试点通过"),
    ("pilot", "通过",
     rf"{_OPENS}(?P<name>{_IN_LIST}{{4,60}}?{_TRIAL})(?:建设|工作)?(?:顺利)?通过[^,。;]{{0,12}}?(?:验收|评估)"),
    ("honour", "授予", r"授予[^“”,。;\n]{2,16}(?P<name>“[^“”\n]{2,30}”(?:荣誉)?(?:称号)?)"),
    ("pilot", "成为",
     rf"成为(?:首批|第[一二三四五六]批)?(?P<name>(?:国家|全国)(?!首){_IN_LIST}{{2,40}}?(?:{_TRIAL}|示范[县区项]目?|示范基地|创新基地))"),
    ("pilot", "试点", r"在(?P<name>“[^“”]{2,12}”试点[市城区县]+)建设?评估"),
)  # fmt: skip


class Telling(NamedTuple):
    """One wording: the kind that it tells of, words of which its sentence holds one, and the expression."""

    kind: str
    held: tuple[str, ...]
    said: re.Pattern[str]


@lru_cache(maxsize=1)
def tellings() -> tuple[Telling, ...]:
    """Compiled when the first text that reports is read: plans need none of them."""
    return tuple(Telling(kind, tuple(held.split("|")), re.compile(said)) for kind, held, said in _TELLINGS)
