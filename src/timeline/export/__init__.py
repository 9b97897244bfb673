"""How each file is made: pictures, pages, slides, the page to send, rows and citations."""
