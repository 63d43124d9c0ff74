"""The source text in pieces, each with the findings that cover it, so that a page can mark what was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from luoshi.documents.models import Finding
from luoshi.documents.states import FindingKind
from luoshi.reading import Flow, Span

#: What is marked in the text; the innermost covering kind gives a piece its look.
MARKED = (
    FindingKind.SECTION,
    FindingKind.TASK,
    FindingKind.RESPONSIBILITY,
    FindingKind.LEADER,
    FindingKind.TARGET,
    FindingKind.CLAIM,
    FindingKind.LEFT_OUT,
)


@dataclass(frozen=True)
class Piece:
    """A run of text under the same findings; `starts` are the findings that begin here (anchors)."""

    text: str
    kind: str
    starts: tuple[int, ...] = ()

    @property
    def shown(self) -> bool:
        """A task covers whole paragraphs: it has an anchor, but no mark of its own."""
        return self.kind not in ("", FindingKind.TASK)


def pieces(flow: Flow, findings: Iterable[Finding]) -> list[Piece]:
    """The whole running text, cut wherever a marked finding begins or ends."""
    marked = [(flow.to_flow(Span(f.start, f.end)), f) for f in findings if f.kind in MARKED]
    cuts = sorted({0, len(flow.text), *(at for span, _f in marked for at in span)})
    opening: dict[int, list[Finding]] = {}
    for span, finding in marked:
        opening.setdefault(span.start, []).append(finding)
    return list(_cut(flow.text, cuts, opening, {finding.pk: span.end for span, finding in marked}))


def _cut(text: str, cuts: list[int], opening: dict[int, list[Finding]], ends: dict[int, int]) -> Iterator[Piece]:
    open_now: list[Finding] = []
    for start, end in pairwise(cuts):
        begun = opening.get(start, [])
        open_now = [f for f in open_now if ends[f.pk] > start] + begun
        innermost = min(open_now, key=lambda f: f.end - f.start, default=None)
        yield Piece(text[start:end], innermost.kind if innermost else "", tuple(f.pk for f in begun))
