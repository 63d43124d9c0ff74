"""What must hold in the records; each breach is a sentence that names the place.

A short log is checked whole each time. In a long one, the quick check begins at the last anchor of an
earlier day that still fits: what was written since then. `full` always begins at the first entry.
Nothing is held in memory but a page, and nothing is locked: entries are only ever added, so a check reads
the end first and leaves alone what is added after it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core import clock
from luoshi.core.registry import register_check
from luoshi.records import anchors, chain, files, vault
from luoshi.records.models import File, LogEntry, PersonalDatum, Recorded
from luoshi.records.snapshots import row_name, snapshot
from luoshi.records.walks import each, pages

RESTORE = gettext_lazy(
    "Keep a copy of the data folder as it is, and compare it with the last good backup; "
    "these tables are written by acts only, never by hand."
)

#: A log of so many entries is checked whole in a few seconds.
SHORT = 20_000


class Start(NamedTuple):
    """The link after which checking begins; (0, "") is the beginning."""

    seq: int = 0
    hash: str = ""


def start(which: int, full: bool) -> Start:
    """Where the checking of a chain begins."""
    if full or chain.head_of(which).seq <= SHORT:
        return Start()
    earlier = (one for one in reversed(anchors.dropped()) if one.chain == which and one.day < clock.today())
    good = next((one for one in earlier if one.fits()), None)
    return Start(good.seq, good.hash) if good else Start()


@register_check("records.database", gettext_lazy("The database itself is whole."), RESTORE)
def database_whole(full: bool) -> Iterator[str]:
    if connection.vendor != "sqlite":  # PostgreSQL watches over its own pages and keys
        return
    if start(chain.ACTS, full).seq:  # reads every page of the file, which the quick check of a long log does not
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(20)" if full else "PRAGMA quick_check(20)")
        yield from (str(found) for (found,) in cursor.fetchall() if found != "ok")
        if full:
            cursor.execute("PRAGMA foreign_key_check")
            for table, row, other, _key in cursor.fetchmany(20):
                yield _("row %(row)s of %(table)s points to a row of %(other)s that is gone") % {
                    "row": row,
                    "table": table,
                    "other": other,
                }


@register_check(
    "records.chain", gettext_lazy("The log is one unbroken chain from its first entry to its head."), RESTORE
)
def unbroken(full: bool) -> Iterator[str]:
    for which in chain.MODELS:
        yield from _whole(which, start(which, full))


def _whole(which: int, begin: Start) -> Iterator[str]:
    """Breaks of one chain up to its head. The last link is read before the head, which can only be further on."""
    links = chain.MODELS[which]._default_manager.filter(seq__gt=begin.seq)
    reached = links.order_by("seq").last()
    head = chain.head_of(which)
    if reached and reached.seq > head.seq:
        yield _("chain %(chain)s goes on to entry %(seq)s, but its head says %(head)s") % {
            "chain": which,
            "seq": reached.seq,
            "head": head.seq,
        }
    yield from chain.breaks(each(links.filter(seq__lte=head.seq)), *begin)
    ends = (
        links.filter(seq=head.seq, hash=head.hash).exists()
        if head.seq > begin.seq
        else tuple(begin) == (head.seq, head.hash)
    )
    if not ends:
        yield _("the head of chain %(chain)s says %(head)s, and no such entry is there") % {
            "chain": which,
            "head": head.seq,
        }


@register_check("records.anchor", gettext_lazy("Every anchor in anchors.log still fits the log."), RESTORE)
def anchored(full: bool) -> Iterator[str]:
    for number in anchors.unreadable():
        yield _("line %(line)s of anchors.log is no anchor: it was torn or edited") % {"line": number}
    for anchor in anchors.dropped() if full else anchors.latest():
        if not anchor.fits():
            yield _(
                "chain %(chain)s no longer holds entry %(seq)s as it was anchored on %(day)s: "
                "its tail was cut off or rewritten"
            ) % {"chain": anchor.chain, "seq": anchor.seq, "day": anchor.day}


def recorded_models() -> list[type[Recorded]]:
    """Every model whose rows only acts write."""
    return [model for model in apps.get_models() if issubclass(model, Recorded) and not model._meta.proxy]


@register_check("records.rows", gettext_lazy("Every row is as the act left it that wrote it last."), RESTORE)
def rows_fit(full: bool) -> Iterator[str]:
    begin = start(chain.ACTS, full).seq
    for page in pages(LogEntry._default_manager.filter(seq__gt=begin), 500):
        for label, claims in _claims(page).items():
            yield from _misfits(label, claims)
    for model in recorded_models():
        yield from _strangers(model, begin)


class Claim(NamedTuple):
    """What an entry says of a row: the values that it left."""

    entry: LogEntry
    values: dict[str, Any]


def _rows_of(entry: LogEntry) -> dict[str, dict[str, Any]]:
    """The rows in an entry's body; none in one that was altered beyond reading."""
    try:
        return dict(json.loads(entry.body)["rows"])
    except (ValueError, KeyError, TypeError):
        return {}


def _claims(page: list[LogEntry]) -> dict[str, dict[str, Claim]]:
    """By model and key, the last claim that a page of entries makes about each row.

    An entry that was altered claims nothing: the chain check names it.
    """
    claims: dict[str, dict[str, Claim]] = {}
    for entry in (entry for entry in page if chain.digest(entry) == entry.hash):
        for name, values in _rows_of(entry).items():
            label, _colon, key = name.partition(":")
            claims.setdefault(label, {})[key] = Claim(entry, values)
    return claims


def _misfits(label: str, claims: dict[str, Claim]) -> Iterator[str]:
    """Rows of one model that are gone, or not as the entry left them that they name as their last."""
    rows = {str(row.pk): row for row in apps.get_model(label)._base_manager.in_bulk(list(claims)).values()}
    others = {row.act for key, row in rows.items() if row.act != claims[key].entry.entry}
    later = dict(LogEntry._default_manager.filter(entry__in=others).values_list("entry", "seq"))
    for key, (entry, values) in claims.items():
        place = {"row": f"{label}:{key}", "entry": entry.seq}
        if key not in rows:
            yield _("%(row)s is gone: entry %(entry)s wrote it and no act removed it") % place
        elif rows[key].act == entry.entry:
            if fields := _changed(rows[key], values):
                place["fields"] = ", ".join(fields)
                yield (
                    _("%(row)s was changed behind the acts' back: in %(fields)s it is not as entry %(entry)s left it")
                    % place
                )
        elif later.get(rows[key].act, entry.seq) < entry.seq:
            yield _("%(row)s was set back to what it was before entry %(entry)s") % place


def _changed(row: Recorded, values: dict[str, Any]) -> list[str]:
    """The columns that differ; one that came with a later migration is not in the log and says nothing."""
    there = snapshot(row)
    return sorted(name for name, value in values.items() if name in there and there[name] != value)


def _strangers(model: type[Recorded], begin: int) -> Iterator[str]:
    """Rows that the entry does not know which they name as their last; those of checked entries are passed over."""
    rows = model._base_manager.all()
    if begin:  # NOT EXISTS: for NOT IN, SQLite would list the whole log once for each table
        rows = rows.exclude(Exists(LogEntry._default_manager.filter(entry=OuterRef("act"), seq__lte=begin)))
    for page in pages(rows.only("act")):
        entries = LogEntry._default_manager.filter(entry__in={row.act for row in page}).only("entry", "body")
        known = {entry.entry: _rows_of(entry) for entry in entries}
        for row in page:
            if row_name(row) not in known.get(row.act, {}):
                yield _("%(row)s was written behind the acts' back: no entry of the log knows it") % {
                    "row": row_name(row)
                }


@register_check(
    "records.files",
    gettext_lazy("Every kept file has its bytes, and they have its digest."),
    gettext_lazy(
        "Put the file back from a backup of the data folder's `files`; until then its document cannot be shown."
    ),
)
def files_there(full: bool) -> Iterator[str]:
    for file in each(File._default_manager.all()):
        path, place = files.path_of(file.sha256), {"file": file.sha256[:12]}
        if not path.exists():
            yield _("the bytes of file %(file)s are missing") % place
        elif path.stat().st_size != file.size or (full and files.digest_of(path) != file.sha256):
            yield _("the bytes of file %(file)s were altered") % place


@register_check(
    "records.vault",
    gettext_lazy("No personal datum outlives its time, and each still fits its digest."),
    gettext_lazy(
        "Run `luoshi serve`: its nightly sweep erases what is due. A datum that does not fit its digest was edited "
        "by hand, or LUOSHI_SECRET_KEY is not the one it was kept under."
    ),
)
def vault_kept(full: bool) -> Iterable[str]:
    for datum in each(PersonalDatum._default_manager.filter(value__isnull=False)):
        place = {"datum": datum.pk, "day": datum.erase_on}
        if datum.erase_on and datum.erase_on < clock.today():
            yield _("datum %(datum)s was due to be erased on %(day)s") % place
        if vault.keyed_digest(datum.value or "") != datum.digest:
            yield _("datum %(datum)s does not fit its digest") % place
