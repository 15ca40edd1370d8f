"""A small folder of pages, and a reader that is quick to make."""

from pathlib import Path

import pytest

import lvnlp
from lvnlp.pipeline import Reader

PAGES = {
    "临溪-2021-03-02.txt": (
        "全市水利建设推进会召开\n"
        "本报讯（记者 甄可欣）3月1日，全市水利建设推进会召开。"
        "副市长欧阳望川出席会议并讲话，市水利局局长温如玉主持会议。\n"
    ),
    "临溪-2021-03-09.txt": (
        "清河水库项目开工\n"
        "本报讯（记者 甄可欣）3月8日，投资2.5亿元的清河水库项目开工。"
        "市长欧阳望川出席开工仪式，市水利局局长温如玉陪同。\n"
    ),
    "云汀-2021-03-05.txt": (
        "欧阳望川会见客商\n"
        "本报讯（记者 白亦凡）3月4日，市委书记欧阳望川会见了云帆集团董事长陆知微。\n"
    ),
}
ABOUT = (
    "file,paper,date,place\n"
    "pages/临溪-2021-03-02.txt,临溪日报,2021-03-02,山西省临溪市\n"
    "pages/临溪-2021-03-09.txt,临溪日报,2021-03-09,山西省临溪市\n"
    "pages/云汀-2021-03-05.txt,云汀日报,2021-03-05,江苏省云汀市\n"
)


@pytest.fixture(scope="session")
def reader() -> Reader:
    return lvnlp.load(ner="none")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with pages/ and about.csv, which is also where the test runs."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pages").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "pages" / name).write_text(text, encoding="utf-8")
    (tmp_path / "about.csv").write_text(ABOUT, encoding="utf-8")
    return tmp_path
