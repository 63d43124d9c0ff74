"""Sites: the pages that systems of government sites make of a document, each with its furniture and its field table.

A layout is a function of a leaf (the document as it is published) and a line in `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True)
class Leaf:
    """A document as a site publishes it: its fields, its paragraphs (a line each), its files (name, address)."""

    title: str
    site: str
    fields: tuple[tuple[str, str], ...]
    day: str
    paragraphs: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()


_MENU = ("首页", "政务公开", "办事服务", "互动交流", "数据开放", "魅力青河")
_TREE = ("法定主动公开内容", "政策文件", "规划信息", "财政资金", "重大项目", "民生实事", "应急管理")
_OTHERS = ("全县春季农业生产现场会召开", "我县一季度经济运行平稳", "县领导调研重点项目建设", "关于清明节放假的公告")
_SHARES = ("微信", "微博", "QQ空间")


def classic(leaf: Leaf) -> str:
    """Fields in a table, headline in the middle, words in an editor's box; share buttons, neighbours, a foot."""
    rows = _rows(leaf, lambda label, value: f"<td class='t'>{label}：</td><td>{value}</td>", 2)
    return _page(
        leaf,
        f"<div class='top'><ul>{_links(_MENU, 'li')}</ul></div>"
        f"<div class='weizhi'>当前位置：{_links(_MENU[:2], 'span')}</div>"
        f"<table class='xxgk'>{rows}</table><h1>{leaf.title}</h1>"
        f"<div class='ly'>发布时间：{leaf.day} 09:30　来源：{leaf.site}　字号：[<a href='#'>大</a> <a href='#'>小</a>]"
        f" <a href='javascript:window.print()'>打印</a></div><div class='TRS_Editor'>{_paragraphs(leaf)}</div>"
        f"<div class='fj'>附件：{_files(leaf, 'p')}</div><div class='share'>分享到：{_links(_SHARES, 'span')}</div>"
        f"<p>上一篇：<a href='/a'>{_OTHERS[0]}</a></p><p>下一篇：<a href='/b'>{_OTHERS[1]}</a></p>{_foot(leaf)}",
    )


def listed(leaf: Leaf) -> str:
    """Fields as a list with bold labels, a tree of columns at the left, related articles at the right."""
    fields = "".join(f"<li><b>{label}：</b>{value}</li>" for label, value in leaf.fields)
    related = "".join(
        f"<li><a href='/{at}'>{name}</a><span>2024-03-0{at + 1}</span></li>" for at, name in enumerate(_OTHERS)
    )
    return _page(
        leaf,
        f"<div id='header'>{_links(_MENU, 'a')}</div>"
        f"<div class='left'><h2>政府信息公开目录</h2><ul>{_links(_TREE, 'li')}</ul></div>"
        f"<div class='right'><ul class='headinfo'>{fields}</ul><div class='title'>{leaf.title}</div>"
        f"<div id='zoom'>{_paragraphs(leaf)}</div><ul class='files'>{_files(leaf, 'li')}</ul></div>"
        f"<div class='related'><h3>相关文章</h3><ul>{related}</ul></div>{_foot(leaf)}",
    )


def defined(leaf: Leaf) -> str:
    """Fields as a definition list, labels letter-spaced, the page's name is that of the document and the site."""
    fields = "".join(f"<dt>{_spaced(label)}：</dt><dd>{value}</dd>" for label, value in leaf.fields)
    return _page(
        leaf,
        f"<header><a href='/'>{leaf.site}</a></header><nav><ul>{_links(_MENU, 'li')}</ul></nav><main><dl>{fields}</dl>"
        f"<h2 class='tit'>{leaf.title}</h2><article>{_paragraphs(leaf)}</article><ul>{_files(leaf, 'li')}</ul></main>"
        f"<aside><h3>热点推荐</h3>{_links(_OTHERS, 'p')}</aside><footer>版权所有：{leaf.site}</footer>",
    )


def boxed(leaf: Leaf) -> str:
    """Fields as boxes, label and value each in a box of its own; buttons as words, a code to scan."""
    fields = "".join(
        f"<div class='item'><div class='k'>{label}</div><div class='v'>{value}</div></div>"
        for label, value in leaf.fields
    )
    return _page(
        leaf,
        f"<div class='nav'>{_links(_MENU, 'div')}</div><div class='crumb'>您所在的位置：{_links(_MENU[:3], 'a')}</div>"
        f"<div class='article'><div class='meta'>{fields}</div><div class='article-title'>{leaf.title}</div>"
        f"<div class='tools'><span>【打印】</span><span>【关闭】</span></div><div>浏览次数：1024</div>"
        f"<div class='content'>{_paragraphs(leaf)}</div><div class='attach'>{_files(leaf, 'div')}</div>"
        f"<div class='qr'>扫一扫在手机打开当前页</div></div>{_foot(leaf)}",
    )


def nested(leaf: Leaf) -> str:
    """An old site: tables in tables, words parted by breaks, no paragraph, the fields under the headline."""
    fields = "".join(f"<td>{label}：{value}</td>" for label, value in leaf.fields)
    words = "<br>".join(f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in leaf.paragraphs)
    menu = "".join(f"<td><a href='/{at}'>{name}</a></td>" for at, name in enumerate(_MENU))
    return _page(
        leaf,
        f"<table width=980><tr>{menu}</tr></table><table><tr><td width=200><table>"
        f"{''.join(f'<tr><td><a href=/{at}>{name}</a></td></tr>' for at, name in enumerate(_TREE))}</table></td>"
        f"<td><table><tr><td align=center class=biaoti>{leaf.title}</td></tr><tr>{fields}</tr>"
        f"<tr><td><font size=3>{words}</font></td></tr><tr><td>{_files(leaf, 'font')}</td></tr>"
        f"<tr><td align=right>【<a href='#'>打印本页</a>】【<a href='#'>关闭窗口</a>】</td></tr>"
        f"</table></td></tr></table><table><tr><td>{_foot(leaf)}</td></tr></table>",
    )


def told(leaf: Leaf) -> str:
    """The title and the day are told to machines only; the words stand free, the files in a box that fetches them."""
    words = "<br/>\n".join(escape(line) for line in leaf.paragraphs)
    files = "".join(
        f"<a href='/module/download/downfile.jsp?fileid={at}'>{name}</a><br/>"
        for at, (name, _) in enumerate(leaf.files)
    )
    return (
        f"<html><head><meta name='ArticleTitle' content='{leaf.title}'>"
        f"<meta name='PubDate' content='{leaf.day} 10:12:00' />"
        f"<title>\n\t最新文件_\n\t{leaf.site}</title></head><body><div class='menu'>{_links(_MENU, 'span')}</div>"
        f"<div id='con'>{words}</div><div class='down'>{files}</div>{_foot(leaf)}</body></html>"
    )


def widened(leaf: Leaf) -> str:
    """Fields in a table without colons and with heading cells, under the words; a menu of policies beside them."""
    rows = _rows(leaf, lambda label, value: f"<th>{label}</th><td>{value}</td>", 1)
    return _page(
        leaf,
        f"<div class='hd'>今天是2024年3月20日 星期三 {_links(('登录', '注册'), 'a')}</div><div class='bd'>"
        f"<div class='policy'><h3 class='headline'>{leaf.title}</h3><div class='txt'>{_paragraphs(leaf)}</div>"
        f"<table>{rows}</table><div>{_files(leaf, 'p')}</div></div>"
        f"<div class='side'>相关解读{_links(_OTHERS[:2], 'p')}</div></div>{_foot(leaf)}",
    )


def labelled(leaf: Leaf) -> str:
    """Fields with label elements in one line, the words in paragraphs of spans, everything in one box."""
    fields = " ".join(f"<span><label>{label}：</label><em>{value}</em></span>" for label, value in leaf.fields)
    words = "".join(f"<p><span>　　{escape(line)}</span></p>" for line in leaf.paragraphs)
    return _page(
        leaf,
        f"<div class='wrap'><div class='logo'>{_links((leaf.site, *_MENU), 'a')}</div><div class='box'>"
        f"<div class='infoline'>{fields}</div><h1 class='title'>{leaf.title}</h1>{words}{_files(leaf, 'p')}"
        f"<div class='pn'>上一条：<a href='/1'>{_OTHERS[2]}</a></div><div class='pn'>下一条：没有了</div>"
        f"</div></div>{_foot(leaf)}",
    )


LAYOUTS: tuple[Callable[[Leaf], str], ...] = (classic, listed, defined, boxed, nested, told, widened, labelled)


def _page(leaf: Leaf, body: str) -> str:
    head = (
        f"<meta charset='utf-8'><title>{leaf.title}_{leaf.site}</title><style>p {{}}</style><script>var a = 1;</script>"
    )
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _paragraphs(leaf: Leaf) -> str:
    return "\n".join(f"<p style='text-indent:2em'>　　{escape(line)}</p>" for line in leaf.paragraphs)


def _links(names: tuple[str, ...], tag: str) -> str:
    return "".join(f"<{tag}><a href='/{at}'>{name}</a></{tag}>" for at, name in enumerate(names))


def _files(leaf: Leaf, tag: str) -> str:
    return "".join(f"<{tag}><a href='{address}'>{name}</a></{tag}>" for name, address in leaf.files)


def _rows(leaf: Leaf, cells: Callable[[str, str], str], in_row: int) -> str:
    fields = [cells(label, value) for label, value in leaf.fields]
    return "".join(f"<tr>{''.join(fields[at : at + in_row])}</tr>" for at in range(0, len(fields), in_row))


def _spaced(label: str) -> str:
    """Short labels are spread to the width of the long ones: 索 引 号."""
    return "&nbsp;".join(label) if len(label) < 4 else label


def _foot(leaf: Leaf) -> str:
    return (
        f"<div class='foot'><p>主办：{leaf.site}　承办：青河县大数据中心　联系电话：0530-0000000</p>"
        "<p>鲁ICP备00000000号-1　鲁公网安备 37000000000000号　网站标识码：3717000000</p>"
        f"{_links(('网站地图', '联系我们', '关于我们'), 'span')}</div>"
    )
