"""Running text: shapes in which the tasks stand in numbered paragraphs."""

from __future__ import annotations

from random import Random

from luoshi.reading.planted import vocabulary as words
from luoshi.reading.planted.draft import Draft, Duty, Planted, reassigned, units
from luoshi.reading.planted.manuscript import Manuscript, written
from luoshi.reading.planted.notes import LINES, WORDINGS, Wording, note
from luoshi.reading.planted.numbering import TASK_MARKERS, chinese, group, item


def noted(plan: Draft, rng: Random) -> Planted:
    """A note at the end of each paragraph, in one wording through the document."""
    wording = rng.choice(WORDINGS)
    return written(plan, rng, lambda duty: _paragraph(duty) + note(duty, wording)).finished("noted")


def short(plan: Draft, rng: Random) -> Planted:
    """A heading and a note, nothing else."""
    wording = rng.choice(WORDINGS[:6])
    return written(plan, rng, lambda duty: f"{duty.title}。{note(duty, wording)}").finished("short")


def articles(plan: Draft, rng: Random) -> Planted:
    """Articles, their points numbered （一） again and again."""
    manuscript = Manuscript(plan, rng, task_marker=group, restarts=True)
    wording = rng.choice(WORDINGS)
    for n, (name, duties) in enumerate(plan.sections, 1):
        manuscript.lines.append(f"第{chinese(n)}条 {name}")
        manuscript.part(name)
        for duty in duties:
            manuscript.task(duty, _paragraph(duty) + note(duty, wording))
    return manuscript.finished("articles")


def one_line(plan: Draft, rng: Random) -> Planted:
    """The whole text on one line, as a scraper left it."""
    wording = rng.choice(WORDINGS)
    manuscript = written(plan, rng, lambda duty: _paragraph(duty) + note(duty, wording))
    return manuscript.finished("one line", rng.choice(("", " ", "\u3000\u3000")))


def on_lines(plan: Draft, rng: Random) -> Planted:
    """Leads and participants on lines of their own below the paragraph."""
    lead, participant = rng.choice(LINES)

    def paragraph(duty: Duty) -> str:
        lines = [_paragraph(duty), lead + "、".join(duty.leads)]
        if duty.participants:
            lines.append(participant + "、".join(duty.participants))
        return "\n".join(lines)

    return written(plan, rng, paragraph).finished("on lines")


def nested(plan: Draft, rng: Random) -> Planted:
    """Groups （一） inside the chapters, their tasks numbered 1. again and again."""
    manuscript = Manuscript(plan, rng, task_marker=TASK_MARKERS[0], restarts=rng.random() < 0.7)
    wording = rng.choice(WORDINGS)
    names = iter(rng.sample([f"{verb}{thing}体系" for verb in words.VERBS for thing in words.SECTIONS], 12))
    for name, duties in plan.sections:
        manuscript.section(name)
        for n, start in enumerate(range(0, len(duties), 2), 1):
            heading = next(names)
            manuscript.lines.append(group(n) + heading)
            manuscript.part(heading)
            for duty in duties[start : start + 2]:
                manuscript.task(duty, _paragraph(duty) + note(duty, wording))
    return manuscript.finished("nested")


def with_items(plan: Draft, rng: Random) -> Planted:
    """Circled steps inside the paragraphs, which are no tasks of their own."""
    wording = rng.choice(WORDINGS[:6])
    steps = ";".join(item(n) + step for n, step in enumerate(words.ITEMS[: rng.randint(2, 4)], 1))
    paragraph = "{}重点抓好以下工作:{}。{}"
    return written(plan, rng, lambda duty: paragraph.format(_paragraph(duty), steps, note(duty, wording))).finished(
        "with items"
    )


def unit_first(plan: Draft, rng: Random) -> Planted:
    """The unit heads the paragraph: 县财政局。… / 县财政局负责…"""
    plan = reassigned(plan, lambda duty: (duty.leads[:1], ()))
    form = rng.choice(("{}。{},{}", "{}:{}。{}", "{}:负责{}。{}", "{}负责{}。{}"))
    manuscript = written(plan, rng, lambda duty: form.format(duty.leads[0], duty.title, duty.statement))
    return manuscript.finished("unit first")


def one_note_for_many(plan: Draft, rng: Random) -> Planted:
    """One note at the end of a chapter that holds for all its items."""
    form = rng.choice(("牵头单位:{l};责任单位:{p}", "(牵头单位:{l},配合单位:{p})", "以上各项由{l}牵头,{p}配合。"))
    manuscript = Manuscript(plan, rng)
    for name, duties in plan.sections:
        names = units(plan.place, rng, 4)
        manuscript.section(name)
        for duty in duties:
            manuscript.task(_with(duty, names[:1], names[1:]), _paragraph(duty))
        manuscript.lines.append(form.format(l=names[0], p="、".join(names[1:])))
    return manuscript.finished("one note for many")


def comma_divides(plan: Draft, rng: Random) -> Planted:
    """Leads before the comma, participants after it; the rule is said once."""
    wording = Wording("(责任单位:{l},{p})", "(责任单位:{l})")
    manuscript = written(plan, rng, lambda duty: _paragraph(duty) + note(duty, wording))
    rule = rng.choice(("责任单位中,逗号前为牵头单位,逗号后为配合单位。", "注:逗号前为牵头单位。"))
    _say_rule(manuscript, rule, rng)
    return manuscript.finished("comma divides")


def first_leads(plan: Draft, rng: Random) -> Planted:
    """One list of units, the first of which leads: said in the first note, the opening or the closing."""
    plan = reassigned(plan, lambda duty: (duty.leads[:1], duty.leads[1:] + duty.participants))
    form = rng.choice(("({}负责{})", "(责任单位:{}{})", "({}等负责{})"))
    in_note = rng.random() < 0.5
    rules = iter(["。" + rng.choice(("列第一位者为牵头单位,下同", "排在第一位的为牵头部门,下同"))] if in_note else [])

    def paragraph(duty: Duty) -> str:
        return _paragraph(duty) + form.format("、".join(duty.leads + duty.participants), next(rules, ""))

    manuscript = written(plan, rng, paragraph)
    if not in_note:
        _say_rule(manuscript, "各项任务中,排序第一的责任单位为牵头单位。", rng)
    return manuscript.finished("first leads")


def standing(plan: Draft, rng: Random) -> Planted:
    """The first note adds a unit to all later tasks: 以下均需各镇街配合落实,不再列出."""
    everybody = plan.place.townships
    names = iter([name for name in _all_units(plan) if name != everybody])
    form = rng.choice(("({l}牵头,{p}配合{more})", "(牵头单位:{l};配合单位:{p}{more})"))
    more = iter([rng.choice((f"。以下均需{everybody}配合落实,不再列出", f",以下均需{everybody}落实,不再重复列出"))])

    def paragraph(duty: Duty) -> str:
        added = next(more, "")
        listed = duty.participants if added else duty.participants[:-1]
        return _paragraph(duty) + form.format(l="、".join(duty.leads), p="、".join(listed), more=added)

    plan = reassigned(plan, lambda _: ((next(names),), (next(names), everybody)))
    return written(plan, rng, paragraph).finished("standing")


def lost(plan: Draft, rng: Random) -> Planted:
    """Prefixes and separators lost on the way: 财政局教育和体育局参与单位:…; halls (财政厅) need none."""
    prefix, between = plan.place.prefix, rng.choice(("", "、"))

    def levelled(bureau: str) -> str:
        return bureau if bureau.endswith("厅") else prefix + bureau

    plan = reassigned(plan, lambda _: _split(tuple(map(levelled, rng.sample(plan.place.bureaus, 3))), rng))
    wording = rng.choice((Wording("(牵头单位:{l}参与单位:{p})", ""), Wording("(牵头单位:{l};配合单位:{p})", "")))
    bare = reassigned(plan, lambda duty: (_without(duty.leads, prefix), _without(duty.participants, prefix)))
    notes = iter([note(duty, wording, between=between) for _, duties in bare.sections for duty in duties])
    return written(plan, rng, lambda duty: _paragraph(duty) + next(notes)).finished("lost")


def prefix_once(plan: Draft, rng: Random) -> Planted:
    """One prefix for the whole list: 县财政局、水利局、商务局."""
    prefix = plan.place.prefix
    plan = reassigned(plan, lambda _: (tuple(prefix + each for each in rng.sample(plan.place.bureaus, 3)), ()))
    form = rng.choice(("(责任单位:{})", "({}负责)", "({}按职责分工负责)"))

    def paragraph(duty: Duty) -> str:
        return _paragraph(duty) + form.format(prefix + "、".join(_without(duty.leads, prefix)))

    return written(plan, rng, paragraph).finished("prefix once")


def shared_ending(plan: Draft, rng: Random) -> Planted:
    """One prefix and one ending for the whole list: 县发展改革、财政、税务等部门."""
    prefix = plan.place.prefix
    form = rng.choice(("(责任单位:{}等部门)", "({}等部门负责)", "({}部门按职责分工负责)"))
    fields = iter([rng.sample(words.FIELDS, 3) for _, duties in plan.sections for _ in duties])
    plan = reassigned(plan, lambda _: (tuple(f"{prefix}{each}部门" for each in next(fields)), ()))

    def paragraph(duty: Duty) -> str:
        listed = "、".join(each.removesuffix("部门") for each in _without(duty.leads, prefix))
        return _paragraph(duty) + form.format(prefix + listed)

    return written(plan, rng, paragraph).finished("shared ending")


def titled(plan: Draft, rng: Random) -> Planted:
    """The title on a line of its own, the text and the note below it."""
    wording = rng.choice(WORDINGS)
    end = rng.choice(("", "。"))
    return written(plan, rng, lambda duty: f"{duty.title}{end}\n{duty.statement}{note(duty, wording)}").finished(
        "titled"
    )


def marked_lead(plan: Draft, rng: Random) -> Planted:
    """One list of units, the lead marked in it: 县财政局(牵头)、县水利局."""
    plan = reassigned(plan, lambda duty: (duty.leads[:1], duty.leads[1:] + duty.participants))
    form = rng.choice(("(责任单位:{}{}{})", "({}{}{}负责)"))
    mark = rng.choice(("(牵头)", "(牵头单位)"))

    def paragraph(duty: Duty) -> str:
        others = "、" * bool(duty.participants) + "、".join(duty.participants)
        return _paragraph(duty) + form.format(duty.leads[0], mark if others else "", others)

    return written(plan, rng, paragraph).finished("marked lead")


def two_notes(plan: Draft, rng: Random) -> Planted:
    """A note behind each half of the paragraph; both count."""
    wording = rng.choice(WORDINGS[6:11])

    def paragraph(duty: Duty) -> str:
        first, second = _with(duty, duty.leads[:1], ()), _with(duty, duty.leads[1:], duty.participants)
        more = f"同时,{duty.statement}{note(second, wording)}" if second.leads else ""
        return _paragraph(duty) + note(first, wording) + more

    plan = reassigned(plan, lambda duty: (duty.leads, duty.participants if len(duty.leads) > 1 else ()))
    return written(plan, rng, paragraph).finished("two notes")


def secured(plan: Draft, rng: Random) -> Planted:
    """A last chapter says how the work is secured; its items ask too, and name nobody."""
    wording = rng.choice(WORDINGS)
    manuscript = written(plan, rng, lambda duty: _paragraph(duty) + note(duty, wording))
    manuscript.section("保障措施")
    for title in ("加强组织领导", "强化督导考核", "营造良好氛围"):
        manuscript.task(Duty(title, "", (), ()), f"{title}。各级各部门要高度重视,细化举措,确保落到实处。")
    return manuscript.finished("secured")


def _paragraph(duty: Duty) -> str:
    return f"{duty.title}。{duty.statement}"


def _with(duty: Duty, leads: tuple[str, ...], participants: tuple[str, ...]) -> Duty:
    return Duty(duty.title, duty.statement, leads, participants)


def _say_rule(manuscript: Manuscript, rule: str, rng: Random) -> None:
    """Puts a rule for the whole document behind the opening or at the very end."""
    if rng.random() < 0.5:
        manuscript.lines.insert(2, rule)
    else:
        manuscript.lines.append(rule)


def _all_units(plan: Draft) -> list[str]:
    """More units than the draft needs, in a turn that repeats none next to itself."""
    return [plan.place.prefix + each for each in (plan.place.bureaus + plan.place.bodies) * 2]


def _split(names: tuple[str, ...], rng: Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    leads = rng.randint(1, len(names) - 1)
    return names[:leads], names[leads:]


def _without(names: tuple[str, ...], prefix: str) -> tuple[str, ...]:
    return tuple(each.removeprefix(prefix) for each in names)
