"""Regions as they are from a year on: many renamed, recoded, moved, merged and opened in one act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from luoshi.core.acts import Act
from luoshi.core.errors import Conflict, Invalid
from luoshi.organizations.actions.demands import refuse
from luoshi.organizations.actions.setting_up import Wish, receive_setup
from luoshi.organizations.models import Region, RegionSpan, RegionVersion
from luoshi.organizations.regions.comparing import MOVED, RegionsProposal, WantedRegion, regions_proposal
from luoshi.organizations.regions.opening import regions_in
from luoshi.organizations.regions.standing import RegionsStanding, regions_standing
from luoshi.organizations.rules import SETUPS
from luoshi.organizations.setting_up.models import SetupBook
from luoshi.organizations.setting_up.opening import Content
from luoshi.organizations.states import SetupKind, SetupState
from luoshi.records import files
from luoshi.records.log import Entry, Log, act, change_all, insert

MEDIA_TYPE = "text/csv"


def bring_regions(act: Act, name: str, data: bytes) -> SetupBook:
    """Takes in a file of regions; nothing of it is made yet. Raises Invalid for one that holds no list of regions."""
    SETUPS.anywhere("bring_setup", act.reach).require()
    regions_in(data, name)
    return receive_setup(act, SetupKind.REGIONS, name, files.store(data), MEDIA_TYPE)


def set_up_regions(act: Act, setup: SetupBook, wish: Wish) -> SetupBook:
    """Reads the kept file again, before any transaction, and makes what it says."""
    SETUPS.answer("set_up_regions", act.reach, setup).require()
    return make_regions(act, setup, regions_in(files.read(setup.file_id), setup.name), wish)


@act("organizations.set_up_regions")
def make_regions(log: Log, setup: SetupBook, content: Content, wish: Wish) -> SetupBook:
    """Renames, recodes, moves, merges and opens regions as a file says, each from its day on, all or none.

    What held before stays as it was.
    """
    SETUPS.answer("set_up_regions", log.act.reach, setup).require()
    list(Region.objects.select_for_update().order_by("pk"))  # one act at a time changes the closure
    on = timezone.localdate(log.act.at)
    proposal = _as_seen(content, wish, on)
    main = log.entry(setup)
    main.change(setup, state=SetupState.MADE)
    merged = sum(len(one.merged) for one in proposal.changed)
    main.note(opened=len(proposal.opened), changed=len(proposal.changed), merged=merged)
    work = _Regions(log, regions_standing(on), proposal)
    work.end_merged()
    work.restate()
    work.open()
    work.move()
    return setup


def _as_seen(content: Content, wish: Wish, on: date) -> RegionsProposal:
    """What a file would change now; refused where it is not what was looked at."""
    proposal = regions_proposal(content, on)
    refuse(Invalid, *((True, str(trouble)) for trouble in proposal.troubles))
    refuse(Invalid, (not proposal.to_make, _("The regions are as this file says. There is nothing to change.")))
    moved = _("Regions were changed since you looked. Look at the page again, then confirm.")
    refuse(Conflict, (proposal.digest != wish.seen, moved))
    return proposal


class _Regions:
    """Writes regions, each under an entry of its own, in a fixed number of statements."""

    def __init__(self, log: Log, standing: RegionsStanding, proposal: RegionsProposal) -> None:
        self.standing, self.proposal = standing, proposal
        self.rows = {one.code: Region() for one in proposal.opened}
        self.rows |= {one.code: one.stands.region for one in proposal.changed if one.stands}
        self.entries: dict[str, Entry] = {one.code: log.entry(_subject(one)) for one in self._all()}
        self.spans = {region: list(spans) for region, spans in standing.spans.items()}

    def _all(self) -> list[WantedRegion]:
        return [*self.proposal.changed, *self.proposal.opened]

    def end_merged(self) -> None:
        """What is merged into another ends, in the tree and in the closure."""
        ended = [(self.entries[one.code], one, version) for one in self.proposal.changed for version in one.merged]
        change_all((entry, version, {"valid_to": one.since}) for entry, one, version in ended)
        spans = [
            (entry, span, {"valid_to": one.since})
            for entry, one, version in ended
            for span in self.spans.pop(version.region_id, [])
        ]
        change_all(spans)

    def restate(self) -> None:
        """Every region that is otherwise has another version from its day on; every new one has its first."""
        insert((self.entries[one.code], self.rows[one.code]) for one in self.proposal.opened)
        kept = [(one, one.stands) for one in self.proposal.changed if one.stands]
        changed = [(one, stands) for one, stands in kept if _is_restated(one)]
        change_all((self.entries[one.code], stands, {"valid_to": one.since}) for one, stands in changed)
        insert(
            (self.entries[one.code], self._version(one))
            for one in [*(one for one, _stands in changed), *self.proposal.opened]
        )

    def _version(self, one: WantedRegion) -> RegionVersion:
        stood = one.stands.parent_id if one.stands else None
        return RegionVersion(
            region=self.rows[one.code],
            code=one.code,
            name=one.name,
            level=one.level,
            parent_id=self._region(one.above) if one.above else stood,
            valid_from=one.since,
        )

    def _region(self, code: str) -> int:
        row = self.rows.get(code)
        return row.pk if row else self.standing.by_code[code].region_id

    def open(self) -> None:
        """New regions lie in themselves, and in everything in which the region above lies."""
        made = [span for one in self.proposal.opened for span in self._spans(one)]
        insert(made)

    def _spans(self, one: WantedRegion) -> Iterator[tuple[Entry, RegionSpan]]:
        region, entry = self.rows[one.code].pk, self.entries[one.code]
        own = RegionSpan(ancestor_id=region, region_id=region, valid_from=one.since)
        above = [
            RegionSpan(ancestor_id=span.ancestor_id, region_id=region, valid_from=max(one.since, span.valid_from))
            for span in self.spans[self._region(one.above)]
        ]
        self.spans[region] = [own, *above]
        return ((entry, span) for span in self.spans[region])

    def move(self) -> None:
        """What lies elsewhere now leaves what it lay in, with everything in it, and comes to lie in the other."""
        for one in self.proposal.changed:
            if one.stands and any(what is MOVED for what, _before, _after in one.changes):
                self._move(one, one.stands.region_id)

    def _move(self, one: WantedRegion, region: int) -> None:
        entry = self.entries[one.code]
        old = {span.ancestor_id for span in self.spans[region]} - {region}
        new = [span.ancestor_id for span in self.spans[self._region(one.above)]]
        lower = [pk for pk, spans in self.spans.items() if any(span.ancestor_id == region for span in spans)]
        left = [span for pk in lower for span in self.spans[pk] if span.ancestor_id in old]
        change_all((entry, span, {"valid_to": one.since}) for span in left)
        entry.add_all(_spans_into(lower, new, one.since))
        for pk in lower:
            stay = [span for span in self.spans[pk] if span.ancestor_id not in old]
            self.spans[pk] = [*stay, *_spans_into([pk], new, one.since)]


def _spans_into(regions: Iterable[int], ancestors: Iterable[int], since: date) -> Iterator[RegionSpan]:
    ancestors = list(ancestors)
    return (
        RegionSpan(ancestor_id=ancestor, region_id=region, valid_from=since)
        for region in regions
        for ancestor in ancestors
    )


def _subject(one: WantedRegion) -> Region | None:
    return one.stands.region if one.stands else None


def _is_restated(one: WantedRegion) -> bool:
    """Whether the region itself is otherwise: one into which others merged alone stays as it is."""
    return len(one.changes) > len(one.merged)
