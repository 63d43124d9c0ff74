"""What a unit brings when a reviewer has asked for a proof."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core.file_fields import FilesField, ManyFiles
from luoshi.documents.actions import ACCEPTED
from luoshi.organizations.forms import ActForm


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
