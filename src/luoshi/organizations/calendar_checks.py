"""What must hold for the working calendar."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luoshi.core.registry import register_check
from luoshi.organizations.calendar_files import differing


@register_check(
    "organizations.calendar",
    gettext_lazy("The year files in the data folder say what was announced."),
    gettext_lazy("Start the worker: it writes the files anew within a minute. Then look who edited them by hand."),
)
def files_as_announced(full: bool) -> Iterator[str]:
    for name in differing():
        yield _("the calendar file %(name)s is not what was announced") % {"name": name}
