"""Furniture: what a site prints around a document. Told by its own words, never by the name of a site."""

from __future__ import annotations

import re

from luoshi.reading.expressions import expression
from luoshi.reading.vocabulary import any_of, words

#: What the buttons of a page say; a line that is made of these alone is one of them.
_BUTTONS = words(
    """
    打印 打印本页 打印页面 打印文章 打印此页 关闭 关闭窗口 关闭本页 关闭页面 收藏 收藏本页 加入收藏 设为首页 返回
    返回顶部 返回首页 返回列表 返回上一页 分享 分享到 分享至 微信 微博 新浪微博 腾讯微博 QQ QQ空间 QQ好友 人人网
    百度贴吧 朋友圈 复制链接 更多 字号 字体 大 中 小 正常 默认 特大 超大 T 放大 缩小 放大字体 缩小字体 页面纠错
    我要纠错 网站纠错 纠错 无障碍 无障碍浏览 无障碍阅读 长者助手 长者模式 关怀版 适老化 语音播报 朗读 朗读文章
    点击收听 听全文 下载 下载文字版 下载PDF版 下载word版 点击下载 全文下载 附件下载 首页 网站首页 网站地图 网站导航
    联系我们 关于我们 网站声明 隐私保护 简体 繁体 简体版 繁體版 English 登录 注册 搜索 高级搜索 手机版 电脑版 客户端
    用户中心 智能问答 政策咨询 我要咨询 我要评论 我要留言 点赞 赞 推荐
    """
)
_BETWEEN = r"[\s\u3000\xa0:：|｜/、·>»\[\]【】()（）+\-－—]*+"
_ONLY_BUTTONS = expression(rf"{_BETWEEN}(?:(?>{any_of(_BUTTONS)}){_BETWEEN})++", re.IGNORECASE)
_LAST_BUTTONS = expression(
    r"[\s\u3000\xa0|【\[(（]{0,20}(?:字号|字体|打印|分享到?|收藏|浏览[次量]|点击[次数量]|扫)[^。]{0,40}$"
)
#: Lines that a page begins so stand on no document.
_OPENINGS = expression(
    r"[\s\u3000\xa0【\[<«]*(?:(?:当前|您的?|你的?)(?:现在|所在|当前)*的?(?:所在)?(?:位置|栏目)|分享[到至]|收藏到|您现在的位置|上[一1][篇条页]|下[一1][篇条页]|扫一扫|扫描二维码|"
    r"用微信扫|手机扫码|今天是|浏览(?:次数|量|人数)|点击(?:次数|数|量|率)|阅读(?:次数|量|数)|访问(?:次数|量)|相关(?:链接|文章|新闻|阅读|信息|稿件|解读|文件|报道|内容|政策)"
    r"|延伸阅读|热点(?:推荐|新闻|专题)|推荐阅读|猜你喜欢|为您推荐|友情链接|您访问的|本站|正在加载)"
)
#: Words of the foot of every government site.
_FOOT = expression(
    r"ICP备|公网安备|网安备|网站标识码|版权所有|Copyright|©|技术支持[:：]|网站管理[:：]|承办[:：]|建议您?使用.{0,20}浏览|最佳浏览效果|支持IPV6|备案(?:序)?号|党政机关网站",
    re.IGNORECASE,
)
_LONGEST = 80

#: Labels of the field table that every site prints over a document.
_LABELS = words(
    """
    索引号 信息索引 索引码 发布机构 发文机关 发文机构 发文单位 发布单位 制发机关 公开机构 信息提供单位 责任部门
    成文日期 成文时间 生成日期 发文日期 发布日期 发布时间 公开日期 公开时间 印发日期 发文字号 发文文号 公文文号
    文件编号 文号 有效性 效力状态 文件状态 时效 主题分类 主题词 关键词 组配分类 体裁分类 服务对象 公开方式 公开范围
    公开形式 公开时限 信息类别 信息名称 文件名称 公文名称 标题 名称 分类 来源 文章来源 信息来源 作者 内容概述
    生效日期 废止日期 失效日期
    """
)
_SPACED = r"[\s\u3000\xa0]{0,6}".join
_LABEL = expression(
    rf"[\s\u3000\xa0【\[*]{{0,20}}(?:{'|'.join(map(_SPACED, _LABELS))})[\s\u3000\xa0】\]]{{0,20}}(?:[:：]|$)"
)


def is_control(line: str) -> bool:
    """Whether a line is a button, a way to other pages, a counter or the foot of a site."""
    line = line.strip()
    if len(line) > _LONGEST:
        return bool(_FOOT.search(line)) and "。" not in line
    return bool(_ONLY_BUTTONS.fullmatch(line) or _OPENINGS.match(line) or _FOOT.search(line))


def words_end(line: str) -> int:
    """Where the words of a line end that buttons close: 来源 and day, then 字号, 打印 and the like."""
    buttons = _LAST_BUTTONS.search(line)
    return buttons.start() if buttons else len(line)


def is_label(line: str) -> bool:
    """Whether a line begins with the label of a field that sites print over a document."""
    return bool(_LABEL.match(line))


_FILE = expression(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|dps|ofd|ceb|cebx|rtf|txt|csv|zip|rar|7z|jpe?g|png|tiff?)(?=$|[?#&])",
    re.IGNORECASE,
)
_FETCHED = expression(r"down(?:load|file|/)|attach|fileid=|filename=|/file/", re.IGNORECASE)
_NAMED = expression(
    r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|ceb|zip|rar)\s{0,9}(?:[(（].{0,12}[)）])?\s{0,9}$|^\s{0,9}附件",
    re.IGNORECASE,
)


def is_attachment(href: str, words_: str) -> bool:
    """Whether a link leads to a file that belongs to a document, by its address or by what it is called."""
    if href.lower().startswith(("javascript:", "mailto:", "#")):
        return False
    return bool(_FILE.search(href) or _NAMED.search(words_) or (_FETCHED.search(href) and not is_control(words_)))
