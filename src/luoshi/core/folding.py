"""Templates in which what follows from the reader's language alone stands as text already.

Half of a page is `{% translate "…" %}`, `{% static "…" %}` and `{% url "…" %}` of words and addresses that are the same
for everybody: they are said once for each language when a template is loaded, and texts beside each other become one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.template import Context, Node, NodeList, Origin, Template
from django.template.base import FilterExpression, TextNode, Variable
from django.template.defaulttags import AutoEscapeControlNode, CommentNode, IfNode, LoadNode, URLNode
from django.template.loaders import base, cached
from django.templatetags.i18n import LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch, get_script_prefix
from django.utils.translation import get_language

#: Inside of these something else follows from the same words.
CLOSED = (AutoEscapeControlNode, LanguageNode)
#: These write nothing.
SILENT = (CommentNode, LoadNode)


class Folding(base.Loader):
    """Loads templates and folds them."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        fold(template.nodelist)
        return template


class Loader(cached.Loader, Folding):
    """Keeps each template as it is for a language and the place of the installation."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        return f"{get_language()} {get_script_prefix()} {super().cache_key(template_name, skip)}"


def fold(nodes: NodeList) -> None:
    """Puts texts in the place of what is the same for all readers of the present language."""
    nodes[:] = _joined(_folded(node) for node in nodes if not isinstance(node, SILENT))


def _folded(node: Node) -> Node:
    for inner in _inside(node):
        fold(inner)
    return _as_text(node) if _is_constant(node) else node


def _inside(node: Node) -> Iterator[NodeList]:
    if isinstance(node, CLOSED):
        return
    if isinstance(node, IfNode):
        yield from (nodes for _condition, nodes in node.conditions_nodelists)
    else:
        yield from (getattr(node, name) for name in node.child_nodelists if hasattr(node, name))


def _is_constant(node: Node) -> bool:
    """Whether a node writes the same whatever its context is."""
    if isinstance(node, TranslateNode):
        return not node.asvar and _literal(node.filter_expression) and _literal(node.message_context)
    if isinstance(node, StaticNode):
        return not node.varname and _literal(node.path)
    return isinstance(node, URLNode) and not (node.asvar or node.args or node.kwargs) and _literal(node.view_name)


def _literal(words: FilterExpression | None) -> bool:
    """Whether an argument of a tag is a word as it stands; one that is not given is."""
    if words is None:
        return True
    var: Any = words.var
    return not words.filters and (var.literal is not None if isinstance(var, Variable) else isinstance(var, str))


def _as_text(node: Node) -> Node:
    """The node as a text; an address that this installation does not have is left to whoever asks for it."""
    try:
        return TextNode(node.render(Context()))
    except NoReverseMatch:
        return node


def _joined(nodes: Iterable[Node]) -> Iterator[Node]:
    """The nodes with texts beside each other as one."""
    text = ""
    for node in nodes:
        if isinstance(node, TextNode):
            text += node.s
            continue
        if text:
            yield TextNode(text)
            text = ""
        yield node
    if text:
        yield TextNode(text)
