"""What leaves the tool: views as pictures, slides, pages, rows and citations, each as bytes."""
