"""Where things stand, in pixels: numbers only, and no knowledge of what draws them."""
