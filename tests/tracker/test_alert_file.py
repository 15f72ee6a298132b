"""The alerts file: read whole, and what can't be meant refused with its place and the way out, never with a secret."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tracker.addresses import Address
from tracker.alert_file import Folder, Settings, beside, read
from tracker.documents import Options
from tracker.errors import UsageError
from tracker.hours import Quiet, Slot
from tracker.terms import Terms

WHOLE = """
zone: Europe/Berlin
pages: https://tracker.example.org/
private_addresses: allowed
digests: {daily: "7:30", weekly: fri 17:00}
templates: words
addresses:
  desk: env:DESK_URL
  team: secret:team.url
folders:
  - in
  - {path: orion, company: "Orion, Inc.", year_end: "06-30"}
subscriptions:
  oncology:
    to: [desk, file:alerts.log]
    company: Orion
    product: [OR-7, OR-9]
    kind: ind_submission, regulatory
    controller: self
    flags: [overdue, due soon]
    when: daily
    quiet: 22:00-07:00
    since: 2011-01-01
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "words").mkdir()
    path = tmp_path / "alerts.yml"
    path.write_text(WHOLE, "utf-8")
    return path


def test_a_whole_file(file: Path, tmp_path: Path) -> None:
    terms = Terms(
        "oncology", ("desk", "file:alerts.log"), ("Orion",), ("OR-7", "OR-9"), ("ind_submission", "regulatory"),
        ("self",), ("overdue", "due_soon"), "daily", Quiet(time(22), time(7)), date(2011, 1, 1),
    )  # fmt: skip
    assert read(file) == Settings(
        path=file, zone=ZoneInfo("Europe/Berlin"), pages="https://tracker.example.org", private=True,
        daily=Slot(time(7, 30)), weekly=Slot(time(17), 4), templates=tmp_path / "words",
        addresses={"desk": "env:DESK_URL", "team": "secret:team.url"},
        folders=(Folder(tmp_path / "in"), Folder(tmp_path / "orion", Options(company="Orion, Inc.", year_end=(6, 30)))),
        subscriptions=(terms,), base=tmp_path,
    )  # fmt: skip
    assert Terms.of("oncology", terms.stored()) == terms


def test_one_folder_needs_no_list(file: Path, tmp_path: Path) -> None:
    for words in ("folders: in", "folders: {path: in}", "folders: [in]"):
        file.write_text(words)
        assert [folder.path for folder in read(file).folders] == [tmp_path / "in"]


def test_the_file_beside_the_ledger_or_the_one_that_is_named_or_none(file: Path, tmp_path: Path) -> None:
    assert beside(tmp_path / "x.db", None) == beside(tmp_path / "other" / "y.db", file) == read(file)
    assert beside(tmp_path / "words" / "x.db", None) == Settings(base=tmp_path / "words")


def test_what_addresses_stand_for(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(file)
    monkeypatch.setenv("DESK_URL", " json://desk.example/hook\n")
    (tmp_path / "team.url").write_text("slack://a/b/c\n", "utf-8")
    (tmp_path / "team.url").chmod(0o600)
    assert [settings.address(name) for name in ("terminal", "file:a.log", "desk", "env:DESK_URL", "team")] == [
        Address("terminal", "terminal"), Address("file:a.log", "file", tmp_path / "a.log"),
        Address("desk", "url", url="json://desk.example/hook"),
        Address("env:DESK_URL", "url", url="json://desk.example/hook"), Address("team", "url", url="slack://a/b/c"),
    ]  # fmt: skip
    assert "desk.example" not in repr(settings.address("desk"))
    for mode, said in ((0o640, "others may read it; `chmod 600"), (0o604, "others may read it")):
        (tmp_path / "team.url").chmod(mode)
        with pytest.raises(UsageError, match=said):
            settings.address("team")
    monkeypatch.delenv("DESK_URL")
    for name, said in {
        "desk": "the environment has no DESK_URL",
        "nobody": "no address is named 'nobody'; the alerts file names desk, team",
        "secret:none.url": "the address cannot be read: no such file",
    }.items():  # fmt: skip
        with pytest.raises(UsageError, match=said):
            settings.address(name)


def test_an_address_itself_needs_a_file_that_only_its_owner_reads(file: Path) -> None:
    file.write_text("addresses: {desk: 'json://bob:hunter22@desk.example/hook'}\n", "utf-8")
    file.chmod(0o644)
    with pytest.raises(
        UsageError, match=r"it holds the address 'desk' itself: write env:VARIABLE or secret:FILE"
    ) as error:
        read(file)
    assert "hunter22" not in str(error.value)
    file.chmod(0o600)
    assert read(file).address("desk").url == "json://bob:hunter22@desk.example/hook"
    assert "hunter22" not in repr(read(file))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("- a list", r"is no list of settings; it begins with words such as `subscriptions:`"),
        ("zone: [", r"is no YAML in line 2"),
        ("zones: UTC", r"'zones' is no setting; did you mean zone\?"),
        ("zone: Mars", r"zone: 'Mars' is no time zone"),
        ("zone: 5", r"zone: 5 is no time zone"),
        ("digests: {daily: noon}", r"daily: 'noon' is no time of day"),
        ("private_addresses: yes", r"private_addresses: True is not understood; write `allowed`"),
        ("templates: nowhere", r"templates: .*nowhere is no folder"),
        ("folders: [{company: Orion}]", r"folders: one of them has no `path`"),
        ("folders: [{path: in, year_end: June}]", r"'June' is no day of a year"),
        ("folders: [{path: in, ticker: ORN}]", r"'ticker' is no part of a folder"),
        ("subscriptions: {a: null}", r"subscription 'a': has no parts; write at least `to: terminal` under it"),
        ("subscriptions: {a: {flags: met}}", r"subscription 'a': `to` is missing"),
        ("subscriptions: {a: {to: desc}}", r"subscription 'a': no address is named 'desc'; the file names none"),
        ("subscriptions: {a b: {to: terminal}}", r"subscription 'a b': a name has letters"),
        ("subscriptions: {a: {to: terminal, flags: overdo}}", r"'overdo' is no flag; did you mean overdue\?"),
        ("subscriptions: {a: {to: terminal, kind: launch}}", r"'launch' is no kind of milestone; did you mean"),
        ("subscriptions: {a: {to: terminal, when: hourly}}", r"'hourly' is no pace; one of immediate, daily, weekly"),
        ("subscriptions: {a: {to: terminal, controller: me}}", r"'me' is no controller"),
        ("subscriptions: {a: {to: terminal, quiet: night}}", r"'night' are no quiet hours"),
        ("subscriptions: {a: {to: terminal, since: June}}", r"since: 'June' is no day"),
        ("subscriptions: {a: {to: 'json://bob:hunter22@host'}}", r"subscription 'a': `to` names where it is sent and"),
        ("subscriptions: {a: {to: [json://bob:hunter22@host}}", r"is no YAML in line"),
    ],
)
def test_what_cannot_be_meant_is_refused(file: Path, words: str, said: str) -> None:
    file.write_text(words + "\n", "utf-8")
    with pytest.raises(UsageError, match=rf"alerts\.yml: .*{said}") as error:
        read(file)
    assert "hunter22" not in str(error.value)
