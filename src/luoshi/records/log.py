"""Acts: one function, one transaction, its rows, and the log entries that answer for them."""

from __future__ import annotations

import functools
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.apps import apps
from django.db import IntegrityError, OperationalError, transaction
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Refusal
from luoshi.records import chain
from luoshi.records.files import Stored
from luoshi.records.models import File, LogEntry, Notice, Recorded
from luoshi.records.snapshots import canonical, row_name, settle, snapshot

P = ParamSpec("P")
R = TypeVar("R", bound=Recorded)
Row = TypeVar("Row", bound=Recorded)

#: Every act of the product by name: the crash tests, the docs and the access matrix walk through it.
ACTS: dict[str, Callable[..., Any]] = {}

#: The act that is being done. None is done inside another: the chain's head is locked last of all, or two would wait
#: for each other.
_doing: ContextVar[str] = ContextVar("doing", default="")


class Entry:
    """One subject's part of an act: every row is written through it, and it remembers what it wrote."""

    def __init__(self, subject: Recorded | None = None) -> None:
        self.id = uuid.uuid4()
        self.subject = subject
        self.facts: dict[str, Any] = {}
        self._written: dict[str, dict[str, Any]] = {}

    def add(self, row: Row) -> Row:
        """Inserts a row; the first one is the entry's subject unless another was given."""
        row.act = self.id
        settle(row)
        row.save(force_insert=True)
        return self._remember(row)

    def add_all(self, rows: Iterable[Row]) -> list[Row]:
        """Inserts many rows of one model in one statement."""
        return insert((self, row) for row in rows)

    def change(self, row: Row, **values: Any) -> Row:
        """Updates a row's fields; raises Conflict when another act has written the row since it was read."""
        read = row.act
        for name, value in {**values, "act": self.id}.items():
            setattr(row, name, value)
        settle(row)
        same = type(row)._default_manager.filter(pk=row.pk, act=read)
        if not same.update(act=self.id, **{name: getattr(row, name) for name in values}):
            raise Conflict(_("Somebody changed this in the meantime. Open the page again and look before you go on."))
        return self._remember(row)

    def note(self, **facts: Any) -> None:
        """Adds facts that stand in no row (a count, a reason); never personal data."""
        self.facts.update(facts)

    def _remember(self, row: Row) -> Row:
        self.subject = self.subject or row
        self._written[row_name(row)] = snapshot(row)
        return row

    def body(self) -> str:
        """What the log keeps: the facts, and every row as this entry left it."""
        return canonical({"facts": self.facts, "rows": self._written})


def insert(pairs: Iterable[tuple[Entry, Row]]) -> list[Row]:
    """Inserts rows of one model that belong to several entries, in one statement."""
    pairs = list(pairs)
    for entry, row in pairs:
        row.act = entry.id
        settle(row)
    rows = [row for _entry, row in pairs]
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=500)
    for entry, row in pairs:
        entry._remember(row)
    return rows


def change_all(triples: Iterable[tuple[Entry, Row, Mapping[str, Any]]]) -> list[Row]:
    """Updates rows of one model that belong to several entries, in two statements for every 500.

    Raises Conflict when another act has written one of them since it was read.
    """
    triples = list(triples)
    rows = [row for _entry, row, _values in triples]
    if not rows:
        return rows
    table = type(rows[0])._default_manager
    written = dict(table.select_for_update().filter(pk__in=[row.pk for row in rows]).values_list("pk", "act"))
    if any(written.get(row.pk) != row.act for row in rows):
        raise Conflict(_("Somebody changed this in the meantime. Open the page again and look before you go on."))
    for entry, row, values in triples:
        for name, value in {**values, "act": entry.id}.items():
            setattr(row, name, value)
        settle(row)
    _update(table, triples)
    for entry, row, _values in triples:
        entry._remember(row)
    return rows


def _update(table: Any, triples: Sequence[tuple[Entry, Recorded, Mapping[str, Any]]]) -> None:
    """Writes rows that bear their new values already; those that all became the same in one plain statement."""
    entry, _row, same = triples[0]
    rows = [row for _entry, row, _values in triples]
    if all(one is entry and values == same for one, _row, values in triples):
        table.filter(pk__in=[row.pk for row in rows]).update(act=entry.id, **same)
        return
    fields = dict.fromkeys(name for _entry, _row, values in triples for name in values)
    table.bulk_update(rows, ["act", *fields], batch_size=500)


class Log:
    """What an act writes into: its context, its entries, its notices."""

    def __init__(self, name: str, act: Act) -> None:
        self.name = name
        self.act = act
        self.entries: list[Entry] = []
        self._notices: list[Notice] = []

    def entry(self, subject: Recorded | None = None) -> Entry:
        """A new entry, about a row that exists or about the first one that it adds; a delegate's says for whom."""
        self.entries.append(Entry(subject))
        if self.act.principal_id is not None:
            self.entries[-1].note(stands_in_for=self.act.principal_id)
        return self.entries[-1]

    def keep(self, stored: Stored, media_type: str) -> File:
        """The row of bytes that lie in the data folder; the same bytes are kept once."""
        file, _made = File._default_manager.get_or_create(
            sha256=stored.sha256, defaults={"size": stored.size, "media_type": media_type}
        )
        return file

    def notify(self, recipient: Any, what: str, text: str, url: str, *, urgent: bool = False, **params: Any) -> None:
        """A notice to one person, once per `what`. `text` is a msgid with %(name)s places.

        `what` begins with the act's room (`dispatch.remind:…`), by which people choose what reaches them outside;
        what is urgent is not held back in the night.
        """
        self._tell([recipient], what, text, url, urgent, params)

    def notify_all(
        self, recipients: Iterable[Any], what: str, text: str, url: str, *, urgent: bool = False, **params: Any
    ) -> None:
        """The same notice to several people, each of them once per `what`."""
        self._tell(recipients, what, text, url, urgent, params)

    def _tell(  # noqa: PLR0913, PLR0917
        self, recipients: Iterable[Any], what: str, text: str, url: str, urgent: bool, params: dict[str, Any]
    ) -> None:
        if not what.startswith(f"{self.name.partition('.')[0]}."):
            raise ValueError(f"{self.name} tells once for “{what}”, which does not begin with its room")
        facts = {"text": text, "params": params, "url": url, "urgent": urgent, "at": self.act.at}
        self._notices.extend(Notice(key=f"{what}:{one.pk}", recipient=one, **facts) for one in recipients)

    def close(self) -> None:
        """Writes notices and, last of all, the entries."""
        Notice._default_manager.bulk_create(self._notices, ignore_conflicts=True)
        chain.append([self._link(entry, n) for n, entry in enumerate(self.entries)])

    def answers_for(self, row: Recorded) -> bool:
        """Whether the first entry is about this row, so that a repeat of the act can give it again."""
        return bool(self.entries) and self.entries[0].subject == row

    def _link(self, entry: Entry, n: int) -> LogEntry:
        act, subject = self.act, entry.subject
        return LogEntry(
            entry=entry.id,
            at=act.at,
            recorded_at=clock.now(),
            actor_id=act.actor_id,
            actor_name=act.printed_name,
            post_id=act.post_id,
            post_name=act.post_name,
            unit_id=act.unit_id,
            unit_name=act.unit_name,
            region_id=act.region_id,
            via=act.via,
            ip=act.ip,
            key=act.key,
            n=n,
            act=self.name,
            subject_type=subject._meta.label_lower if subject else "",
            subject_id=subject.pk if subject else None,
            body=entry.body(),
        )


def act(name: str) -> Callable[[Callable[Concatenate[Log, P], R]], Callable[Concatenate[Act, P], R]]:
    """Makes a function `(log, …) -> row` an act `(act, …) -> row`.

    The row returned is the subject of the act's first entry; the same act with the same key is done
    once and gives the same row again, also when two do it at the same moment. A refusal or any other
    error leaves nothing behind.
    """

    def wrap(function: Callable[Concatenate[Log, P], R]) -> Callable[Concatenate[Act, P], R]:
        @functools.wraps(function)
        def perform(act: Act, /, *args: P.args, **kwargs: P.kwargs) -> R:
            if (done := _done(name, act)) is not None:
                return done
            try:
                with transaction.atomic():
                    return _performed(function, Log(name, act), *args, **kwargs)
            except (IntegrityError, OperationalError, Refusal) as error:
                if (done := _done(name, act)) is not None:  # a second click, and the first was quicker
                    return done
                if _is_met_by_another(error):
                    raise Conflict(
                        _("Somebody entered the same at this moment. Open the page again and look.")
                    ) from error
                raise

        if name in ACTS:
            raise ValueError(f"two acts are called {name}")
        ACTS[name] = perform
        return perform

    return wrap


def _performed(function: Callable[..., R], log: Log, *args: Any, **kwargs: Any) -> R:
    if outer := _doing.get():
        raise TypeError(f"{log.name} is done inside {outer}: hand its Log on to a plain function instead")
    token = _doing.set(log.name)
    try:
        row = function(log, *args, **kwargs)
    finally:
        _doing.reset(token)
    if not log.answers_for(row):
        raise TypeError(f"{log.name} returns another row than its first entry is about")
    log.close()
    return row


#: A unique constraint refused a row (two acts saw that there was none, and both made it), or two acts waited for each
#: other because they wrote the same rows in another order, and the database ended one of them.
UNIQUE, DEADLOCK = "23505", "40P01"
MET_BY_ANOTHER = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", UNIQUE, DEADLOCK}


def _is_met_by_another(error: Exception) -> bool:
    """Whether the database refused an act because another did the same at that moment."""
    cause = error.__cause__
    return bool({getattr(cause, "sqlite_errorname", ""), getattr(cause, "sqlstate", "")} & MET_BY_ANOTHER)


def _done(name: str, act: Act) -> Any:
    """The row that this very act has made before, or None."""
    entry = LogEntry._default_manager.filter(key=act.key, n=0).first()
    if entry is None:
        return None
    if (entry.act, entry.actor_id) != (name, act.actor_id):
        raise Conflict(_("This form was used before. Open the page again and repeat what you want to do."))
    return apps.get_model(entry.subject_type)._default_manager.get(pk=entry.subject_id)
