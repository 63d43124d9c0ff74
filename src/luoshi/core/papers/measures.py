"""The measures of GB/T 9704-2012, in millimetres and points."""

#: The sheet (A4) and its margins; they leave a type area of 156 by 225 mm.
PAGE = (210.0, 297.0)
TOP, BOTTOM, BINDING, OUTER = 37.0, 35.0, 28.0, 26.0
AREA = (156.0, 225.0)

#: 22 lines on a page and 28 characters on a line. 28.95 pt, because the 22nd line falls off at 29.
LINE_PITCH = 28.95
CHARACTER_PITCH = 15.79

#: Lines in the cells of a table, and what stands above and below them.
ROW_PITCH, ROW_GAP = 18.0, 3.0

#: Sizes of type: 小初 for the mark, 2号, 3号, 4号.
MARK, TITLE, BODY, SMALL = 36.0, 22.0, 16.0, 14.0

#: The page number stands 7 mm below the type area.
PAGE_NUMBER = 7.0

#: Letters: the mark 30 mm from the top of the sheet, the last red rule 20 mm from its foot, both rules 170 mm long.
LETTER_MARK, LETTER_FOOT, LETTER_RULE = 30.0, 20.0, 170.0

#: Documents: the mark 35 mm below the top of the type area.
DOCUMENT_MARK = 35.0

#: The red of the rules and the mark, C0 M80 Y80 K0.
RED = "FF3333"

#: What the standard asks for, and what stands in for it where it is not installed.
FANGSONG = ("仿宋", "FangSong", "STFangsong", "Noto Serif CJK SC")
HEI = ("黑体", "SimHei", "STHeiti", "Noto Sans CJK SC")
KAI = ("楷体", "KaiTi", "STKaiti", "Noto Serif CJK SC")
SONG = ("宋体", "SimSun", "STSong", "Noto Serif CJK SC")
XIAOBIAOSONG = ("方正小标宋简体", "FZXiaoBiaoSong-B05S", "小标宋", "Noto Serif CJK SC")
