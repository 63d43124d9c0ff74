"""People who want to be told outside, at nine on a Thursday; the mail server stands on this machine."""

import pytest

from luoshi.notices import actions
from luoshi.notices.actions import Choice
from luoshi.notices.channels import channel_of
from luoshi.notices.states import ChannelKind
from luoshi.records.models import Notice
from tests.support.cast import MOMENT
from tests.support.outside import authority, mail_room, service  # noqa: F401


@pytest.fixture(autouse=True)
def fresh_token():
    """The token of one test is not that of the next."""
    channel_of(ChannelKind.WECOM).forget()


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def by_mail(cast, mail_room):  # noqa: F811
    """The liaison officer of the science bureau is told by e-mail."""
    return actions.set_contact(cast.act("unit"), cast.unit, ChannelKind.MAIL, Choice("liang@example.gov.cn"))


@pytest.fixture
def tell(cast):
    """`tell("unit", n=3)`: something was told to a person."""

    def told(person, what="dispatch.opened", at=MOMENT, urgent=False, n=1):
        return Notice.objects.create(
            key=f"{what}:{n}:{cast.people[person].pk}",
            recipient=cast.people[person],
            text="The call is noted. It stands on the pages of the round and of the unit.",
            url=f"/dispatch/rounds/{n}/",
            at=at,
            urgent=urgent,
        )

    return told
