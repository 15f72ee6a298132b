from datetime import date

from events.windows import find

SAID = date(2025, 11, 6)


def _read(words: str) -> list[tuple[str, str, str, str]]:
    return [(w.timing, str(w.opens), str(w.closes), w.edge) for w in find(words, SAID)]


def test_a_length_later_is_counted_from_the_window_before_it() -> None:
    assert _read("We file in the first quarter of 2026, with Europe to follow roughly a quarter later.") == [
        ("in the first quarter of 2026", "2026-01-01", "2026-03-31", "in"),
        ("roughly a quarter later", "2026-04-01", "2026-06-30", "about"),
    ]
    assert _read("We open in Leeds by June 2026 and in York six months later.") == [
        ("by June 2026", "2025-11-06", "2026-06-30", "by"),
        ("six months later", "2026-05-06", "2026-12-31", "by"),
    ]
    assert _read("The plant starts on May 4, 2026, and ships 3 weeks later.")[1] == (
        "3 weeks later", "2026-05-25", "2026-05-25", "in",
    )  # fmt: skip


def test_what_is_counted_from_the_past_or_from_another_sentence_is_none() -> None:
    assert len(_read("We filed in March 2024 and had approval two months later.")) == 1
    assert len(_read("We file in March 2026. Approval came two months later.")) == 1
    assert _read("Two months later we were done.") == []
