"""How it looks: pages and dressed cells for Datasette. They show; they never judge."""
