"""The acts of publishing."""

from luoshi.publishing.actions.drafting import draft, rewrite
from luoshi.publishing.actions.publishing import publish

__all__ = ["draft", "publish", "rewrite"]
