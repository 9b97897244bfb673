"""Files made in a process of their own: who looks at the page meanwhile is not slowed."""
