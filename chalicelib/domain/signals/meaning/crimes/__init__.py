"""The tables of crimes, by kind of crime, and in French."""
