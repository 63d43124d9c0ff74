"""Elements: which block of a page each line of its running text stands in, and which words are links."""

from __future__ import annotations

from dataclasses import dataclass

from luoshi.reading.flow import Link, Span

#: Elements that end where the next of their kind begins: pages leave their end tags out.
_SELF_ENDING = frozenset({"p", "li", "tr", "td", "th", "dt", "dd", "option"})


@dataclass
class Element:
    """A block of the page: its tag, what its class and id are called, its parent, and where it ends in the flow."""

    tag: str
    hint: str
    parent: int
    end: int = 0


@dataclass(frozen=True)
class Line:
    """A line of the running text, and the innermost block that it stands in."""

    start: int
    end: int
    element: int


class Elements:
    """The blocks of a page while it is read; positions count in the flow."""

    def __init__(self) -> None:
        self.all = [Element("page", "", -1)]
        self._open = [0]
        self._counts: dict[str, int] = {}
        self._starts: list[tuple[int, int]] = []  # where each line begins, and its element
        self._links: list[Link] = []
        self._link: tuple[int, str] | None = None

    def open(self, tag: str, hint: str, at: int) -> None:
        if tag in _SELF_ENDING and self.all[self._open[-1]].tag == tag:
            self._close_last(at)
        self.all.append(Element(tag, hint, self._open[-1]))
        self._open.append(len(self.all) - 1)
        self._counts[tag] = self._counts.get(tag, 0) + 1

    def close(self, tag: str, at: int) -> None:
        """Ends the element with this tag and all that stand open inside; nothing for a tag that is not open."""
        while self._counts.get(tag):
            if self._close_last(at) == tag:
                return

    def line(self, at: int) -> None:
        """A line begins here."""
        if not self._starts or self._starts[-1][0] < at:
            self._starts.append((at, self._open[-1]))

    def open_link(self, href: str | None, at: int) -> None:
        self.close_link(at)
        self._link = (at, href) if href else None

    def close_link(self, at: int) -> None:
        if self._link and self._link[0] < at:
            self._links.append(Link(Span(self._link[0], at), self._link[1]))
        self._link = None

    def links(self, at: int) -> tuple[Link, ...]:
        """All links, once the page has ended."""
        self.close_link(at)
        return tuple(self._links)

    def lines(self, length: int) -> list[Line]:
        """All lines, once the page has ended."""
        beyond = [start for start, _ in self._starts[1:]] + [length]
        return [Line(start, end, element) for (start, element), end in zip(self._starts, beyond, strict=False)]

    def _close_last(self, at: int) -> str:
        element = self.all[self._open.pop()]
        element.end = at
        self._counts[element.tag] -= 1
        return element.tag
