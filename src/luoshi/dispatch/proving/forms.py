"""What a reviewer says when he asks for proofs, and what a unit brings then."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.core.file_fields import FilesField, ManyFiles
from luoshi.dispatch.review_days import proof_until
from luoshi.documents.actions import ACCEPTED
from luoshi.organizations.forms import ActForm, day_field


def wanted_by(**more: Any) -> forms.DateField:
    """The day by which a proof is wanted, as many working days from today as `reviews.json` says."""
    return day_field(_("Wanted by"), initial=lambda: proof_until(clock.today()), **more)


class AskForm(ActForm):
    """One message and one day for all reports of which proofs are asked for."""

    message = forms.CharField(
        label=_("What has to be proved"),
        help_text=_("The units read it as it stands here, the same for each report that is ticked."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    until = wanted_by()


class ProofForm(ActForm):
    """Files, or why there are none; the figures stand as they were reported."""

    proof = FilesField(
        label=_("Proof"),
        help_text=_("A picture, a PDF or an office file; several at once, dropped, pasted or taken with the camera."),
        required=False,
        widget=ManyFiles(attrs={"accept": ",".join(["image/*", *ACCEPTED])}),
    )
    remark = forms.CharField(
        label=_("What you say to it"),
        help_text=_("Needed only where you can add no file: say why."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
