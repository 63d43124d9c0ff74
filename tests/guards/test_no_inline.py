"""The content policy refuses inline styles and scripts; so does this, before a browser has to."""

import re

import pytest

from tests.guards.house import line_of, modules, place, room_of, templates

INLINE = re.compile(
    r"""(?P<style><[a-z][^<>]*\sstyle\s*=\s*["'])"""
    r"""|(?P<handler><[a-z][^<>]*\son[a-z]+\s*=\s*["'])"""
    r"""|(?P<address>["']javascript:)"""
    r"""|(?P<script><script(?![^>]*\s(?:src|type=["']application/json["']))[^>]*>)""",
    re.IGNORECASE,
)


def inline(text):
    """(line, what) of everything inline in a page."""
    return [(line_of(text, found.start()), found.lastgroup) for found in INLINE.finditer(text)]


def pages_in_python():
    """The reader makes documents such as others send us, not pages of ours."""
    return (path for path in modules() if room_of(path) != "reading")


@pytest.mark.parametrize("paths", [templates, pages_in_python])
def test_nothing_is_inline(paths):
    assert [f"{place(path, line)}: {what}" for path in paths() for line, what in inline(path.read_text("utf-8"))] == []


def test_planted_inline_parts_are_noticed():
    page = """<p style="color: red">
    <button onclick='go()'>
    <a href="javascript:go()">
    <script nonce="x">go()</script>
    <script src="/static/a.js"></script><script type="application/json">1</script>"""
    assert inline(page) == [(1, "style"), (2, "handler"), (3, "address"), (4, "script")]
