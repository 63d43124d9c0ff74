"""Whatever is marked in the source, the server is told the same words: in lines, in cells, across tables."""

import json
from random import Random

import pytest

from tests.journeys.test_desk import brought

pytestmark = pytest.mark.journey

TIMES = 200
TABLE = """<!doctype html><meta charset="utf-8"><title>分工表</title>
<h1>青砚县2026年   河湖
长制分工表</h1><p>说明：&amp;　全角　空格，<b>加粗</b>与 😀 表情。</p>
<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>说明</th></tr>
<tr><td rowspan="2">1</td><td>清理河道8处<br>并公示</td><td>县水务局</td><td></td></tr>
<tr><td>巡查  水库 12 座</td><td colspan="2">县农业农村局<p>县财政局</p></td></tr>
<tr><td>2</td><td>治理黑臭水体3处</td><td>县水务局、县财政局</td><td>年底前</td></tr></table><p>附则。</p>"""
TEXTS = """() => {
    const walker = document.createTreeWalker(document.getElementById("source"), NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) found.push(walker.currentNode.length);
    return found;
}"""
MARKED = """([first, from, second, to]) => {
    const walker = document.createTreeWalker(document.getElementById("source"), NodeFilter.SHOW_TEXT), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const selection = getSelection();
    selection.setBaseAndExtent(nodes[first], from, nodes[second], to);
    return [window.passageIn(document.getElementById("source"), selection), selection.toString()];
}"""


def words(text):
    """What is read in a text, whatever white space stands between."""
    return "".join(text.split())


def test_any_selection_names_the_words_that_are_marked(page, county, complaints):
    brought(page, county, "rivers.html", TABLE)
    flow = running_text(county, page.url.rstrip("/").rsplit("/", 1)[1])
    lengths, rng = page.evaluate(TEXTS), Random(20261122)
    told = []
    for _ in range(TIMES):
        first, second = sorted(rng.choices(range(len(lengths)), k=2))
        ends = [first, rng.randint(0, lengths[first]), second, rng.randint(0, lengths[second])]
        place, marked = page.evaluate(MARKED, ends)
        if words(marked):
            told.append((words(flow[place["from"] : place["to"]]), words(marked)))
    assert [pair for pair in told if pair[0] != pair[1]] == []
    assert (len(told) > TIMES / 2, complaints) == (True, [])


def running_text(county, document):
    """The text of the document's reading as it is kept."""
    import sqlite3

    with sqlite3.connect(county.folder / "luoshi.sqlite3") as database:
        [(flow,)] = database.execute("select flow from documents_reading where document_id = ?", [document])
    return json.loads(flow)["text"]
