"""Where things stand, in pixels or, on pages, points: numbers only, whatever draws them."""
