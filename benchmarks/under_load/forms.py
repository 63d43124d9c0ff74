"""The forms of a page as a browser sees them: where each goes, and what stands in its fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

Attributes = dict[str, str | None]


@dataclass
class Form:
    """Where a form goes, and its fields as the page gave them; of choices the one that is chosen."""

    action: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key by which its act is done once."""
        return dict(self.fields).get("key", "")

    def filled(self, typed: dict[str, str]) -> list[tuple[str, str]]:
        """Its fields with what was typed in place of what stood there."""
        return [(name, value) for name, value in self.fields if name not in typed] + list(typed.items())


class Page(HTMLParser):
    """What is on a page: its forms and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self._select = ""
        self.feed(html)

    def links_to(self, before: str, after: str = "/") -> list[str]:
        """The links to things of a kind, as /letters/7/, each once."""
        fits = (one for one in self.links if one.startswith(before) and one.endswith(after))
        return list(dict.fromkeys(one for one in fits if one.removeprefix(before).removesuffix(after).isdecimal()))

    def form_to(self, end: str) -> Form | None:
        """The first form that goes to an address with this end."""
        return next((one for one in self.forms if one.action.endswith(end)), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "a":
            self.links.append(given.get("href") or "")
        elif tag == "form":
            self.forms.append(Form(given.get("action") or ""))
        elif self.forms:
            self._field(tag, given)

    def _field(self, tag: str, given: Attributes) -> None:
        name, form = given.get("name") or "", self.forms[-1]
        if tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            form.fields.append((self._select, given.get("value") or ""))
        elif tag == "input" and name and given.get("type") == "file":
            form.files.append(name)
        elif tag == "input" and name and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            form.fields.append((name, given.get("value") or ""))
        elif tag == "textarea" and name:
            form.fields.append((name, ""))
