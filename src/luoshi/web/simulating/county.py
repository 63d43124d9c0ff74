"""Invented counties of so many units, with the people who work in them, in the form of samples/county.json."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

Facts = dict[str, Any]

CITY, CITY_NAME = "990300", "云汀市"
CITY_UNIT = "市数据局"

#: Departments and what each counts: a thing and its unit.
DEPARTMENTS: dict[str, tuple[str, ...]] = {
    "科学技术局": ("高新技术企业 家", "创新平台 个", "科技特派员 人", "成果转化项目 项"),
    "工业和信息化局": ("规模以上工业企业 家", "技术改造项目 项", "数字化车间 个", "绿色工厂 家"),
    "农业农村局": ("高标准农田 万亩", "家庭农场 家", "农业社会化服务组织 个", "冷链设施 处"),
    "住房和城乡建设局": ("老旧小区 个", "雨污分流管网 公里", "口袋公园 处", "供热管网 公里"),
    "教育和体育局": ("公办幼儿园学位 个", "校舍维修 处", "健身场地 处", "名师工作室 个"),
    "卫生健康局": ("村卫生室 处", "托育学位 个", "家庭医生团队 个", "急救站点 处"),
    "民政局": ("养老服务点 处", "适老化改造家庭 户", "社区食堂 处", "社会工作站 个"),
    "人力资源和社会保障局": ("城镇新增就业 人", "技能培训 人次", "零工市场 处", "见习岗位 个"),
    "交通运输局": ("农村公路 公里", "公交线路 条", "危桥改造 座", "停车泊位 个"),
    "水务局": ("农村供水管网 公里", "水闸除险 座", "河道治理 公里", "节水单位 家"),
    "自然资源和规划局": ("批而未供土地 亩", "矿山修复 亩", "不动产登记 件", "村庄规划 个"),
    "商务局": ("外贸企业 家", "电商服务站 个", "首店 家", "重点展会 场"),
    "文化和旅游局": ("文化惠民演出 场", "旅游厕所 座", "非遗工坊 个", "乡村旅游点 个"),
    "市场监督管理局": ("质量提升企业 家", "放心消费商户 户", "特种设备检查 台", "标准制定 项"),
    "应急管理局": ("安全培训 人次", "应急演练 场", "隐患整改 项", "避难场所 处"),
    "司法局": ("法治宣传 场", "调解组织 个", "法律援助 件", "公证进乡镇 次"),
    "财政局": ("项目评审 项", "预算绩效评价 项", "政府采购培训 人次", "资金直达项目 项"),
    "审计局": ("审计项目 项", "整改销号 项", "内审培训 人次", "村居审计 个"),
    "统计局": ("入统辅导企业 家", "统计检查 次", "调查样本 户", "数据质量核查 次"),
    "行政审批服务局": ("高效办成事 项", "帮办代办 件", "乡镇服务点 处", "容缺受理 件"),
    "大数据局": ("数据目录 项", "共享接口 个", "数字乡村 个", "场景应用 个"),
    "林业局": ("造林 亩", "古树保护 株", "湿地修复 亩", "护林站 处"),
    "乡村振兴局": ("示范村 个", "就业车间 个", "农房改造 户", "人居环境整治村 个"),
    "退役军人事务局": ("服务站 个", "走访慰问 户", "就业推荐 人", "双拥活动 场"),
    "医疗保障局": ("医保服务站 个", "基金检查 家", "参保登记 人", "集采药店 家"),
    "城市管理局": ("垃圾分类小区 个", "路灯更换 盏", "背街小巷 条", "公厕改造 座"),
    "投资促进局": ("亿元以上项目 个", "外出招商 次", "签约项目 个", "落地项目 个"),
    "供销合作社联合社": ("农资网点 处", "土地托管 万亩", "社村共建 个", "日用品网点 处"),
    "残疾人联合会": ("无障碍改造 户", "辅具适配 人", "康复救助 人", "技能培训班 期"),
    "生态环境局": ("污水处理设施 处", "挥发性有机物企业 家", "排污口整治 个", "监测站点 个"),
}
SYLLABLES = "柳松白清石云鹤枫竹沙青雁桃莲泉梅桂榆槐杏杨芦茶棠苇禾稻麦兰菊"
ENDINGS = ("河镇", "岗镇", "湖镇", "桥街道", "山镇", "塘镇")
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛"
GIVEN = "明远志诚文博建平丽华海燕春雷国栋晓峰雪梅永康立新素云少华秋实向阳思齐嘉禾景行知微若谷清和"

OFFICE, GOVERNMENT = "县政府督查室", "县人民政府"
LEADERS = ("县长", "常务副县长", "副县长（分管农业农村）", "副县长（分管城建交通）", "副县长（分管社会事业）")


@dataclass(frozen=True)
class Place:
    """Where a county lies, how its papers are numbered, and what its people's account names begin with."""

    code: str
    name: str
    mark: str
    prefix: str = ""


HERE = Place("990321", "望川县", "望")
NEIGHBOUR = Place("990322", "临溪县", "临", "near-")


@dataclass(frozen=True)
class County:
    """The county's facts, and who of its units leads tasks: names of units, the departments first."""

    place: Place
    facts: Facts
    departments: tuple[str, ...]
    towns: tuple[str, ...]


def founding(counties: Iterable[County], random: Random) -> Facts:
    """The facts of the city with its administrators, and of the counties under it."""
    together: Facts = {
        "regions": [_region(CITY, CITY_NAME, 2, None)],
        "units": [_unit(CITY_UNIT, "government", CITY)],
        "collectives": [],
        "people": list(_administrators(_names(random))),
    }
    for county in counties:
        together = {name: [*rows, *county.facts[name]] for name, rows in together.items()}
    return together


def invent(place: Place, units: int, random: Random) -> County:
    """A county with so many units that report: two thirds departments (as many as there are), the rest towns."""
    departments = tuple(f"县{name}" for name in list(DEPARTMENTS)[: min(len(DEPARTMENTS), max(1, units * 2 // 3))])
    towns = tuple(_towns(units - len(departments)))
    names = _names(random)
    code, people = place.code, [*_office_people(place, names), *_unit_people(place, departments + towns, names)]
    facts = {
        "regions": [_region(code, place.name, 3, CITY)],
        "units": [
            _unit(OFFICE, "government", code),
            _unit(GOVERNMENT, "body", code),
            *(_unit(name, "government", code) for name in departments),
            *(_unit(name, "township", code) for name in towns),
        ],
        "collectives": [{"region": code, "name": "各镇街", "covers": ["township"], "aliases": []}],
        "people": people,
    }
    return County(place, facts, departments, towns)


def _towns(n: int) -> Iterator[str]:
    pairs = ((one, end) for end in ENDINGS for one in SYLLABLES)
    for _n, (one, end) in zip(range(n), pairs, strict=False):
        yield f"{one}{end}"


def _region(code: str, name: str, level: int, parent: str | None) -> Facts:
    return {"code": code, "name": name, "level": level, "parent": parent}


def _unit(name: str, kind: str, region: str) -> Facts:
    return {"region": region, "name": name, "kind": kind, "parent": None, "aliases": [], "members": []}


def _names(random: Random) -> Iterator[str]:
    while True:
        yield random.choice(SURNAMES) + "".join(random.sample(GIVEN, 2))


def _administrators(names: Iterator[str]) -> Iterator[Facts]:
    for role, title in (("system", "系统管理员"), ("security", "安全管理员"), ("audit", "审计管理员")):
        yield _person(CITY, role, next(names), CITY_UNIT, (role, title))


def _office_people(place: Place, names: Iterator[str]) -> Iterator[Facts]:
    code, prefix = place.code, place.prefix
    yield _person(code, f"{prefix}office", next(names), OFFICE, ("office", "督查室主任"))
    yield _person(code, f"{prefix}clerk", next(names), OFFICE, ("office", "督查员"))
    for n, title in enumerate(LEADERS, 1):
        yield _person(code, f"{prefix}leader{n}", next(names), GOVERNMENT, ("leader", title))


def _unit_people(place: Place, units: tuple[str, ...], names: Iterator[str]) -> Iterator[Facts]:
    code, prefix = place.code, place.prefix
    for n, unit in enumerate(units, 1):
        yield _person(code, f"{prefix}head{n}", next(names), unit, ("head", "主要负责人"))
        yield _person(code, f"{prefix}liaison{n}", next(names), unit, ("liaison", "联络员"))


def _person(region: str, username: str, name: str, unit: str, post: tuple[str, str]) -> Facts:
    role, title = post
    return {"username": username, "name": name, "region": region, "unit": unit, "role": role, "title": title}
