"""Numerals: a number as Word writes it in one of its number formats."""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999  # what is counted beyond that is written in digits


def written(number: int, style: str) -> str:
    """The number in a format by its name in the file; nothing for what is no number (bullets)."""
    if style in ("none", "bullet"):
        return ""
    return _FORMATS.get(style, str)(number) if 0 < number <= _MOST else str(number)


def _chinese(number: int) -> str:
    """十, 十二, 二十, 一百零五."""
    return _grouped(number, _DIGITS, "十百千").removeprefix("一") if number < 20 and number > 9 else _small(number)


def _small(number: int) -> str:
    return _grouped(number, _DIGITS, "十百千")


def _legal(number: int) -> str:
    return _grouped(number, _LEGAL, "拾佰仟")


def _grouped(number: int, digits: str, places: str) -> str:
    """Digits with their places behind them, and one 零 for the places between that hold nothing."""
    words, gap = "", False
    for place, digit in zip(("", *places)[len(str(number)) - 1 :: -1], str(number), strict=True):
        if digit == "0":
            gap = True
        else:
            words += (digits[0] if gap else "") + digits[int(digit)] + place
            gap = False
    return words


def _digitwise(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        words += letters * (number // value)
        number %= value
    return words


def _letters(number: int) -> str:
    """a … z, aa, bb: as Word goes on behind z."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _row_of(first: str, last: str) -> Callable[[int], str]:
    """Characters that follow one another (① … ⑳), digits behind the last."""
    return lambda number: chr(ord(first) + number - 1) if number <= ord(last) - ord(first) + 1 else str(number)


def _one_of(words: str) -> Callable[[int], str]:
    return lambda number: words[number - 1] if number <= len(words) else str(number)


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "japaneseCounting"),
            *("taiwaneseCounting", "taiwaneseCountingThousand", "koreanCounting"),
        ),
        _chinese,
    ),
    **dict.fromkeys(("ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital"), _digitwise),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), _legal),
    "ideographTraditional": _one_of("甲乙丙丁戊己庚辛壬癸"),
    "ideographZodiac": _one_of("子丑寅卯辰巳午未申酉戌亥"),
    "ideographEnclosedCircle": _row_of("㊀", "㊉"),
    "decimalEnclosedCircle": _row_of("①", "⑳"),
    "decimalEnclosedCircleChinese": _row_of("①", "⑳"),
    "decimalEnclosedParen": _row_of("⑴", "⒇"),
    "decimalEnclosedFullstop": "{}.".format,  # shown as one character, which no plain text uses
    "decimalZero": "{:02}".format,
    "numberInDash": "- {} -".format,
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
