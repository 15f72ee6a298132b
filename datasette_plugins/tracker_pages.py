"""The switchboard: every hook of the pages, and nothing else. What the hooks do stands in `site/`.

`--plugins-dir` runs this file as a bare module and leaves the checkout off the import path. Only where the package
cannot be imported at all is the checkout added, at the path's end, where it hides nothing.
"""

import importlib.util
import sys
from functools import partial
from pathlib import Path

from datasette import hookimpl

if importlib.util.find_spec("datasette_plugins") is None:
    sys.path.append(str(Path(__file__).resolve().parent.parent))

from datasette_plugins.site import cells, descriptions, files, home, pages, permissions, theme


@hookimpl
def startup(datasette):
    home.keep_rich_out()
    return partial(descriptions.tell, datasette)


@hookimpl
def get_metadata(datasette, key, database, table):
    return descriptions.of(datasette, key, database, table)


@hookimpl
def canned_queries(datasette, database):
    return descriptions.questions(datasette, database)


@hookimpl
def prepare_jinja2_environment(env):
    theme.add_templates(env)


@hookimpl
def extra_css_urls(template, database, view_name, datasette):
    return theme.stylesheets(datasette, template, database, view_name)


@hookimpl
def register_routes():
    return [*theme.ROUTES, *pages.ROUTES]


@hookimpl
def asgi_wrapper(datasette):
    return home.board_at_root(datasette)


@hookimpl
def render_cell(row, value, column, table, database, datasette):
    return cells.dressed(datasette, database, table, column, value, row)


@hookimpl
def register_output_renderer():
    return files.renderers()


@hookimpl
def permission_allowed(datasette, actor, action, resource):
    return permissions.allowed(datasette, actor, action, resource)


@hookimpl
def register_actions():
    return permissions.actions()


@hookimpl
def menu_links(datasette, actor):
    return home.menu(datasette, actor)


@hookimpl
def database_actions(datasette, actor, database):
    return home.actions(datasette, actor, database)
