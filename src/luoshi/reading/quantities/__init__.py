"""Quantities: numbers with their units as documents write them (20家以上, 近1.5万余平方米, 三百余户, 5%-5.5%)."""

from luoshi.reading.quantities.grammar import BOUNDS, NUMERAL, Quantity, quantities_in, sign_of
from luoshi.reading.quantities.numerals import half_width, number_of

__all__ = ["BOUNDS", "NUMERAL", "Quantity", "half_width", "number_of", "quantities_in", "sign_of"]
