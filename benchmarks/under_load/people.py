"""The people of the county at work: officers review, issue and check; liaison officers report, sign for and answer."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from random import Random
from threading import Event, Thread

from benchmarks.under_load.desk import Book, Desk
from benchmarks.under_load.forms import Form

OFFICERS = ("office", "clerk")
HANDS = 4  # so many liaison officers are at work at the same time
THINGS = 5  # a liaison officer does so many things before he signs out
WORDS = {"words": "按计划推进，数据已与台账核对。", "insisted": "数据已与业务科室核对。"}
MINE, LETTERS, PROPOSALS = "/dispatch/mine/", "/letters/", "/letters/proposals/"
SECONDS = 300


class Staff:
    """Everybody who works, each in a thread of his own."""

    def __init__(self, address: str, passwords: dict[str, str], seed: int) -> None:
        self.address, self.passwords, self.book = address, passwords, Book()
        self.ended, self.failed = Event(), list[str]()
        liaisons = [name for name in passwords if name.startswith("liaison")]
        shares = [liaisons[n::HANDS] for n in range(HANDS)]
        jobs: list[tuple[list[str], Callable[[Desk, Random], None]]] = [([one], in_the_office) for one in OFFICERS]
        jobs += [(share, in_a_unit) for share in shares]
        self.threads = [
            Thread(target=self._work, args=(accounts, job, Random(seed + n)), daemon=True)
            for n, (accounts, job) in enumerate(jobs)
        ]

    def begin(self) -> None:
        for thread in self.threads:
            thread.start()

    def end(self) -> None:
        """Lets everybody finish what he is doing."""
        self.ended.set()
        for thread in self.threads:
            thread.join(SECONDS)

    def wait_for(self, acts: int) -> None:
        """Waits until so many more forms were sent."""
        goal, end = len(self.book.sent) + acts, time.monotonic() + SECONDS
        while len(self.book.sent) < goal:
            assert not self.failed and time.monotonic() < end, f"nobody works any more: {self.failed}"
            time.sleep(0.005)

    def said(self) -> str:
        """How often each act was answered, and how often somebody had to send the same again."""
        sent = self.book.sent
        done = Counter(one.act for one in sent if one.status == 302)
        again = sum(one.times > 1 for one in sent)
        refused = Counter(one.act for one in sent if one.status != 302)
        acts = ", ".join(f"{act or 'signed in'} {times}" for act, times in sorted(done.items()))
        return f"{acts}; {again} sent again, refused {dict(refused)}, {self.book.answers} answers"

    def _work(self, accounts: list[str], job: Callable[[Desk, Random], None], random: Random) -> None:
        """Each of the accounts in its turn, from signing in to signing out, until the end."""
        try:
            while not self.ended.is_set():
                for account in accounts:
                    self._turn(account, job, random)
        except Exception as failed:
            self.failed.append(repr(failed))
            raise

    def _turn(self, account: str, job: Callable[[Desk, Random], None], random: Random) -> None:
        desk = Desk(self.address, account, self.book, random)
        desk.sign_in(self.passwords[account])
        for _n in range(THINGS):
            if self.ended.is_set():
                return
            job(desk, random)
        form = desk.at("/account/").form_to("/sign-out/")
        if form:
            desk.send("/account/", form, "")


def in_the_office(desk: Desk, random: Random) -> None:
    random.choice((review, review, issue, issue, check))(desk, random)


def in_a_unit(desk: Desk, random: Random) -> None:
    random.choice((report, report, answer_a_letter))(desk, random)


def report(desk: Desk, random: Random) -> None:
    """One of the things that are asked of the unit, now and then with a proof."""
    forms = [one for one in desk.at(MINE).forms if one.action.startswith("/dispatch/asks/")]
    if not forms:
        return
    form = random.choice(forms)
    values = {name: str(random.randint(1, 3)) for name, _value in form.fields if name.startswith("value_")}
    proof = {"proof": "验收单"} if random.random() < 0.3 else {}
    desk.send(MINE, form, "dispatch.submit_reports", **WORDS, **values, **proof)


def review(desk: Desk, random: Random) -> None:
    """Accepts what is clean in a round, or looks at one report and accepts or returns it."""
    rounds = desk.at("/dispatch/").links_to("/dispatch/rounds/")
    path = f"{random.choice(rounds)}?show=in_review"
    page = desk.at(path)
    reports = page.links_to("/dispatch/reports/")
    clean = page.form_to("/accept/")
    if clean and reports and random.random() < 0.2:
        desk.send(path, clean, "dispatch.review_reports")
    elif reports:
        one = random.choice(reports)
        form = with_key(desk.at(one).forms)
        button = {"accept": "1"} if random.random() < 0.7 else {"return": "1", "message": "请写明完成了什么。"}
        if form and "message" in dict(form.fields):
            desk.send(one, form, "dispatch.review_reports", **button)


def issue(desk: Desk, random: Random) -> None:
    """Issues a letter that the rules propose."""
    proposals = desk.at(PROPOSALS).links_to(PROPOSALS)
    if proposals:
        one = random.choice(proposals)
        form = with_key(desk.at(one).forms)
        if form and not form.action:
            desk.send(one, form, "supervision.issue")


def check(desk: Desk, random: Random) -> None:
    """Accepts or returns an answer to a letter."""
    letters = desk.at(LETTERS).links_to(LETTERS)
    if letters:
        one = random.choice(letters)
        form = desk.at(one).form_to("/check/")
        button = {"accept": "1"} if random.random() < 0.8 else {"return": "1", "message": "请补充材料。"}
        if form:
            desk.send(one, form, "supervision.check_reply", **button)


def answer_a_letter(desk: Desk, random: Random) -> None:
    """Signs for a letter, or answers it with a proof."""
    letters = desk.at(LETTERS).links_to(LETTERS)
    if not letters:
        return
    one = random.choice(letters)
    page = desk.at(one)
    form = page.form_to("/sign-for/")
    if form:
        desk.send(one, form, "supervision.sign_for")
    elif f"{one}answer/" in page.links:
        form = with_key(desk.at(f"{one}answer/").forms)
        if form:
            desk.send(f"{one}answer/", form, "supervision.answer", words="已补报并明确专人。", proofs="整改说明")


def with_key(forms: list[Form]) -> Form | None:
    """The form of the page itself: the one with an act's key."""
    return next((one for one in forms if one.key), None)
