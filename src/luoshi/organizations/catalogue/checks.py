"""What must hold in the catalogue of duties."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.organizations.catalogue.models import DutyPart, DutyVersion
from luoshi.organizations.states import DutyBookState


@register_check(
    "organizations.duties",
    gettext_lazy(
        "What an entry of the catalogue says holds for one time after the other, comes from an edition of its region "
        "that was taken, and nobody joins in what he is in charge of."
    ),
    gettext_lazy("Restore the table from the last good backup: only editions and units that become others write it."),
)
def entries_by_editions(full: bool) -> Iterator[str]:
    rows = DutyVersion.objects.select_related("duty", "book").order_by("duty", "valid_from", "pk")
    last: DutyVersion | None = None
    for row in rows.iterator():
        said = {"duty": row.duty_id, "words": row.words, "day": row.valid_from, "book": row.book_id}
        if last and last.duty_id == row.duty_id and (last.valid_to is None or last.valid_to > row.valid_from):
            yield _("duty %(duty)s “%(words)s” says two things from %(day)s") % said
        if row.book.state != DutyBookState.TAKEN or row.book.region_id != row.duty.region_id:
            yield _("duty %(duty)s “%(words)s” comes from edition %(book)s, which was not taken in its region") % said
        last = row
    for part in DutyPart.objects.select_related("version").order_by("pk").iterator():
        if part.unit_id == part.version.unit_id:
            yield _("unit %(unit)s joins in duty %(duty)s, of which it is in charge") % {
                "unit": part.unit_id,
                "duty": part.version.duty_id,
            }
