"""The states of bulletins."""

from django.db import models
from django.utils.translation import pgettext_lazy


class BulletinState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("bulletin", "Draft")
    PUBLISHED = "published", pgettext_lazy("bulletin", "Published")


#: What is published is never changed; what turns out wrong stands as a correction in the next one.
BULLETIN_TRANSITIONS = {
    BulletinState.DRAFT: (BulletinState.PUBLISHED,),
    BulletinState.PUBLISHED: (),
}
