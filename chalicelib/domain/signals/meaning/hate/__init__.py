"""The tables of insults to people, and of hate against groups of people."""
