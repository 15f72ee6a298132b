"""A trial in words: what was tried, the scores against each baseline, whether chances came true, and the gate.

The command, the page and the documents say the same of it, from here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from tracker.forecasts.backtest import BASELINES, HONEST, Trial
from tracker.forecasts.outlook import Outlook
from tracker.forecasts.record import Record
from tracker.metrics.rates import Rate
from tracker.printing import counted

NAMES = {"company": "the company is right", "family": "the curve of the family",
         "usual slip": "the newest window and the family's median slip"}  # fmt: skip
SCORES = {"brier": "delivered by the date (Brier)", "crps": "the day (CRPS)"}
BAR = 20  # marks of a whole bar in a table of text


@dataclass(frozen=True, slots=True)
class Held:
    """A trial with the record it was held on and the day."""

    trial: Trial
    record: Record
    day: date

    @property
    def gate(self) -> str:
        """Whether forecasts are shown, and why."""
        if self.trial.passed:
            return (
                "The gate is open: forecasts beat “the company is right” beyond chance, and "
                f"{_percent(self.trial.most)} of deliveries fell inside the 80 percent interval."
            )
        return (
            "The gate is shut, and in place of forecasts stands the curve of each promise's family, or of a wider "
            f"class where the family holds too few: {self.trial.why}."
        )

    @property
    def tried(self) -> str:
        """How much was tried, and on what."""
        trial, record = self.trial, self.record
        of = counted(trial.companies, "company", "companies")
        drawn = (
            f" Of {counted(record.companies + record.left_out, 'company', 'companies')} {record.companies:,} were "
            "drawn, whole, in the order of their ids."
            if record.left_out
            else ""
        )
        return (
            f"{counted(trial.forecasts, 'forecast')} of {of} made again at the quarters' ends up to {self.day}, "
            f"each from what was known then.{drawn}"
        )

    def scores(self) -> list[tuple[str, str, str, str]]:
        """Score, baseline, skill and its interval, where skill can be told."""
        return [
            (SCORES[score], NAMES[name], f"{skill.value:+.2f}", f"{skill.low:+.2f} to {skill.high:+.2f}")
            for score in SCORES
            for name in BASELINES
            if (skill := self.trial.skills.get((score, name)))
        ]

    def bins(self) -> list[tuple[str, str, Rate]]:
        """Mean chance told, a bar of how often it came true, and how often, by tenths of the chance."""
        return [(f"{told:.0%}", "█" * round(BAR * rate.made / rate.of), rate) for told, rate in self.trial.reliability]

    def values(self) -> dict[str, Any]:
        """All of it for a program."""
        trial = self.trial
        told = asdict(trial) | {
            "as_of": self.day.isoformat(), "drawn": self.record.companies, "left_out": self.record.left_out,
            "honest": list(HONEST),
            "skills": {f"{score} over {name}": asdict(skill) for (score, name), skill in trial.skills.items()},
            "reliability": [
                {"told": round(chance, 4), "came": rate.made, "of": rate.of, "low": round(rate.interval[0], 4),
                 "high": round(rate.interval[1], 4)}
                for chance, rate in trial.reliability
            ],
        }  # fmt: skip
        for name, rate in (("half", trial.half), ("most", trial.most)):
            told[name] = {"held": rate.made, "of": rate.of, "low": round(rate.interval[0], 4),
                          "high": round(rate.interval[1], 4)}  # fmt: skip
        return told

    def markdown(self) -> str:
        """All of it as a page of Markdown."""
        lines = [f"# Back-test of the forecasts, as of {self.day}", "", self.gate, "", self.tried]
        if not self.trial.skills:
            return "\n".join(lines) + "\n"
        lines += [
            "",
            f"Brier {self.trial.brier:.3f}; CRPS {self.trial.crps:.2f} months. {_meaning()}",
            "",
            "## Skill",
            "",
        ]
        lines += _rows(("score", "over", "skill", "95% by company"), self.scores())
        lines += ["", "## Intervals", ""]
        lines += _rows(
            ("interval", "held"), [("50 of 100", self.trial.half.words), ("80 of 100", self.trial.most.words)]
        )
        lines += ["", "## Reliability", "", "Of forecasts by the chance told: how many came by the date.", ""]
        lines += _rows(
            ("told", "came", "", "of"), [(told, _percent(rate), bar, rate.words) for told, bar, rate in self.bins()]
        )
        return "\n".join(lines) + "\n"


def of(outlook: Outlook, day: date) -> Held:
    """The trial that an outlook goes by."""
    return Held(outlook.trial, outlook.record, day)


def _meaning() -> str:
    return "Lower is better for both. Skill is one less the score over the baseline's; above zero is better than it."


def _percent(rate: Rate) -> str:
    return f"{rate.made / rate.of:.0%}" if rate.of else "none"


def _rows(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in (heads, ("---",) * len(heads), *rows)]
