"""Candidates for the reader's corpus: a judged document's source and its answers, names masked in both.

Nothing leaves by itself: a person of the office sees what is masked and takes the file away.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from luoshi.documents.desk import desk_of
from luoshi.documents.gold import gold_of
from luoshi.documents.masking import Mask, masked, masks_in
from luoshi.documents.models import Document
from luoshi.documents.queries import desk_reading, opened
from luoshi.reading import Flow, Span
from luoshi.reading.intake.encoding import decode
from luoshi.records import files

#: What a candidate's source is called by its media type; the words of anything else are plain text.
ENDINGS = {"text/html": "html", "text/csv": "csv"}


@dataclass(frozen=True)
class Candidate:
    """A document as it would leave: its text and its answers with everything masked that is listed."""

    document: Document
    text: str
    gold: dict[str, Any]
    masks: tuple[Mask, ...]

    @property
    def name(self) -> str:
        """A name that says nothing about the document."""
        return f"luoshi-{self.digest[:10]}"

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def ending(self) -> str:
        return ENDINGS.get(self.document.media_type, "txt")


def candidate_of(document: Document, more: Iterable[str] = ()) -> Candidate:
    """A judged document with its answers as they stand; `more` are words that are masked as well."""
    body, flow = opened(desk_reading(document))
    gold = gold_of(desk_of(document), body)
    source = _source(document, flow)
    leaders = [name for task in gold["tasks"] for name in task["leaders"]]
    masks = masks_in([flow.text, source, *_strings(gold)], leaders, more)
    here = tuple(mask for mask in masks if mask.words in flow.text or mask.words in source)
    return Candidate(document, masked(_flowing(source, flow, here), here), _masked_in(gold, masks), here)


def packed(candidates: Sequence[Candidate]) -> bytes:
    """The candidates as the corpus keeps them, in one file: NAME.txt (or .html, .csv) and NAME.gold.json."""
    packet = io.BytesIO()
    with zipfile.ZipFile(packet, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in candidates:
            folder.writestr(f"{one.name}.{one.ending}", one.text)
            folder.writestr(f"{one.name}.gold.json", json.dumps(one.gold, ensure_ascii=False, indent=1))
    return packet.getvalue()


def _source(document: Document, flow: Flow) -> str:
    """The decoded text in which places are counted; of a workbook that is the running text itself."""
    return decode(files.read(document.file_id))[0] if document.encoding else flow.text


def _flowing(source: str, flow: Flow, masks: Iterable[Mask]) -> str:
    """The source with what is masked in the running text, also where tags or line ends stand in between."""
    letters = list(source)
    for mask in masks:
        for found in re.finditer(re.escape(mask.words), flow.text):
            for n, letter in enumerate(mask.placeholder):
                start, end = flow.to_source(Span(found.start() + n, found.start() + n + 1))
                letters[start:end] = _as_long(letter, end - start)
    return "".join(letters)


def _as_long(letter: str, length: int) -> list[str]:
    """A letter in as many characters as the source wrote it with (`&#38889;`)."""
    return [letter] if length == 1 else list(f"&#{ord(letter):0{length - 3}d};")


def _strings(thing: Any) -> list[str]:
    if isinstance(thing, str):
        return [thing]
    parts = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    return [text for part in parts for text in _strings(part)]


def _masked_in(thing: Any, masks: Sequence[Mask]) -> Any:
    if isinstance(thing, str):
        return masked(thing, masks)
    if isinstance(thing, dict):
        return {key: _masked_in(part, masks) for key, part in thing.items()}
    return [_masked_in(part, masks) for part in thing] if isinstance(thing, list) else thing
