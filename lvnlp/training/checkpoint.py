"""What an interrupted training has finished, kept beside the folder that is to be made."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from lvnlp.errors import LvnlpError
from lvnlp.formats.annotated import AnnotatedPage
from lvnlp.formats.files import write_whole
from lvnlp.tuned.model import UserModel
from lvnlp.tuned.storage import encoder_sum
from lvnlp.version import __version__


def fingerprint(pages: Iterable[AnnotatedPage], settings: Mapping[str, Any]) -> str:
    """Tells one training from another: its pages, its settings, the release, the encoder."""
    told = hashlib.sha256()
    for page in pages:
        told.update(page.model_dump_json().encode())
    told.update(json.dumps(settings, sort_keys=True).encode())
    told.update(f"{__version__} {encoder_sum()}".encode())
    return told.hexdigest()


class Checkpoint:
    """The stages of one training that are done, in the folder `.NAME.partial` beside the model.

    What another training has left there is thrown away.
    """

    def __init__(self, out: Path, key: str) -> None:
        target = out.resolve()
        self.folder = target.with_name(f".{target.name}.partial")
        self.resumed = False
        try:
            known = (self.folder / "key").read_text("utf-8")
        except OSError:
            known = ""
        if known != key:
            self.forget()
            self.folder.mkdir(parents=True)
            write_whole(self.folder / "key", key)

    def numbers(self, stage: str, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """What a stage gave, made now if it was not done."""
        path = self.folder / f"{stage}.json"
        try:
            found: dict[str, Any] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError):
            found = make()
            write_whole(path, json.dumps(found, ensure_ascii=False))
        else:
            self.resumed = True
        return found

    def model(self, stage: str, make: Callable[[], UserModel]) -> UserModel:
        """The model that a stage gave, made now if it was not done."""
        path = self.folder / stage
        try:
            found = UserModel.load(path)
        except LvnlpError:
            found = make()
            found.save(path, {}, {})
        else:
            self.resumed = True
        return found

    def forget(self) -> None:
        """Take the folder away: the model stands, or another one is trained."""
        shutil.rmtree(self.folder, ignore_errors=True)
