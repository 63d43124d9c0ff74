"""Settings that no installation should have."""

from __future__ import annotations

from luoshi.records import anchors
from luoshi.web import folder as data_folder
from tests.support.corruptions.table import corrupts


@corrupts("settings.debug")
def errors_shown_to_everybody(world, settings):
    settings.DEBUG = True


@corrupts("settings.hosts", "settings.https")
def any_name(world, settings):
    settings.ALLOWED_HOSTS = ["*"]


@corrupts("settings.https")
def another_machine_without_https(world, settings):
    settings.ALLOWED_HOSTS = ["luoshi.example.gov.cn"]


@corrupts("settings.secret-key")
def a_key_that_others_read(world):
    key = anchors.file().with_name("secret-key")
    key.write_text("x")
    key.chmod(0o644)


@corrupts("settings.data-folder", engine="sqlite")
def a_network_share(world, monkeypatch, tmp_path):
    mounts = tmp_path.parent / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/share /tmp nfs4 rw 0 0\n")
    monkeypatch.setattr(data_folder, "MOUNTS", mounts)
