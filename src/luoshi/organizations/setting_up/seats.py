"""Posts and people: what their lines say, who holds what, and what would change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from luoshi.core.sheets.cells import plain
from luoshi.organizations.contact_details.fitting import LONGEST as LONGEST_DETAIL
from luoshi.organizations.contact_details.fitting import normal, wrong_with
from luoshi.organizations.models import Holding, UnitVersion, User
from luoshi.organizations.setting_up.cells import PlacedReader
from luoshi.organizations.setting_up.layout import PRIVATE, administrators_by_word, roles_by_word
from luoshi.organizations.setting_up.opening import Line
from luoshi.organizations.setting_up.proposal import Appointment, WantedDetail, WantedPerson, WantedPost, WantedUnit
from luoshi.organizations.setting_up.standing import Standing
from luoshi.organizations.setting_up.units import LONGEST_NAME, Units
from luoshi.organizations.states import UnitKind

LONGEST_TITLE = LONGEST_PERSON = LONGEST_ACCOUNT = 50


class Seats(PlacedReader):
    """The posts that a file wants, the people it names, and who would hold what."""

    def __init__(self, lines: Iterable[Line], standing: Standing, units: Units) -> None:
        super().__init__(standing)
        self.units = units
        self.posts: dict[tuple[int, str, str, str], WantedPost] = {}
        self.people: dict[str, WantedPerson] = {}
        self.appointments: list[Appointment] = []
        self.same = 0
        for line in lines:
            self._take(line)

    def _take(self, line: Line) -> None:
        post, person, since = self._post(line), self._person(line), self.day(line)
        self._reach(line, person)
        if post is None or person is None:
            return
        self._appoint(line, post, person, since)

    def _post(self, line: Line) -> WantedPost | None:
        region, unit, title = self.region(line), self._unit(line), self.text(line, "title", LONGEST_TITLE)
        role = self._role(line)
        if not (region and unit and title and role):
            return None
        key = (region.region_id, unit.name, role, title)
        post = self.posts.get(key)
        if post:
            what = _("%(place)s is about the same post. Keep one line, or give the posts different titles.")
            self.refuse(line, "title", what % {"place": post.place})
            return None
        stood = unit.stands if isinstance(unit, WantedUnit) else unit
        stands = self.standing.posts.get((stood.unit_id, role, title)) if stood else None
        self.posts[key] = WantedPost(line.place("title"), unit, role, title, stands)
        return self.posts[key]

    def _role(self, line: Line) -> str:
        if plain(line.text("role")) in administrators_by_word():
            what = _("Administrators are not made in a table. Register the person, and give the post one by one.")
            self.refuse(line, "role", what)
            return ""
        return self.word(line, "role", roles_by_word())

    def _unit(self, line: Line) -> WantedUnit | UnitVersion | None:
        region = self.standing.regions.get(line.text("region"))
        given = self.text(line, "unit", LONGEST_NAME)
        if not (region and given):
            return None
        unit = self.units.named(region.region_id, given)
        if unit is None and self.units.is_mentioned(region.region_id, given):
            return None
        if unit is None:
            what = _("No unit “%(name)s” stands in this file or in the region. Add its line, or correct the name.")
            self.refuse(line, "unit", what % {"name": given})
        elif unit.kind in (UnitKind.COLLECTIVE, UnitKind.UNCONFIRMED):
            self.refuse(line, "unit", _("A collective addressee or an unconfirmed name has no posts. Name one unit."))
            return None
        return unit

    def _person(self, line: Line) -> WantedPerson | None:
        """Who a line names; None for a post that nobody holds, and for what cannot be taken."""
        name = self.text(line, "name", LONGEST_PERSON)
        account = User.normalize_username(self.text(line, "account", LONGEST_ACCOUNT))
        if bool(name) != bool(account):
            missing = "account" if name else "name"
            self.refuse(line, missing, _("A person has both a name and a sign-in name. Fill in the other one too."))
        if not (name and account):
            return None
        if any(letter.isspace() for letter in account):
            self.refuse(line, "account", _("A sign-in name has no spaces in it."))
            return None
        stands = self.standing.accounts.get(account)
        person = self.people.setdefault(account, WantedPerson(line.place("account"), name, account, stands))
        known = stands.name if stands else person.name
        if known != name:
            what = _("“%(account)s” is the sign-in name of %(name)s. Correct the name, or choose another sign-in name.")
            self.refuse(line, "account", what % {"account": account, "name": known})
            return None
        return person

    def _reach(self, line: Line, person: WantedPerson | None) -> None:
        """The telephone number and the mail address of who a line names; all lines of a person say the same."""
        for kind in PRIVATE:
            given = normal(kind, self.text(line, kind, LONGEST_DETAIL))
            wrong = wrong_with(kind, given) if given else ""
            if wrong:
                self.refuse(line, kind, wrong)
            elif given and person is None and not line.text("account"):
                self.refuse(line, kind, _("Nobody stands in this line. Name the person, or empty this cell."))
            elif given and person and person.details.setdefault(kind, given) != given:
                what = _("%(name)s has another one in another line. Keep the one that is right.")
                self.refuse(line, kind, what % {"name": person.name})

    @property
    def details(self) -> list[WantedDetail]:
        """The numbers and addresses that are not known so yet."""
        known = self.standing.details
        return [
            WantedDetail(one, kind, value)
            for one in self.people.values()
            for kind, value in one.details.items()
            if known.get(one.stands.pk if one.stands else 0, {}).get(kind) != value
        ]

    def _appoint(self, line: Line, post: WantedPost, person: WantedPerson, since: date | None) -> None:
        """Whether the person holds the post already, takes it, or takes it over."""
        held = self.standing.held.get(post.stands or 0, [])
        if person.stands and any(one.user_id == person.stands.pk for one in held):
            self.same += 1
            return
        begins = since or max(self.standing.on, self._unit_since(post))
        before = next((one for one in held if one.valid_to is None or one.valid_to > begins), None)
        if self._is_hindered(line, person, begins, post, before):
            return
        self.appointments.append(Appointment(line.place("name"), post, person, begins, before))

    def _is_hindered(
        self, line: Line, person: WantedPerson, begins: date, post: WantedPost, before: Holding | None
    ) -> bool:
        """Names what stands in the way of an appointment, if anything does."""
        seen = len(self.troubles)
        told = {"name": person.name, "holder": before.user.name if before else ""}
        if person.stands and not person.stands.is_active:
            self.refuse(line, "account", _("%(name)s no longer works here. Choose somebody else.") % told)
        if person.stands and person.stands.pk in self.standing.administrators:
            what = _("An administrator holds no other role. Open an account of its own for %(name)s.")
            self.refuse(line, "account", what % told)
        if begins < self._unit_since(post):
            self.refuse(line, "since", _("The unit does not exist on that day. Choose a later day."))
        if before and (before.valid_to or before.valid_from >= begins):
            what = _("%(holder)s holds this post at that time. End that first, or choose a later day.")
            self.refuse(line, "since" if line.text("since") else "name", what % told)
        return len(self.troubles) > seen

    def _unit_since(self, post: WantedPost) -> date:
        """The first day of a post's unit."""
        unit = post.unit
        stands = unit.stands if isinstance(unit, WantedUnit) else unit
        if stands:
            return self.standing.first_days[stands.unit_id]
        return (isinstance(unit, WantedUnit) and unit.since) or self.standing.on
