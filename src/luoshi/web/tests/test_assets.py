import pytest
from django.contrib.staticfiles.finders import get_finder

from luoshi.web import assets


@pytest.fixture
def sources(settings, tmp_path):
    """A folder with the only static file there is; what is gathered goes beside it."""
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATICFILES_DIRS = [tmp_path / "sources"]
    settings.STATIC_ROOT = tmp_path / "gathered"
    get_finder.cache_clear()
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "page.css").write_text("a {}")
    yield tmp_path / "sources"
    get_finder.cache_clear()


def gathered(settings):
    return (settings.STATIC_ROOT / "page.css").read_text()


def test_what_has_changed_is_gathered_again(settings, sources):
    assets.collect()
    first = gathered(settings)
    (sources / "page.css").write_text("a { color: red }")
    assets.collect()
    assert (first, gathered(settings)) == ("a {}", "a { color: red }")


def test_what_has_not_changed_is_left_alone(settings, sources):
    assets.collect()
    (settings.STATIC_ROOT / "page.css").write_text("as it was")
    assets.collect()
    assert gathered(settings) == "as it was"
