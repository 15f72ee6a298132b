"""The pages and their addresses. Each reads, dresses and renders; none of them judges."""

from __future__ import annotations

from datasette_plugins.site.board import board, board_of_one, promises
from datasette_plugins.site.company import company
from datasette_plugins.site.document import document
from datasette_plugins.site.figures import figures
from datasette_plugins.site.files import file
from datasette_plugins.site.forecasts import forecasts
from datasette_plugins.site.links import ROOT
from datasette_plugins.site.prediction import prediction
from datasette_plugins.site.report import report
from datasette_plugins.site.review import review
from datasette_plugins.site.search import search
from datasette_plugins.site.shelf import shelf
from datasette_plugins.site.slips import slips
from datasette_plugins.site.visits import page

ROUTES = [
    (rf"^{ROOT}$", page(board_of_one, shelf)),
    (rf"^{ROOT}/(?P<database>[^/]+)$", board),
    (rf"^{ROOT}/(?P<database>[^/]+)/promises$", promises),
    (rf"^{ROOT}/(?P<database>[^/]+)/promises\.(?P<form>ics|atom|csv|json)$", file),
    (rf"^{ROOT}/(?P<database>[^/]+)/slips$", slips),
    (rf"^{ROOT}/(?P<database>[^/]+)/figures$", figures),
    (rf"^{ROOT}/(?P<database>[^/]+)/forecasts$", forecasts),
    (rf"^{ROOT}/(?P<database>[^/]+)/search$", search),
    (rf"^{ROOT}/(?P<database>[^/]+)/report$", report),
    (rf"^{ROOT}/(?P<database>[^/]+)/review$", review),
    (rf"^{ROOT}/(?P<database>[^/]+)/company/(?P<company>[^/]+)$", company),
    (rf"^{ROOT}/(?P<database>[^/]+)/prediction/(?P<prediction>[^/]+)$", prediction),
    (rf"^{ROOT}/(?P<database>[^/]+)/document/(?P<document>[^/]+)$", document),
]
