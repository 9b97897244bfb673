"""One module for each page; ``show(state)`` draws it."""
