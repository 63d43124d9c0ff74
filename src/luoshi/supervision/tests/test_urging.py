"""The text by which a unit is urged about its letter."""

from luoshi.supervision.urging import text_to_copy
from tests.support import letters


def test_the_text_says_which_letter_waits_for_whom_and_until_when(cast, letter, english):
    link = f"http://127.0.0.1:8000/letters/{letter.pk}/"
    issued = text_to_copy(letter)
    letter = letters.signed(cast, letter, "unit")
    signed = text_to_copy(letter)
    letters.answered(cast, letter, "unit")
    letter.refresh_from_db()
    assert [issued, signed, text_to_copy(letter)] == [
        f"县科学技术局: {letter.label} waits for you. Please sign for it in Luoshi: {link}",
        f"县科学技术局: your answer to {letter.label} is due on Fri 30 Oct 2026. Please answer in Luoshi: {link}",
        "",
    ]


def test_only_the_office_is_offered_it(letter, sign_in):
    pages = {who: sign_in(who).get(f"/letters/{letter.pk}/").content.decode() for who in ("office", "unit", "leader")}
    assert {who: "data-copy" in page for who, page in pages.items()} == {"office": True, "unit": False, "leader": False}
