"""A walk through the pages in a real browser, with JavaScript off: board, company, prediction, document, and back."""

import os
import re
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tracker.charts import drawing

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.browser
expect.set_options(timeout=60_000)  # a busy machine is no fault of a page
Filled = tuple[Path, dict[str, str]]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        if os.environ.get("TRACKER_REQUIRE_BROWSER") == "1":
            pytest.fail(f"{CHROMIUM} is not there, and TRACKER_REQUIRE_BROWSER=1 wants it: apt-get install chromium")
        pytest.skip(f"{CHROMIUM} is not there, so the pages were not looked at in a browser: apt-get install chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield started
        started.close()


@contextmanager
def serving(*ledgers: Path) -> Iterator[str]:
    """The address of a Datasette process over these ledgers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", *map(str, ledgers), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as served:
        try:
            end = time.monotonic() + 120
            while True:
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/-/versions.json", timeout=20).close()
                    break
                except urllib.error.URLError:
                    assert time.monotonic() < end
                    assert served.poll() is None
                    threading.Event().wait(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            served.terminate()


@pytest.fixture(scope="module")
def address(filled: Filled, crowded: tuple[Path, str], guided: Filled, habitual: Path) -> Iterator[str]:
    with serving(filled[0], crowded[0], guided[0], habitual) as found:
        yield found


@pytest.fixture(params=[(360, "light"), (1400, "dark")], ids=["phone by day", "desk by night"])
def visitor(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A page without JavaScript that must not ask any other host and must not be wider than the window."""
    width, scheme = request.param
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, java_script_enabled=False, base_url=address
    )
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url))
    yield page
    assert [url for url in asked if not url.startswith(address)] == []
    context.close()


def follow(link: Locator) -> None:
    """Click it, and wait until the page that it leads to is there with its sheets."""
    with link.page.expect_navigation(wait_until="load"):
        link.click()


def fits(page: Page) -> None:
    """Nothing sticks out at the side, and the sheets are there."""
    sizes: Any = page.evaluate(
        "[document.documentElement.scrollWidth, innerWidth, getComputedStyle(document.body).margin]"
    )
    assert sizes[0] <= sizes[1]
    assert sizes[2] == "0px"


def test_forecasts_are_read_from_the_board_to_the_trial(visitor: Page) -> None:
    visitor.goto("/-/tracker/habits?as_of=2024-07-15")
    fits(visitor)
    follow(visitor.get_by_role("link", name="How good they are"))
    expect(visitor.get_by_role("heading", name="How good such forecasts were")).to_be_visible()
    expect(visitor.get_by_role("img", name=re.compile("^Chance told against"))).to_be_visible()
    fits(visitor)
    follow(visitor.locator("td a[href*='/prediction/']").first)
    expect(visitor.get_by_role("img", name=re.compile("^Promised for"))).to_be_visible()
    visitor.get_by_text("Why it is another than at the last quarter's end").click()
    expect(visitor.locator("#forecast table").first).to_contain_text("15 days passed without it")
    fits(visitor)


def test_the_walk(visitor: Page) -> None:
    visitor.goto("/-/tracker/oriel?as_of=2016-03-01")
    expect(visitor).to_have_title(re.compile("Promises as of 1 Mar 2016"))
    fits(visitor)
    follow(visitor.get_by_role("table").get_by_role("link", name="Oriel Therapeutics"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("Oriel Therapeutics")
    expect(visitor.get_by_text("3 promised: 0 met, 1 slipped, 1 dropped, 1 undecided.")).to_be_visible()
    fits(visitor)
    # the picture: the promise itself is a link
    follow(visitor.locator("svg.timeline a.s-slipped"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("OR-77: IND or its like submitted")
    expect(visitor.locator(".verdict")).to_contain_text("slipped, late")
    fits(visitor)
    follow(visitor.get_by_role("link", name="The IND for OR-77 was submitted on 3 December 2015."))
    target = visitor.locator("mark:target")
    expect(target).to_have_text("The IND for OR-77 was submitted on 3 December 2015.")
    expect(target).to_be_in_viewport()
    fits(visitor)
    follow(visitor.locator("header").get_by_role("link", name="Oriel Therapeutics"))
    follow(visitor.locator("header").get_by_role("link", name="oriel", exact=True))
    expect(visitor).to_have_url(re.compile("as_of=2016-03-01"))
    expect(visitor.get_by_role("heading", level=1)).to_have_text("What was promised, and what came of it")


def test_a_filter_is_a_form_that_keeps_the_day(visitor: Page) -> None:
    visitor.goto("/-/tracker/oriel?as_of=2016-03-01")
    visitor.get_by_label("Kind").select_option("IND or its like submitted")
    follow(visitor.get_by_role("button", name="Show"))
    expect(visitor).to_have_url(re.compile(r"kind=ind_submission.*as_of=2016-03-01"))
    expect(visitor.locator("main")).not_to_contain_text("OR-12")


def test_slips_and_figures_are_a_click_from_every_page(visitor: Page) -> None:
    visitor.goto("/-/tracker/guided?as_of=2021-12-31")
    follow(visitor.get_by_role("banner").get_by_role("link", name="Slips"))
    fits(visitor)
    expect(visitor.get_by_role("heading", name="Put off more than once")).to_be_visible()
    follow(visitor.get_by_role("banner").get_by_role("link", name="Figures"))
    fits(visitor)
    drawn = visitor.locator("svg.figures").first
    bars = [bar.bounding_box() for bar in drawn.locator(".fg-bar").all()]
    mark = drawn.locator(".fg-mark").bounding_box()
    assert len(bars) == 2
    assert bars[0]
    assert bars[1]
    assert mark
    # the range was cut, and what came lies below both
    assert mark["x"] + mark["width"] / 2 < bars[1]["x"] + 3 < bars[0]["x"]
    follow(drawn.locator("a").first)
    expect(visitor.locator(".verdict")).to_contain_text("slipped, missed")


def test_a_typing_error_is_two_clicks_from_the_product(visitor: Page) -> None:
    visitor.goto("/?as_of=2016-03-01")
    visitor.get_by_role("searchbox").fill("OR-79")
    follow(visitor.get_by_role("button", name="Search"))
    fits(visitor)
    follow(visitor.get_by_role("main").get_by_role("link", name="OR-77"))
    fits(visitor)
    expect(visitor.locator(".hit").first).to_have_text("OR-77")
    follow(visitor.get_by_role("main").get_by_role("link", name="OR-77", exact=True).first)
    expect(visitor).to_have_url(re.compile(r"company/\w+\?subject=OR-77&as_of=2016-03-01"))


def test_the_calendar_is_a_click_away(visitor: Page) -> None:
    visitor.goto("/-/tracker/oriel?as_of=2015-09-15")
    with visitor.expect_download() as begun:
        visitor.get_by_role("link", name="calendar").first.click()
    assert begun.value.suggested_filename == "oriel-promises.ics"
    events = Calendar.from_ical(Path(begun.value.path()).read_bytes()).events
    assert len(events) == 4


def test_the_keyboard_reaches_the_picture_and_is_seen_there(visitor: Page) -> None:
    visitor.goto("/-/tracker/crowd/company/" + company_of(visitor, "crowd"))
    fits(visitor)
    link = visitor.locator("svg.timeline a[class^=s-]").first
    link.focus()
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Shift+Tab")
    stroke = link.locator("rect").evaluate("rect => getComputedStyle(rect).stroke")
    assert stroke.startswith("rgb(")
    told = link.locator("title").text_content()
    assert told
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".verdict")).to_be_visible()


@pytest.fixture(scope="module")
def besieged(hostile: Filled) -> Iterator[str]:
    with serving(hostile[0]) as found:
        yield found


@pytest.mark.parametrize("width", [360, 1400, 3840])
def test_hostile_words_neither_act_nor_stick_out(browser: Browser, besieged: str, hostile: Filled, width: int) -> None:
    """With JavaScript on, so that what could run would."""
    names = hostile[1]
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=besieged)
    page = context.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    for path in (
        "?as_of=2015-12-01", "/promises", "/slips", "/search?q=plans", "/figures", "/report",
        f"/company/{names['company']}", f"/prediction/{names['prediction']}", f"/document/{names['document']}",
    ):  # fmt: skip
        page.goto(f"/-/tracker/hostile{path}")
        fits(page)
        assert page.locator("main script, main i, head script").count() == 0
        expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
    assert ran == []


STRICT = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'"


@pytest.mark.skipif(not drawing.here(), reason=drawing.ABSENT)
@pytest.mark.parametrize(("width", "shown"), [(360, "slim"), (1400, "broad")])
def test_a_picture_is_still_without_scripts_and_answers_with_them(
    browser: Browser, address: str, width: int, shown: str
) -> None:
    """Under a strict policy too: what draws the picture compiles nothing and asks no other host."""
    report = "/-/tracker/guided/report?as_of=2021-12-31"
    asked: list[str] = []
    still = browser.new_context(viewport={"width": width, "height": 900}, base_url=address, java_script_enabled=False)
    page = still.new_page()
    page.goto(report)
    expect(page.locator(f"#picture-lanes .{shown} svg[role=img]")).to_be_visible()
    expect(page.locator("#picture-lanes .alive")).to_be_hidden()
    fits(page)
    still.close()
    context = browser.new_context(viewport={"width": width, "height": 900}, base_url=address)
    page = context.new_page()
    page.on("request", lambda sent: asked.append(sent.url))
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda told: faults.append(told.text) if told.type in ("warning", "error") else None)

    def strictly(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": STRICT})

    page.route("**/report?*", strictly)
    page.goto(report)
    drawn = page.locator("#picture-lanes .alive svg")
    expect(drawn).to_be_visible(timeout=60_000)
    expect(page.locator("#picture-lanes .still")).to_be_hidden()
    fits(page)
    with page.expect_navigation(wait_until="load"):
        drawn.locator("path[aria-label*='plant']").last.dispatch_event("click")
    expect(page.locator(".verdict")).to_be_visible()
    context.close()
    assert faults == []
    assert [url for url in asked if not url.startswith(address)] == []


SERIOUS = {"serious", "critical"}
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")


def serious(page: Page) -> list[tuple[str, str, str]]:
    """The serious faults of the page that is open, after the rules of axe-core."""
    page.evaluate(f"{AXE};0")
    return [
        (page.url, fault["id"], fault["nodes"][0]["html"][:120])
        for fault in page.evaluate("axe.run()")["violations"]
        if fault["impact"] in SERIOUS
    ]


def test_root_reviews_a_verdict_and_sees_it_change_and_others_are_refused(browser: Browser, reviewed: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tracker", "serve", str(reviewed), "--port", str(port), "--root"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as served:
        assert served.stdout is not None
        said: list[str] = []
        for line in served.stdout:  # ends with the process, if it cannot serve
            said.append(line)
            if "Uvicorn running on" in line:
                break
        try:
            (door,) = re.findall(r"http://\S+/-/auth-token\?token=\w+", "".join(said))
            for scheme, width in (("light", 360), ("dark", 1400)):
                context = browser.new_context(
                    viewport={"width": width, "height": 900}, color_scheme=scheme, java_script_enabled=False,
                    base_url=f"http://127.0.0.1:{port}",
                )  # fmt: skip
                page = context.new_page()
                if width == 360:
                    assert (refused := page.goto("/-/tracker/oriel/review"))
                    assert refused.status == 403
                    expect(page.get_by_role("link", name="Review", exact=True)).to_have_count(0)
                    page.goto(door)
                    page.goto("/-/tracker/oriel/promises")
                    follow(page.locator(".rows a", has_text="OR-77").first)
                    expect(page.locator(".verdict")).to_contain_text("slipped, late")
                    page.get_by_text("Overrule: something else became of it").click()
                    form = page.locator("form.decide", has=page.get_by_role("button", name="Overrule"))
                    form.get_by_label("It is").select_option("dropped, stopped")
                    form.get_by_label("Why").fill("the programme was sold")
                    fits(page)
                    follow(form.get_by_role("button", name="Overrule"))
                    expect(page.get_by_role("status")).to_have_text("Recorded: overrule, by root.")
                    expect(page.locator(".verdict")).to_contain_text("dropped, stopped")
                    follow(page.get_by_role("banner").get_by_role("link", name="Review"))
                    expect(page.get_by_role("table")).to_contain_text("the programme was sold")
                    fits(page)
                    desk = browser.new_page(storage_state=context.storage_state(), color_scheme="dark", bypass_csp=True)
                    promised = page.get_by_role("table").get_by_role("link").first.get_attribute("href")
                    for path in ("/-/tracker/oriel/review", promised):
                        desk.goto(f"http://127.0.0.1:{port}{path}")
                        expect(desk.get_by_role("link", name="Review", exact=True)).to_be_visible()
                        assert serious(desk) == []
                    desk.close()
                else:
                    page.goto("/-/tracker/oriel/promises?status=dropped")
                    follow(page.locator(".rows a", has_text="OR-77").first)
                    expect(page.get_by_role("heading", name="Decide", exact=True)).to_have_count(0)
                    expect(page.locator("main")).to_contain_text("the programme was sold")
                context.close()
        finally:
            served.terminate()
            served.stdout.read()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1400, "light")], ids=["phone by night", "desk by day"])
def test_axe_finds_no_serious_fault(browser: Browser, address: str, filled: Filled, width: int, scheme: Any) -> None:
    """Every page, after the rules of axe-core, which comes from its package and asks nobody."""
    names = filled[1]
    pages = [
        "?as_of=2015-09-15", "/promises?list=awaited", "/slips", "/figures", "/search?q=OR-77", "?as_of=never",
        "/report?as_of=2016-03-01", f"/company/{names['oriel']}?as_of=2016-03-01",
        f"/prediction/{names['ind']}?as_of=2016-03-01", f"/document/{names['spring']}?refusals=1",
    ]  # fmt: skip
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, base_url=address, bypass_csp=True
    )
    page = context.new_page()
    faults = []
    others = ["/-/tracker/guided/figures?as_of=2021-12-31", "/-/tracker/habits/forecasts?as_of=2024-07-15"]
    for path in [*(f"/-/tracker/oriel{path}" for path in pages), *others]:
        page.goto(path)
        faults += serious(page)
    follow(page.locator("td a[href*='/prediction/']").first)
    expect(page.locator("#forecast svg")).to_be_visible()
    faults += serious(page)
    context.close()
    assert faults == []


DOCS = Path(__file__).parents[2] / "docs"
PICTURES = {"timeline": 1180, "board": 1400, "prediction": 1150, "search": 1000, "report": 1400}  # name and height


def retake(browser: Browser, demo: Path) -> None:
    """Take the pictures of the documentation anew, from the demo's documents."""
    documents = DOCS.parent / "tracker" / "demo" / "documents"
    subprocess.run([sys.executable, "-m", "tracker", "ingest", str(demo), str(documents)], check=True)
    with serving(demo) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 900}, base_url=address)
        ways = {
            "board": "/?as_of=2012-06-30",
            "timeline": f"/-/tracker/demo/company/{company_of(page, 'demo')}?as_of=2012-06-30&year=2011",
            "search": "/-/tracker/demo/search?q=IMGN853&as_of=2012-06-30",
            "report": "/-/tracker/demo/report?as_of=2014-12-31",
        }
        page.goto("/-/tracker/demo/promises?status=slipped&as_of=2012-06-30")
        ways["prediction"] = str(page.locator(".rows a", has_text="IMGN529").first.get_attribute("href"))
        for name, height in PICTURES.items():
            page.set_viewport_size({"width": 1400, "height": height})
            page.goto(ways[name])
            if name == "report":
                expect(page.locator("#picture-lanes .alive svg")).to_be_visible(timeout=60_000)
            page.screenshot(path=DOCS / f"{name}.png")
        page.close()


def test_the_pictures_of_the_documentation_are_as_wide_and_as_light_as_they_should_be(
    browser: Browser, tmp_path: Path
) -> None:
    """With TRACKER_REWRITE=1 they are taken anew."""
    if os.environ.get("TRACKER_REWRITE") == "1":
        retake(browser, tmp_path / "demo.db")
    for name in PICTURES:
        picture = (DOCS / f"{name}.png").read_bytes()
        assert picture[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(picture[16:20], "big") == 1400
        assert len(picture) < 400_000


def company_of(page: Page, ledger: str) -> str:
    page.goto(f"/-/tracker/{ledger}")
    href = page.get_by_role("link", name="All of it on one timeline").get_attribute("href")
    assert href
    return href.rsplit("/", 1)[1]
