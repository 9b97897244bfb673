"""The pages as an application with doors: who may come in, and what browsers are told."""
