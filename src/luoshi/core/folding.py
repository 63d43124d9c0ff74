"""Templates in which what follows from the reader's language alone stands as text already.

Half of a page is `{% translate "…" %}`, `{% static "…" %}` and `{% url "…" %}` of words and addresses that are the same
for everybody: they are said once for each language when a template is loaded, and texts beside each other become one.

A piece that is told all it knows, `{% include "web/_light.html" with light=colour only %}`, follows from that alone: it
is written once for each language and what it is told, as long as that is plain words and numbers. It may hold nothing
else: no slot, no key of a form, nothing that time changes (a guard sees to that).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from types import NoneType
from typing import Any

from django.template import Context, Engine, Node, NodeList, Origin, Template
from django.template.base import FilterExpression, TextNode, Variable
from django.template.defaulttags import AutoEscapeControlNode, CommentNode, IfNode, LoadNode, URLNode
from django.template.loader_tags import IncludeNode
from django.template.loaders import base, cached
from django.templatetags.i18n import LanguageNode, TranslateNode
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch, get_script_prefix
from django.utils.html import conditional_escape
from django.utils.translation import get_language

from luoshi.core.addresses import address_of

#: Inside of these something else follows from the same words.
CLOSED = (AutoEscapeControlNode, LanguageNode)
#: These write nothing.
SILENT = (CommentNode, LoadNode)
#: What a piece is told that is written once.
PLAIN = (str, int, NoneType)
#: How many of what it is told each place of a piece keeps.
KEPT = 1000
Told = tuple[tuple[str, Any, Any], ...]  # name, value, the types in the value


class Folding(base.Loader):
    """Loads templates and folds them."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> Template:
        template = super().get_template(template_name, skip)
        fold(template.nodelist, self.engine)
        return template


class Loader(cached.Loader, Folding):
    """Keeps each template as it is for a language and the place of the installation."""

    def cache_key(self, template_name: str, skip: list[Origin] | None = None) -> str:
        return f"{get_language()} {get_script_prefix()} {super().cache_key(template_name, skip)}"


class Included(Node):
    """A piece in its place: found once, while Django looks for it each time."""

    def __init__(self, name: str, told: dict[str, FilterExpression], engine: Engine) -> None:
        self.name, self.told, self.engine = name, told, engine

    def render(self, context: Context) -> str:
        with context.push(**self.told_now(context)):
            return self.template.render(context)

    def told_now(self, context: Context) -> dict[str, Any]:
        """What the piece is told here and now."""
        return {name: value.resolve(context) for name, value in self.told.items()}

    @cached_property
    def template(self) -> Template:
        """The piece; not looked for before it is written, since it may hold itself."""
        return self.engine.get_template(self.name)


class Piece(Included):
    """A piece that is told all it knows; each place of it keeps what it wrote."""

    def render(self, context: Context) -> str:
        told = self.told_now(context)
        if all(map(is_plain, told.values())):
            return self._kept(tuple((name, value, types_in(value)) for name, value in told.items()))
        return self._written(told)

    @cached_property
    def _kept(self) -> Callable[[Told], str]:
        return lru_cache(maxsize=KEPT)(lambda told: self._written({name: value for name, value, _types in told}))

    def _written(self, told: dict[str, Any]) -> str:
        return str(self.template.render(Context(told)))


def is_plain(value: Any) -> bool:
    """Whether a value stays what it is: a word, a number, nothing, or a tuple of such."""
    return all(map(is_plain, value)) if isinstance(value, tuple) else isinstance(value, PLAIN)


def types_in(value: Any) -> Any:
    """The types of a plain value: 1 is True, and markup is its own text, but neither is written like the other."""
    return tuple(map(types_in, value)) if isinstance(value, tuple) else type(value)


class Address(Node):
    """An address with numbers or words in it, found once for each."""

    def __init__(self, node: URLNode) -> None:
        self.node = node

    def render(self, context: Context) -> str:
        parts = [part.resolve(context) for part in self.node.args]
        if not all(type(part) in (int, str) for part in parts):
            return str(self.node.render(context))
        address = address_of(self.node.view_name.resolve(context), *parts)
        return conditional_escape(address) if context.autoescape else address


def fold(nodes: NodeList, engine: Engine) -> None:
    """Puts texts in the place of what is the same for all readers of the present language."""
    nodes[:] = _joined(_folded(node, engine) for node in nodes if not isinstance(node, SILENT))


def _folded(node: Node, engine: Engine) -> Node:
    for inner in _inside(node):
        fold(inner, engine)
    if isinstance(node, IncludeNode) and _literal(node.template):
        return _included(node, engine)
    if isinstance(node, URLNode) and node.args and not (node.asvar or node.kwargs) and _literal(node.view_name):
        return Address(node)
    return _as_text(node) if _is_constant(node) else node


def _included(node: IncludeNode, engine: Engine) -> Node:
    """A piece in its place; one that is told nothing but words as they stand is a text."""
    piece = (Piece if node.isolated_context else Included)(node.template.var, node.extra_context, engine)
    return _as_text(piece) if node.isolated_context and all(map(_literal, piece.told.values())) else piece


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
