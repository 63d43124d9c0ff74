"""Every colour that carries words can be read on every ground: 4.5 to 1 (WCAG 2.2, 1.4.3)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[1] / "static" / "luoshi" / "tokens.css"
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
COLOURS = dict(COLOUR.findall(TOKENS.read_text("utf-8")))
GROUNDS = ["paper", "ground", "wash", "ink-wash", "mark"]
INKS = [name for name in COLOURS if name.startswith(("text", "ink", "light-")) and name != "ink-wash"]


def luminance(colour):
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself():
    assert (contrast("#ffffff", "#000000"), contrast("#777777", "#ffffff") < 4.5) == (pytest.approx(21), True)


def test_words_can_be_read_on_every_ground():
    dim = [(ink, ground) for ink in INKS for ground in GROUNDS if contrast(COLOURS[ink], COLOURS[ground]) < 4.5]
    assert (dim, contrast(COLOURS["on-ink"], COLOURS["ink"]) > 4.5) == ([], True)


def test_no_colour_stands_outside_the_tokens():
    others = [path for path in TOKENS.parent.glob("*.css") if path != TOKENS]
    assert [(path.name, found) for path in others for found in re.findall(r"#[0-9a-f]{3,8}\b", path.read_text())] == []


def test_every_token_that_is_asked_for_is_named():
    sheets = [path.read_text("utf-8") for path in TOKENS.parent.glob("*.css")]
    named = set(re.findall(r"--([\w-]+):", TOKENS.read_text("utf-8")))
    assert {token for sheet in sheets for token in re.findall(r"var\(--([\w-]+)", sheet)} - named == set()
