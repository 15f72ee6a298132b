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
        "unknown: filing missing",
        (
            "the window has closed and no document decides, but a periodic report that might have named it is not in "
            "the ledger: neither a drop nor a delivery, and in no rate"
        ),
    ),
    (
        "moved by a later event",
        (
            "a guided figure whose company raised money or closed a deal after guiding it and before the period's end: "
            "its verdict stands, and it is told apart from the others"
        ),
    ),
    ("stealth slip", "a later window, or none, printed beside “on track” or without a word of delay"),
    ("warning", "the first later window was published thirty days or more before the first close"),
)

CONTEST = (
    (
        "contest a row",
        (
            "every row names its promise; its page shows the quotes, their documents and the rule. A correction "
            "is entered with `tracker review`, with a source; it becomes a new verdict, and the old one stays "
            "readable"
        ),
    ),
)

# published rates, for context: none measures the same thing. † stands where the source is a secondary account or a
# vendor's own claim
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
        "executives' intervals",
        "80% intervals for the return of the stock market held 36% of the time",
        "Ben-David, Graham and Harvey, Quarterly Journal of Economics 2013",
    ),
    (
        "bias by horizon",
        "short horizons were too pessimistic, long ones too optimistic",
        "research on predicted bias in management earnings forecasts (abstract)",
    ),
    (
        "quiet end of guidance",
        "of 222 firms that stopped guiding quarters few said so; most just ceased",
        "Houston, Lev and Tucker, Contemporary Accounting Research 2010",
    ),
    (
        "announced end of guidance",
        "96 firms, three-day return of -4.8% on average",
        "Chen, Matsumoto and Rajgopal, working paper of 2006",
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
        "goal dates extended †",
        "mostly for new clinical data sent late in a review, mostly followed by approval",
        "Citeline Pink Sheet analysis",
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
    (
        "recruiting for phase III",
        "industry drug trials: median 13 months (2008-11 and 2012-15), 18 months (2016-19)",
        "PLOS ONE study of industry trials 2008-2019",
    ),
    ("terminated trials", "905 of 7,646 trials with results (12%)", "Williams and co-authors, PLOS ONE 2015"),
    (
        "lag of the trial registry",
        "status changed a median of 141 days after the end; 31% wrong or over a year late",
        "Jones and co-authors, BMJ Open 2017",
    ),
    (
        "late trials †",
        "those over 150 days late were 41% likelier to stop",
        "AppliedXL, a vendor's own claim",
    ),
    (
        "closing of deals",
        "about 40% of deals over $2bn took longer than announced, about 90% of deals closed (2018-22)",
        "Boston Consulting Group, M&A Report 2024",
    ),
    (
        "length of deals",
        "median of about 6.4 months to close, 16% over a year (2020-24)",
        "McKinsey, 808 deals over $5bn",
    ),
    (
        "buybacks",
        "74 to 82% of announced shares bought within three years",
        "Stephens and Weisbach, Journal of Finance 1998, 450 programmes of 1981-90",
    ),
    (
        "megaprojects",
        "oil and gas: 73% report delays, 64% cost overruns",
        "EY 2014, 365 projects over $1bn",
    ),
    (
        "promises of managements †",
        "about 12% of specific statements delivered (median team, India): how far definitions matter",
        "ConCallIQ, a vendor's own claim",
    ),
)


def horizon(days: int) -> str:
    """How far ahead a promise was made, by the days from its saying to the close of its window.

    >>> horizon(60), horizon(400), horizon(900)
    ('0 to 3 months', '12 to 24 months', 'over 24 months')
    """
    return next((words for bound, words in HORIZONS if days <= bound), LONGEST)
