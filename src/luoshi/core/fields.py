"""How the fields of forms are written: FORM_RENDERER."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.forms import Select, renderers
from django.utils.choices import BaseChoiceIterator
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from luoshi.core.cells import escaped, markup

DJANGOS = Path(renderers.__file__).resolve().parent / "jinja2"
#: What is one element with a type, a name and a value.
INPUTS = ("text", "number", "email", "url", "password", "hidden", "date", "checkbox")


class Offered(BaseChoiceIterator):
    """Choices as pairs of value and label; Django looks through any others each time a form is made."""

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        self.pairs = list(pairs)

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return iter(self.pairs)

    def __len__(self) -> int:
        return len(self.pairs)

    def options(self, chosen: Sequence[str]) -> SafeString:
        """The choices as they stand in a field."""
        return SafeString("".join([_line(key, label, str(key) in chosen) for key, label in self.pairs]))


class Common(Offered):
    """Choices that are the same for everybody, such as states: written once for each language and what is chosen."""

    def __init__(self, pairs: Iterable[tuple[Any, Any]]) -> None:
        super().__init__(pairs)
        self._kept = lru_cache(maxsize=100)(lambda language, chosen: super(Common, self).options(chosen))

    def options(self, chosen: Sequence[str]) -> SafeString:
        kept: SafeString = self._kept(get_language(), tuple(chosen))
        return kept

    def __copy__(self) -> Common:
        return self

    def __deepcopy__(self, memo: Any) -> Common:
        return self


class Pick(Select):
    """A choice among plain pairs, written without a dict for each: a filter offers a hundred."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen, named = self.format_value(value), attributes(self.build_attrs(self.attrs, attrs))
        choices = self.choices if isinstance(self.choices, Offered) else Offered(self.choices)
        return markup('<select name="{}"{}>{}</select>', name, named, choices.options(chosen))


def _line(key: Any, label: Any, chosen: bool) -> str:
    return f'<option value="{escaped(key)}"{" selected" if chosen else ""}>{escaped(label)}</option>'


class Fields(renderers.Jinja2):
    """Plain fields in Python, since a filter has ten with a hundred choices; the rest by Jinja2, which is four times
    as fast as Django's templates.
    """

    @cached_property
    def engine(self) -> Any:
        return self.backend({"APP_DIRS": False, "DIRS": [DJANGOS], "NAME": "fields", "OPTIONS": {}})

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = WRITTEN.get(template_name)
        return write(context["widget"]) if write else super().render(template_name, context, request)


def an_input(widget: Mapping[str, Any]) -> SafeString:
    """A field of one element."""
    value = "" if widget["value"] is None else markup(' value="{}"', widget["value"])
    facts = (widget["type"], widget["name"], value, attributes(widget["attrs"]))
    return markup('<input type="{}" name="{}"{}{}>', *facts)


def a_choice(widget: Mapping[str, Any]) -> SafeString:
    """A field with its choices, some of them in groups."""
    groups = SafeString("".join(_group(label, options) for label, options, _place in widget["optgroups"]))
    return markup('<select name="{}"{}>{}</select>', widget["name"], attributes(widget["attrs"]), groups)


def _group(label: Any, options: list[dict[str, Any]]) -> SafeString:
    made = SafeString("".join([_option(one) for one in options]))
    return markup('<optgroup label="{}">{}</optgroup>', label, made) if label else made


def _option(one: Mapping[str, Any]) -> SafeString:
    return markup('<option value="{}"{}>{}</option>', one["value"], attributes(one["attrs"]), one["label"])


def attributes(named: Mapping[str, Any]) -> SafeString:
    """The attributes of an element: those that are True stand without a value, those that are False not at all."""
    kept = [(name, value) for name, value in named.items() if value is not False]
    return SafeString("".join(f" {name}" if value is True else markup(' {}="{}"', name, value) for name, value in kept))


WRITTEN: dict[str, Callable[[Mapping[str, Any]], SafeString]] = {
    "django/forms/widgets/select.html": a_choice,
    **{f"django/forms/widgets/{kind}.html": an_input for kind in INPUTS},
}
