"""What must hold when the fire is over."""

from __future__ import annotations

import time
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator

from benchmarks.under_load.desk import Book
from tests.support.outside import Call

#: A message whose sender died is repeated after a minute.
SECONDS = 240


def wait_for_notices() -> None:
    """Waits until the worker has sent what there is to send."""
    from luoshi.notices.models import Message
    from luoshi.notices.states import MessageState
    from luoshi.records.models import Notice

    end = time.monotonic() + SECONDS
    waiting = Message.objects.filter(state__in=(MessageState.WAITING, MessageState.SENDING, MessageState.UNKNOWN))
    while Notice.objects.filter(taken_at__isnull=True).exists() or waiting.filter(ended_at__isnull=True).exists():
        if time.monotonic() > end:
            return  # the fact below says so
        time.sleep(0.5)


def broken(book: Book, calls: list[Call]) -> list[str]:
    """What does not hold, a line each."""
    from luoshi.web.commands import check

    wrong = [*book.broken, *about_acts(book), *about_letters(), *about_notices(calls)]
    return wrong + ["luoshi check --full"] * (check.run(Namespace(full=True)) != 0)


def about_acts(book: Book) -> Iterator[str]:
    """Each form that was answered with “done” is in the log, as the act of that person; what was refused is not."""
    from luoshi.organizations.models import User
    from luoshi.records.models import LogEntry

    names = dict(User.objects.values_list("pk", "username"))
    entries = LogEntry.objects.filter(via="web", n=0).values_list("key", "act", "actor_id")
    logged = {key: (act, names[actor]) for key, act, actor in entries if actor is not None}
    asked = {one.key: one for one in book.sent if one.act}
    for one in asked.values():
        said, done = one.status == 302, one.key in logged
        if said != done:
            yield f"{one.act} of {one.account}, sent {one.times} times: answered {one.status}, in the log: {done}"
        if one.second not in {0, 302}:
            yield f"{one.act} of {one.account} was done, and sent once more it was answered {one.second}"
        if done and logged[one.key] != (one.act, one.account):
            yield f"{logged[one.key]} stands for {one.act} of {one.account}"
    for key, (act, name) in logged.items():
        if key not in asked and act not in {"organizations.sign_in", "organizations.sign_out"}:
            yield f"{act} of {name} was asked by nobody"


def about_letters() -> Iterator[str]:
    """Numbers run from 1 without gap, each letter once."""
    from luoshi.records.models import LogEntry
    from luoshi.supervision.models import Letter

    numbers = sorted(Letter.objects.values_list("number", flat=True))
    if numbers != list(range(1, len(numbers) + 1)):
        yield f"the numbers of letters are {numbers}"
    if LogEntry.objects.filter(act="supervision.issue").count() != len(numbers):
        yield "letters and their entries are not as many"


def about_notices(calls: list[Call]) -> Iterator[str]:
    """Each notice reached the other system at least once, and whatever came twice bears one key and the same words.

    A message of which the worker died twice in the middle is unknown for good, as docs/explanation/notices.md has it.
    """
    from luoshi.notices.models import Line, Message
    from luoshi.notices.states import MessageState, Reason
    from luoshi.records.models import Notice

    came = Counter(call.body["id"].partition("@")[0] for call in calls)
    if len({(call.body["id"], *call.body["lines"]) for call in calls}) != len(came):
        yield "a key came with different words"
    if any(call.headers["Idempotency-Key"] != call.body["id"] for call in calls):
        yield "a call has another key than its message"
    unknown = Message.objects.filter(state=MessageState.UNKNOWN, repeated=True, reason=Reason.INTERRUPTED)
    for message in Message.objects.exclude(state=MessageState.SENT).exclude(pk__in=unknown):
        yield f"the message {message} is {message.state} {message.reason}"
    for key in Message.objects.filter(state=MessageState.SENT).values_list("key", flat=True):
        if not came[key]:
            yield f"the message {key} counts as sent and never came"
    if strange := set(came) - set(Message.objects.values_list("key", flat=True)):
        yield f"{len(strange)} messages came that nobody knows"
    told = Line.objects.values("notice")
    if untold := Notice.objects.exclude(pk__in=told).count():
        yield f"{untold} notices reached nobody"
    print(
        f"{len(calls)} calls brought {len(came)} messages with {told.count()} notices; died twice: {unknown.count()}",
        flush=True,
    )
