"""Crimes against those who are cared for, as wards and nurseries have them."""
