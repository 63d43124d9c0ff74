"""The states of bulletins."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Covers(models.TextChoices):
    """What a bulletin is about: its round alone, or the quarter that its round ends."""

    ROUND = "round", pgettext_lazy("bulletin", "A round")
    QUARTER = "quarter", pgettext_lazy("bulletin", "A quarter")


class BulletinState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("bulletin", "Draft")
    PUBLISHED = "published", pgettext_lazy("bulletin", "Published")


#: What is published is never changed; what turns out wrong stands as a correction in the next one.
BULLETIN_TRANSITIONS = {
    BulletinState.DRAFT: (BulletinState.PUBLISHED,),
    BulletinState.PUBLISHED: (),
}
