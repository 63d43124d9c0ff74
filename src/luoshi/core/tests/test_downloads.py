"""Files as answers: what is saved, what is shown, and names in Chinese."""

from luoshi.core.downloads import download


def headers(answer):
    return answer["Content-Type"], answer["Content-Disposition"]


def test_what_others_brought_is_saved_and_runs_nowhere():
    named = "attachment; filename*=utf-8''%E8%AF%B4%E6%98%8E.html"
    assert headers(download(b"<p>", "说明.html")) == ("application/octet-stream", named)


def test_what_we_made_may_be_shown():
    shown = download(b"%PDF", "ledger.pdf", "application/pdf", shown=True)
    assert headers(shown) == ("application/pdf", 'inline; filename="ledger.pdf"')
