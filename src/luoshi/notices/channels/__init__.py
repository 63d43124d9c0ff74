"""The ways outside: each a class that delivers one letter and says how it went. No channel knows the database."""

from __future__ import annotations

from luoshi.notices.channels.base import Channel, Letter, Outcome
from luoshi.notices.channels.dingtalk import DingTalkGroup
from luoshi.notices.channels.mail import Mail
from luoshi.notices.channels.webhook import Webhook
from luoshi.notices.channels.wecom import WeCom
from luoshi.notices.channels.wecom_group import WeComGroup
from luoshi.notices.states import ChannelKind

__all__ = ["CHANNELS", "Channel", "Letter", "Outcome", "channel_of", "set_up"]

CHANNELS: dict[str, Channel] = {
    ChannelKind.MAIL: Mail(),
    ChannelKind.WECOM: WeCom(),
    ChannelKind.WECOM_GROUP: WeComGroup(),
    ChannelKind.DINGTALK_GROUP: DingTalkGroup(),
    ChannelKind.WEBHOOK: Webhook(),
}


def channel_of(kind: str) -> Channel:
    """The channel of a kind."""
    return CHANNELS[kind]


def set_up() -> list[str]:
    """The kinds of channel that the settings of this installation know."""
    return [kind for kind, channel in CHANNELS.items() if channel.is_set_up()]
