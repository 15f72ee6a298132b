"""What a report says besides its numbers: definitions, the words for its strata, published rates for context.

Words are neutral: facts first, no motive, no advice. A delay is no bad news and an early end no good news.
"""

from __future__ import annotations

HANDS = {
    "self": "the company itself",
    "partner": "a partner",
    "regulator": "a regulator",
    "court": "a court or another party",
    "market": "the market",
}
HORIZONS = ((92, "0 to 3 months"), (183, "3 to 6 months"), (366, "6 to 12 months"), (731, "12 to 24 months"))
LONGEST = "over 24 months"

DEFINITIONS = (
    ("on time", "delivered, by the day it happened, no later than the last day of the first window that was stated"),
    (
        "with grace",
        (
            "the same, with a grace by how exact the window was: a day none, a month 15 days, a quarter 30, "
            "a half 45, a year 60"
        ),
    ),
    ("slipped", "delivered after that day, moved to a later window, or stated as not done when the window had closed"),
    (
        "dropped",
        (
            "stated as stopped or withdrawn; or silent: in two periodic reports after the close, with every report "
            "since in the ledger, no mention was found"
        ),
    ),
    (
        "in a rate",
        (
            "each promise once, by its first window, from the day by which two periodic reports after its close "
            "were due; early successes wait for their day like everything else"
        ),
    ),
    ("interval", "Wilson's 95 percent interval; under five judged promises no rate is given"),
    ("a month", "30.4375 days"),
    (
        "contest a row",
        (
            "every row names its promise; its page shows the quotes, their documents and the rule. A correction "
            "is entered with `tracker review`, with a source; it becomes a new verdict, and the old one stays "
            "readable"
        ),
    ),
)

# published rates, for context: none measures the same thing
ANCHORS = (
    (
        "earnings guidance of large US companies",
        (
            "16.75% of those that guided a quarter's earnings per share in 2018 "
            "ended inside their range, most others above it"
        ),
        "S&P Global Market Intelligence on the S&P 500",
    ),
    (
        "what executives believe",
        "they put the chance of landing in their range at 78%; the record was 31%",
        "Hribar and co-authors, University of Iowa, 357 executives in 2021, as quoted in the business press",
    ),
    (
        "drug reviews",
        ("goal: 90% acted on by the goal date; fiscal 2016 cohort of new molecular entities and biologics: 100%"),
        "FDA, PDUFA Performance Report for fiscal 2017",
    ),
    (
        "post-approval studies",
        (
            "84% (NDA) and 91% (BLA) of open requirements on schedule at 30 September 2016, held "
            "against the original schedule"
        ),
        "FDA annual status report, as summarised by Citeline",
    ),
    (
        "enrolment, older",
        "nine of ten trials reach their number, in up to about twice the planned time",
        "Tufts Center for the Study of Drug Development, about 150 trials, 2013",
    ),
    (
        "enrolment, newer",
        "77% of studies enrolled within the planned time or sooner",
        "Tufts Center, Impact Report, as reported by Applied Clinical Trials",
    ),
    ("terminated trials", "905 of 7,646 trials with results (12%)", "Williams and co-authors, PLOS ONE 2015"),
    (
        "closing of deals",
        "about 40% of deals over $2bn took longer than announced, about 90% of deals closed (2018-22)",
        "Boston Consulting Group, M&A Report 2024",
    ),
    (
        "buybacks",
        "74 to 82% of announced shares bought within three years",
        "Stephens and Weisbach, Journal of Finance 1998, 450 programmes of 1981-90",
    ),
)


def horizon(days: int) -> str:
    """How far ahead a promise was made, by the days from its saying to the close of its window.

    >>> horizon(60), horizon(400), horizon(900)
    ('0 to 3 months', '12 to 24 months', 'over 24 months')
    """
    return next((words for bound, words in HORIZONS if days <= bound), LONGEST)
