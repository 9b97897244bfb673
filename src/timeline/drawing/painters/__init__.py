"""What turns a canvas into something to look at: SVG, plotly, PDF, PNG."""
