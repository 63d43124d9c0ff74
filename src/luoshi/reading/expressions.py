"""Regular expressions, each compiled when it is first asked: no document needs all, and compiling them takes long."""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_WAYS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


def expression(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The expression, to be used as a compiled one is."""
    return cast("re.Pattern[AnyStr]", _Unasked(pattern, flags))


class Expression:
    """An expression with the ways of asking it."""

    pattern: str | bytes
    flags: int


class _Unasked(Expression):
    """One without them; the first question makes them, and from then on it is as fast as a compiled one."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        program = re.compile(self.pattern, self.flags)
        vars(self).update((way, getattr(program, way)) for way in _WAYS)
        self.__class__ = Expression  # type: ignore[assignment]
        return getattr(self, name)
