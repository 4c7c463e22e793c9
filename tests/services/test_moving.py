"""Plans where several computers meet are recognised, and moved without losing anything."""

from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from planner.domain.attention import Entry
from planner.domain.errors.safekeeping import PlanReplacedError
from planner.domain.plan_places import PlaceKind, cloud_folder, network_drive
from planner.services.checking import check_plan
from planner.services.moving import move_here, note_told, place_to_tell, shared_place
from planner.services.opening import open_plan
from planner.services.places import data_folder
from planner.services.session import Session
from tests.faults.operations import save

MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
//server/share /mnt/team\\040files cifs rw 0 0
tmpfs /mnt/team\\040files/local tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        (PureWindowsPath(r"C:\Home\a\OneDrive - NHS\Plan\a.firebreak"), "OneDrive - NHS"),
        (PurePosixPath("/home/a/Dropbox (Trust)/a.firebreak"), "Dropbox (Trust)"),
        (PurePosixPath("/home/a/Library/CloudStorage/GoogleDrive-a/a.x"), "CloudStorage"),
        (PurePosixPath("/home/a/Library/Mobile Documents/x/a.x"), "Mobile Documents"),
        (PurePosixPath("/home/a/Nextcloud/a.firebreak"), "Nextcloud"),
        (PurePosixPath("/home/a/boxes/dropboxes/onedriver.firebreak"), None),
        (PurePosixPath("/home/a/Documents/Dropbox.firebreak"), None),
    ],
)
def test_cloud_folders_are_known_by_name(path, folder):
    found = cloud_folder(path)

    assert (found and found.folder.name) == folder


@pytest.mark.parametrize(
    ("path", "is_network"),
    [
        (PurePosixPath("/mnt/team files/a.firebreak"), True),
        (PurePosixPath("/mnt/team files/local/a.firebreak"), False),
        (PurePosixPath("/home/a/a.firebreak"), False),
        (PureWindowsPath(r"\\server\share\a.firebreak"), True),
        (PureWindowsPath(r"C:\plans\a.firebreak"), False),
    ],
)
def test_network_drives_are_known_by_their_kind(path, is_network):
    assert bool(network_drive(path, MOUNTS)) == is_network


def test_a_folder_is_known_by_what_a_sync_program_put_there(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    plan = tmp_path / "deep" / "ada.firebreak"

    assert shared_place(plan).kind is PlaceKind.CLOUD_FOLDER
    (tmp_path / ".stfolder").rmdir()
    assert shared_place(plan) is None


def test_a_plan_in_a_cloud_folder_is_moved_here_and_told_of_once(tmp_path, around):
    plan = tmp_path / "OneDrive" / "ada.firebreak"
    plan.parent.mkdir()
    with closing(Session.create(plan, around)) as session:
        kept = save(session, 1)
        assert place_to_tell(session).folder == plan.parent
        note_told(session)
        assert place_to_tell(session) is None

        moved = move_here(session)

        with pytest.raises(PlanReplacedError):
            save(session, 2)

    assert moved == data_folder() / "ada.firebreak"
    assert [path.name for path in plan.parent.iterdir()] == ["ada.firebreak.moved"]
    assert check_plan(moved) == []
    with closing(open_plan(Path(moved))) as session:
        assert session.read.find(Entry, kept)
        assert shared_place(moved) is None
