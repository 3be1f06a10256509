"""The review in a browser: the page of a story, served on this machine alone, in which a person settles its claims."""
