"""Views to pages: each laid out for one size, with title, footnotes and foot."""
