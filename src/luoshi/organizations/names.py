"""Names of units as people write them: one normal form, so that 县发展改革局 finds 成武县发展和改革局."""

from __future__ import annotations

import re
import unicodedata

_JOINED = re.compile(r"(?<=\w\w)[和与及](?=\w+(?:局|委|会|办|室|部|厅|中心|院)$)")
_SEPARATORS = re.compile(r"[\s·、,()]")


def normal_form(name: str, region_name: str) -> str:
    """The name without its region's name or level in front, without spaces, brackets and the 和 inside it.

    A name of another level keeps it: in a county 县公安局 and 市公安局 stay two names.
    """
    plain = _SEPARATORS.sub("", unicodedata.normalize("NFKC", name))
    for front in (region_name, region_name[-1:]):
        if front and plain.startswith(front) and plain != front:
            plain = plain[len(front) :]
            break
    return _JOINED.sub("", plain)
