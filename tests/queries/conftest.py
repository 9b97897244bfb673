"""Who speaks: governments and who speaks for them, voices, a group of states, an author."""

from __future__ import annotations

ACTORS = [
    {"id": "japan", "type": "state", "country": "JPN"},
    {"id": "ishiba", "parent": "japan", "office": "2024-10-01/2024-10-31 prime minister"},
    {"id": "cabinet", "type": "government", "parent": "japan"},
    {"id": "india", "type": "state", "country": "IND"},
    {"id": "jaishankar", "parent": "india", "office": "minister"},
    {"id": "australia", "type": "state", "country": "AUS"},
    {"id": "china", "type": "state", "country": "CHN"},
    {"id": "chinese-media", "type": "media", "parent": "china"},
    {"id": "global-times", "type": "media", "parent": "chinese-media"},
    {"id": "ministers", "type": "government", "country": "JPN"},
    {"id": "us-experts", "type": "expert", "country": "USA"},
    *({"id": f"{place}-experts", "type": "expert"} for place in ("japanese", "asian")),
    *({"id": f"the-{side}", "type": "public"} for side in ("right", "left")),
    {"id": "asean", "type": "state"},
    {"id": "author", "type": "expert"},
]
