"""From a data set and filters to a layout: which events, lanes and cells stand where."""
