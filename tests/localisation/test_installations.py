"""The catalogues are found however the program was installed."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = (
    "import reader; from reader.localisation import _, language_codes, set_language; set_language('vi');"
    "print(reader.__file__, language_codes(), _('Close'))"
)


def said(folder: Path, where: Path) -> str:
    """What the program of `folder` says, started from `where`."""
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", CODE],
        capture_output=True,
        text=True,
        check=True,
        cwd=where,
        env=environment,
    )
    return done.stdout.strip()


def test_in_a_checkout_and_an_editable_install(tmp_path: Path) -> None:
    assert said(ROOT, tmp_path) == f"{ROOT / 'reader' / '__init__.py'} ['en', 'kk', 'vi'] Đóng"


@pytest.mark.long
def test_in_a_wheel(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", tmp_path, ROOT], check=True, capture_output=True
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    assert said(tmp_path / "installed", tmp_path).endswith("['en', 'kk', 'vi'] Đóng")
    assert str(tmp_path / "installed") in said(tmp_path / "installed", tmp_path)
