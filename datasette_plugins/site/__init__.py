"""What the pages are made of. The hooks that call this stand in `tracker_pages.py`."""
