"""Refusing with every reason at once, under the name that the acts know it by."""

from luoshi.core.demands import refuse

__all__ = ["refuse"]
