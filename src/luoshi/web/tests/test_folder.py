"""The data folder: refused where it would be ruined, with words that say what to do."""

import pytest

from luoshi.web import folder

MOUNTS = """/dev/sda1 / ext4 rw 0 0
server:/export /srv/share nfs4 rw 0 0
/dev/sdb1 /srv/share/local ext4 rw 0 0
//server/files /mnt/with\\040space cifs rw 0 0
"""


@pytest.fixture(autouse=True)
def mounts(monkeypatch, tmp_path):
    path = tmp_path / "mounts"
    path.write_text(MOUNTS)
    monkeypatch.setattr(folder, "MOUNTS", path)
    return path


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/var/luoshi", ""),
        ("/srv/share", "nfs4"),
        ("/srv/share/luoshi", "nfs4"),
        ("/srv/shared/luoshi", ""),
        ("/srv/share/local/luoshi", ""),
        ("/mnt/with space/luoshi", "cifs"),
    ],
)
def test_a_network_share_is_known_by_the_mount_that_lies_nearest(path, share, tmp_path):
    assert folder.network_share(tmp_path.__class__(path)) == share


def test_a_system_that_does_not_tell_its_mounts_is_believed(mounts, tmp_path):
    mounts.unlink()
    assert folder.network_share(tmp_path) == ""


def test_a_folder_that_cannot_be_made_ends_the_command_with_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match="LUOSHI_DATA_DIR"), folder.alone(tmp_path / "file" / "data"):
        pass


def test_a_folder_is_made_and_locked(tmp_path):
    with folder.alone(tmp_path / "deep" / "data"):
        assert (tmp_path / "deep" / "data").is_dir()
