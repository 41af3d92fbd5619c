"""Where the folders that come with the program lie: in the wheel inside the package, in a checkout beside it."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: str) -> Path:
    """The folder `name` ("i18n", "seeds") of an installed wheel, or of the checkout of an editable install.

    Raises FileNotFoundError when neither exists, which means a damaged installation.
    """
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)
