"""The server around the pages: who may come in, what browsers are told, how many processes."""
