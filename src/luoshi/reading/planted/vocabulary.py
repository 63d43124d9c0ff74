"""The words that planted documents are made of: made-up places, ordinary units, everyday tasks."""

from __future__ import annotations

from typing import NamedTuple


class Place(NamedTuple):
    """A made-up place, how its units call themselves (县财政局), who is meant by everybody, and its units."""

    name: str
    prefix: str
    townships: str
    bureaus: tuple[str, ...]
    bodies: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


#: Bureaus without the prefix of their place.
BUREAUS = tuple(
    f"{field}局"
    for field in _words(
        "发展和改革 财政 教育和体育 科技 工业和信息化 民政 司法 人力资源和社会保障 自然资源和规划 住房和城乡建设 "
        "交通运输 水利 农业农村 商务 文化和旅游 卫生健康 应急管理 审计 市场监督管理 统计 医疗保障 行政审批服务 "
        "乡村振兴 税务 气象 城市管理 信访 林业 公安"
    )
)
#: The short names that counties use, and what a province and the State Council have instead.
_SHORT = _words(
    "发改局 财政局 教体局 科技局 工信局 民政局 司法局 人社局 自然资源局 住建局 交通运输局 水利局 农业农村局 商务局 "
    "文旅局 卫健局 应急局 审计局 市场监管局 统计局 医保局 城管局 信访局"
)
_OFFICES = _words(
    "发展改革委 教育厅 科技厅 工业和信息化厅 公安厅 民政厅 司法厅 财政厅 人力资源社会保障厅 自然资源厅 生态环境厅 "
    "住房城乡建设厅 交通运输厅 水利厅 农业农村厅 商务厅 文化和旅游厅 卫生健康委 应急管理厅 审计厅 国资委 "
    "市场监管局 统计局 医保局"
)
_MINISTRIES = _words(
    "发展改革委 教育部 科技部 工业和信息化部 公安部 民政部 司法部 财政部 人力资源社会保障部 自然资源部 生态环境部 "
    "住房城乡建设部 交通运输部 水利部 农业农村部 商务部 文化和旅游部 国家卫生健康委 应急管理部 审计署 国务院国资委 "
    "市场监管总局 国家统计局 国家医保局 人民银行"
)
_BODIES = ("委宣传部", "委组织部", "委政法委", "大数据中心", "总工会", "融媒体中心", "供销社", "妇联")

PLACES = (
    Place("青河县", "县", "各镇街", BUREAUS, _BODIES),
    Place("白塔县", "县", "各乡镇(街道)", _SHORT, _BODIES),
    Place("云泽市", "市", "各县区", BUREAUS, _BODIES),
    Place("松陵区", "区", "各街道", _SHORT, _BODIES),
    Place("南屏县", "县", "各乡镇人民政府", BUREAUS, _BODIES),
    Place("雁湖市", "市", "各县(市、区)人民政府", _SHORT, _BODIES),
    Place("东岭省", "省", "各市(州)人民政府", _OFFICES, ("委宣传部", "委组织部", "总工会", "妇联")),
    Place("国务院", "", "各省、自治区、直辖市人民政府", _MINISTRIES, ("中央网信办", "全国妇联", "中国气象局")),
)
#: Fields that share one prefix and one ending: 县发展改革、财政、税务等部门.
FIELDS = ("发展改革", "财政", "税务", "教育", "民政", "水利", "商务", "统计", "审计", "林业")

SECTIONS = _words(
    "推进产业转型升级 建设宜居宜业乡村 办好民生实事 优化营商环境 守牢安全发展底线 深化重点领域改革 提升城市品质 "
    "加强生态保护 扩大有效投资 促进文旅融合"
)
VERBS = _words("完善 提升 推进 健全 优化 加快 强化 规范 落实 抓好")
OBJECTS = _words(
    "农村供水保障 中小学校舍改造 城乡公交一体化 老旧小区改造 高标准农田建设 河道综合整治 垃圾分类处理 "
    "养老服务体系 企业帮办代办 招商项目落地 燃气管网改造 粮食仓储设施 电子证照应用 医疗联合体建设 "
    "农产品冷链物流 职业技能培训 森林防火体系 危险化学品监管 政务数据共享 社区托育服务 乡村公路养护 "
    "停车设施建设 公共文化服务 秸秆综合利用 食品安全抽检 信用体系建设 充电设施布局 防汛物资储备 困难群众救助 "
    "残疾人康复服务"
)
DETAILS = (
    "新建示范点{n}个,年底前投入使用。",
    "完成投资{n}亿元以上,带动就业{m}人。",
    "建立月调度制度,及时解决堵点难点问题。",
    "力争覆盖率达到{n}%,群众满意度稳步提高。",
    "改造提升设施{n}处,惠及群众{m}户。",
    "制定实施细则,明确标准和流程。",
    "组织专题培训{n}场,培训人员{m}人次。",
    "开展专项排查,对发现的问题限期整改。",
    "加强部门联动,形成工作合力。",
    "推广先进经验,打造特色品牌。",
)
ITEMS = ("摸清底数,建立台账", "分类施策,逐项整改", "强化监管,严格考核", "加大宣传,营造氛围")
OPENINGS = (
    "为全面完成年度各项目标任务,现就有关工作安排如下。",
    "根据上级工作部署,结合实际,制定本方案。",
    "为推动高质量发展,确保各项工作落到实处,提出以下意见。",
)
TITLES = ("{place}{year}年重点工作任务分工方案", "{place}{year}年度重点工作实施方案", "{place}高质量发展三年行动计划")
