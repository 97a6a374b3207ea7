"""The template's parts, one file for each thing that is deployed beside the functions' code."""
