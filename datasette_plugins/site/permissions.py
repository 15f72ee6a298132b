"""Who may decide: one permission of a ledger, off for everybody but root until a `permissions:` block gives it."""

from __future__ import annotations

from typing import Any

from datasette.utils import actor_matches_allow

REVIEW = "tracker-review"
SAID = "Decide what became of promises, and take decisions back"


def allowed(datasette: Any, actor: dict[str, Any] | None, action: str, resource: Any) -> bool | None:
    """What Datasette 0.65 should think of our permission: root has it, and those of a `permissions:` block.

    Later versions read such blocks themselves, for every permission.
    """
    if action != REVIEW:
        return None
    if (actor or {}).get("id") == "root":
        return True
    given = datasette.metadata("permissions", database=resource) or {}
    return actor_matches_allow(actor, given[REVIEW]) if REVIEW in given else None


def actions() -> list[Any]:
    """The permission, as Datasette 1.0 wants to know of it; there root may do everything."""
    from datasette.permissions import Action
    from datasette.resources import DatabaseResource

    return [Action(name=REVIEW, description=SAID, resource_class=DatabaseResource)]


async def may_review(datasette: Any, actor: dict[str, Any] | None, database: str) -> bool:
    """Whether this visitor may decide in this ledger, asked in the way of Datasette's version."""
    if not datasette.databases[database].is_mutable:
        return False
    if hasattr(datasette, "allowed"):
        from datasette.resources import DatabaseResource

        return bool(await datasette.allowed(action=REVIEW, resource=DatabaseResource(database), actor=actor))
    return bool(await datasette.permission_allowed(actor, REVIEW, resource=database, default=False))
