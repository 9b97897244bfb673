"""From layouts to drawings: everything is drawn on one canvas, which painters turn into files."""
