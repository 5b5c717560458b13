"""What is said in a file rather than in code: each kind of file is read here and nowhere else, as one typed object."""
