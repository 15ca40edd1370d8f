"""The HTML view in headless Chromium: clicks, filters, keys, and that nothing runs or is fetched.

pip install -e '.[browser]'; apt-get install chromium; pytest -m browser
LVNLP_SCREENSHOTS=FOLDER pytest -m browser      keeps pictures to look at
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lvnlp.display.view import to_html
from lvnlp.pipeline import parse
from lvnlp.samples import samples
from lvnlp.schema import Page
from tests.example_page import example_page

pytestmark = pytest.mark.browser

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install 'lvnlp[browser]'"
)
CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
RUN = "document.title='ran'"
EVIL = f'</pre></script><script>{RUN}</script><img src=x onerror="{RUN}">'


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed: apt-get install chromium")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        yield started
        started.close()


def sample_pages(number: int) -> list[Page]:
    return [
        parse(s.source().text, name=s.name, paper=s.paper, date=s.date, place=s.place)
        for s in samples()[:number]
    ]


class Tab:
    """The view of some pages, opened; faults of its script and requests are noted."""

    def __init__(self, browser: Any, folder: Path, pages: list[Page], **context: Any) -> None:
        file = folder / "view.html"
        file.write_text(to_html(pages), encoding="utf-8")
        self.faults: list[str] = []
        self.requests: list[str] = []
        made = browser.new_context(**{"viewport": {"width": 1400, "height": 900}, **context})
        self.page = made.new_page()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("console", lambda said: self.faults.append(said.text))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(file.as_uri())

    def count(self, selector: str) -> int:
        found: int = self.page.locator(selector).count()
        return found

    def text(self, selector: str) -> str:
        """The words of all elements, white space left out."""
        found: list[str] = self.page.locator(selector).all_text_contents()
        return "".join("".join(found).split())

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def fact(self, word: str) -> Any:
        return self.page.locator(".fact", has_text=word).first


@pytest.fixture
def tab(browser: Any, tmp_path: Path) -> Iterator[Tab]:
    opened = Tab(browser, tmp_path, [example_page()])
    yield opened
    assert opened.faults == []
    opened.page.context.close()


def test_a_fact_lights_its_words_in_both_texts(tab: Tab) -> None:
    tab.fact("出席").click()
    assert tab.text(".pane.text .lit") == "出席会议"
    assert tab.text(".pane.raw .lit") == "出席会议"
    assert tab.count(".fact[aria-expanded=true]") == 1
    assert tab.page.locator(".more:visible blockquote").text_content() == "出席会议"
    tab.fact("强调").click()
    assert tab.text(".pane.raw .lit") == "要保质量"
    tab.fact("强调").click()
    assert tab.count(".lit") == 0


def test_a_mention_shows_its_facts_and_its_other_mentions(tab: Tab) -> None:
    tab.click(".pane.text [data-e='person-2']")
    assert tab.count(".facts li:visible") == 3
    assert "3 of 7 facts" in tab.text(".status").replace("of", " of ").replace("facts", " facts")
    assert tab.text(".pane.raw .same") == "欧阳望川"
    tab.click(".clear")
    assert tab.count(".facts li:visible") == 7
    assert tab.count(".same") == 0


def test_plain_words_of_a_fact_lead_to_it_as_well(tab: Tab) -> None:
    tab.page.locator(".pane.raw [data-f]", has_text="要保质量").click()
    assert tab.count(".facts li:visible") == 1
    assert "强调" in tab.text(".facts li:visible")


def test_filters_by_relation_modality_confidence_and_words(tab: Tab) -> None:
    def shown() -> int:
        return tab.count(".facts li:visible")

    tab.click("summary")
    tab.click("[data-all='']")
    assert shown() == 0
    tab.page.locator("[name=relation][value=attended]").check()
    assert shown() == 2
    tab.page.locator("[name=modality][value=planned]").uncheck()
    assert shown() == 1
    tab.click("[data-all='1']")
    tab.page.locator("[name=modality][value=planned]").check()
    assert shown() == 7
    tab.page.locator("[name=search]").fill("清河")
    assert shown() == 1
    tab.page.locator("[name=search]").fill("")


def test_the_slider_hides_what_is_less_sure(browser: Any, tmp_path: Path) -> None:
    page = example_page()
    relations = tuple(
        r.model_copy(update={"confidence": n / 10}) for n, r in enumerate(page.relations, 1)
    )
    tab = Tab(browser, tmp_path, [page.model_copy(update={"relations": relations})])
    tab.click("summary")
    tab.page.locator("[name=confidence]").fill("0.5")
    assert tab.count(".facts li:visible") == 3
    assert tab.text("output") == "0.50"
    assert tab.faults == []


def test_the_keyboard_is_enough(tab: Tab) -> None:
    press = tab.page.keyboard.press
    press("Tab")
    assert tab.page.evaluate("document.activeElement.className") == "skip"
    tab.page.locator(".pane.text [data-first]").first.focus()
    press("ArrowRight")
    press("End")
    focused = tab.page.evaluate("document.activeElement.textContent")
    assert focused == tab.page.locator(".pane.text [data-first]").last.text_content()
    press("Home")
    press("Enter")
    assert tab.count(".same") > 0
    press("Escape")
    assert tab.count(".same") == 0
    tab.page.locator("[role=tab]").first.focus()
    press("ArrowRight")
    assert tab.page.evaluate("document.activeElement.getAttribute('aria-selected')") == "true"
    assert tab.page.locator(".tab.events").is_visible()
    assert not tab.page.locator(".tab.facts").is_visible()


def test_each_text_is_one_stop_of_the_tab_key(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, sample_pages(1))
    assert tab.count(".pane.raw [data-first]") > 50
    assert tab.count(".pane.raw [tabindex='0']") == 1
    nameless = tab.page.evaluate(
        "[...document.querySelectorAll('button, [role=button], input')].filter(e =>"
        " !(e.textContent.trim() || e.getAttribute('aria-label') || e.labels?.length)).length"
    )
    assert nameless == 0


def test_a_person_in_the_picture_and_in_a_card(tab: Tab) -> None:
    tab.page.get_by_role("tab", name="Network").click()
    tab.page.locator(".node", has_text="欧阳望川").click()
    assert tab.count("svg path.on") == 1
    assert tab.text(".pane.text .same") == "欧阳望川"
    tab.page.get_by_role("tab", name="Events").click()
    tab.page.locator(".card .who", has_text="柏松").click()
    assert tab.text(".pane.raw .same") == "柏松"


def test_repairs_can_be_seen_and_found(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, sample_pages(1))
    before = tab.page.evaluate(
        "getComputedStyle(document.querySelector('.pane.raw span[data-x]')).backgroundImage"
    )
    tab.page.locator(".repairs-on").check()
    after = tab.page.evaluate(
        "getComputedStyle(document.querySelector('.pane.raw span[data-x]')).backgroundImage"
    )
    assert (before, after[:6]) == ("none", "linear")
    told = tab.page.locator(".pane.raw span[data-x]").first.get_attribute("title")
    assert " → " in told
    tab.page.get_by_role("tab", name="Repairs").click()
    tab.click(".tab.repairs summary")
    tab.click(".repair")
    assert tab.count(".pane.raw .mend") > 0
    assert tab.faults == []


def test_one_of_many_pages_is_shown_at_a_time(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, sample_pages(2))
    assert tab.count(".page:visible") == 1
    tab.page.locator("nav button").nth(1).click()
    assert tab.page.locator(".page:visible").get_attribute("id") == "p2-page"
    tab.page.locator(".page:visible .fact").nth(2).click()
    assert tab.count("#p2-page .lit") > 0
    assert tab.count("#p1-page .lit") == 0


def test_on_a_narrow_screen_one_part_is_shown_at_a_time(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, sample_pages(1), viewport={"width": 380, "height": 800})
    assert tab.count(".pane:visible") == 1
    tab.page.get_by_role("button", name="Findings").click()
    tab.page.locator(".fact").nth(5).click()
    tab.click("[data-to=raw]:visible")
    assert tab.page.locator(".pane.raw .lit").first.is_visible()
    wide = tab.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 380
    tab.page.keyboard.press("Escape")
    tab.page.get_by_role("button", name="Repaired text").click()
    tab.page.locator(".pane.text [data-e='person-2']").first.click()
    counted = tab.page.locator(".panes [data-pane=found]").get_attribute("data-count")
    assert int(counted) == tab.count(".facts li:not([hidden])") > 0
    tab.page.get_by_role("button", name="Findings").click()
    tab.page.get_by_role("tab", name="Repairs").click()
    tab.click(".tab.repairs summary")
    tab.click(".repair")
    assert tab.page.locator(".pane.raw .mend").first.is_visible()


def test_markup_on_a_page_does_nothing(browser: Any, tmp_path: Path) -> None:
    page = example_page(EVIL, raw=example_page().raw + EVIL)
    people = tuple(p.model_copy(update={"name": EVIL, "names": (EVIL,)}) for p in page.people)
    tab = Tab(browser, tmp_path, [page.model_copy(update={"people": people, "paper": EVIL})])
    tab.fact("出席").click()
    tab.click(".pane.text [data-e='person-2']")
    assert tab.page.title() != "ran"
    assert EVIL in tab.page.locator(".pane.raw").text_content()
    assert tab.count("img") == 0
    assert tab.faults == []


def test_nothing_is_fetched(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, sample_pages(1))
    for name in ("Events", "People", "Network", "Repairs"):
        tab.page.get_by_role("tab", name=name).click()
    assert len(tab.requests) == 1
    assert tab.requests[0].startswith("file:")


def test_without_its_script_all_texts_are_there(browser: Any, tmp_path: Path) -> None:
    tab = Tab(browser, tmp_path, [example_page()], java_script_enabled=False)
    for selector in (".pane.raw", ".card", "svg", ".fact"):
        assert tab.page.locator(selector).first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_the_ground(browser: Any, tmp_path: Path, scheme: str) -> None:
    """At least 4.5 to 1, as WCAG 2 asks of text (AA)."""
    tab = Tab(browser, tmp_path, [example_page()], color_scheme=scheme)
    tab.fact("出席").click()
    for words, ground in (
        ("body", "body"),
        (".dim", "body"),
        (".rel", ".pane"),
        (".count", ".pane"),
        (".lit", ".lit"),
        (".mod", ".pane"),
    ):
        colours = [
            tab.page.evaluate(f"getComputedStyle(document.querySelector('{s}'))['{p}']")
            for s, p in ((words, "color"), (ground, "background-color"))
        ]
        assert contrast(*colours) >= 4.5, (words, colours)


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [int(p) / 255 for p in colour[colour.index("(") + 1 : -1].split(",")[:3]]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1400, 390])
def test_a_picture(browser: Any, tmp_path: Path, scheme: str, width: int) -> None:
    """Nothing is cut off sideways; the picture is kept where one is wanted."""
    size = {"width": width, "height": 900}
    tab = Tab(browser, tmp_path, sample_pages(1), viewport=size, color_scheme=scheme)
    folder = Path(os.environ.get("LVNLP_SCREENSHOTS", tmp_path))
    file = folder / f"view-{scheme}-{width}.png"
    tab.page.screenshot(path=file)
    assert file.stat().st_size > 10_000
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
