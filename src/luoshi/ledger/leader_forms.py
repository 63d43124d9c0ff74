"""Forms with which leaders are named and released."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luoshi.core import clock
from luoshi.ledger.leaders import leaders_of, posts_visible_to
from luoshi.organizations.forms import ActForm
from luoshi.organizations.models import Post
from luoshi.organizations.reach import Reach


class PostField(forms.ModelChoiceField):
    """A choice among the posts of leaders, by title and holder of the day."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Post.objects.none(), **options)

    def offer(self, reach: Reach, on: date) -> None:
        """Offers the posts that a person may see, named in two queries."""
        self.queryset = posts_visible_to(reach)
        leaders = [(leader.post, str(leader)) for leader in leaders_of(self.queryset, on)]
        self.choices = [("", self.empty_label or ""), *leaders]


class LeaderForm(ActForm):
    """Which leader heads some tasks, and on what ground."""

    post = PostField(label=_("Leader in charge"), empty_label=_("Choose a leader"))
    reason = forms.CharField(
        label=_("Reason"), help_text=_("With the document or meeting that decided it."), max_length=300
    )

    def __init__(self, data: Any, reach: Reach, proposed: int | None = None) -> None:
        super().__init__(data, initial={"post": proposed})
        post = self.fields["post"]
        assert isinstance(post, PostField)
        post.offer(reach, clock.today())


class ReleaseForm(ActForm):
    """On what ground a leader heads a task no longer."""

    reason = forms.CharField(
        label=_("Reason"), help_text=_("With the document or meeting that decided it."), max_length=300
    )
