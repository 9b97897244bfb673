"""One module for each page; ``show(view)`` draws it."""
