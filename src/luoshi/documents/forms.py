"""Forms of documents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class UploadForm(forms.Form):
    """A file to be read: plain text or a saved web page."""

    file = forms.FileField(
        label=_("Policy document"),
        help_text=_("Plain text or a saved web page. A file with a secrecy marking is refused and not kept."),
        allow_empty_file=True,  # the act has its own sentence for an empty file
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ".txt,.html,.htm,text/plain,text/html"}),
    )
