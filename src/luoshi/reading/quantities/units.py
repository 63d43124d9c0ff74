"""Units: what may follow a number, and what kind of thing it measures."""

from __future__ import annotations

from functools import cache

from luoshi.reading.vocabulary import words

#: Measure words and units by kind. The order inside a kind does not matter; longer words win.
KINDS: dict[str, tuple[str, ...]] = {
    "percent": words("% ‰ 成"),
    "points": words("个百分点 百分点 个千分点 千分点 个基点 个点"),
    "times": words("倍 番"),
    "grade": words("千伏 kV"),
    "money": words("美元 欧元 港元 元 块钱"),
    "measure": words(
        """
        平方公里 平方千米 平方米 平方厘米 平方 厘米 毫米 空方 蒸吨 立方米 公里 千米 公顷 延米 米 亩 公斤 千克
        吨标准煤 吨标煤 吨 斤 克 升 千克标准煤 公斤标准煤 克标准煤 立方
        ug/m3 μg/m3 ug/m³ μg/m³ mg/m3 mg/m³ mg/L 毫克/升
        毫克/立方米 微克/立方米 千瓦时 千瓦 兆瓦时 兆瓦 度 标箱 标准箱 千伏安 平米 km KM kW MW GW MWh GWh
        kWh m2 ㎡ 万P P PF PFlops EFlops EFLOPS Eflops PFLOPS Pflops 吨/日 吨/年 吨/天 万方 亿方
    """
    ),
    "time": words("个工作日 工作日 个月 个小时 小时 分钟 天 周年 周岁 岁 个学时 个课时 学时 课时 年 秒 周"),
    "score": words("分 个百分"),
    "count": words(
        """
        人次 亩次 人份 万人次 户次 场次 件次 家次 班次 批次 车次 架次 台次 例次 个(次) 套(次) 场(次) 次(场)
        家(次) 条(段) 个(项) 套(间) 套〔间〕 间(套) 人(次) 户(次) 台(套) 台/套 个/次 个 家 项 名 人 次 户 场 条 所
        处 座 张 件 套 台 辆 部 篇 份 例 起 宗 头 只 羽 株 棵 艘 架 门 种 组 支 册 本 幅 枚 根 片 块 栋
        幢 间 床 盏 口 眼 单 笔 对 期 轮 具 匹 尾 盘 团 批 款 队 站 席 车 封 档 吨次 位 村 镇 课 字 首 集 桩
        榀 孔 颗 航次 柜 箱 袋 列 顶 面 扇
    """
    ),
}

#: Scales that belong to the unit: 3万千瓦 is 3 of 万千瓦.
SCALES = ("万亿", "千万", "百万", "十万", "万", "亿", "千", "百")

KIND_OF = {unit: kind for kind, units in KINDS.items() for unit in units}


@cache
def kind_of(unit: str) -> str:
    """The kind of a unit with or without its scale (万亩 is a measure); `bare` for a scale alone."""
    if unit in KIND_OF:
        return KIND_OF[unit]
    if unit.startswith("/"):
        return "percent"
    unit = unit.split("/", maxsplit=1)[0].split("(", maxsplit=1)[0]
    if unit in KIND_OF:
        return KIND_OF[unit]
    for scale in SCALES:
        if unit.startswith(scale) and unit[len(scale) :] in KIND_OF:
            return KIND_OF[unit[len(scale) :]]
    return "bare"
