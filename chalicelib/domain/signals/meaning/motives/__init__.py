"""The tables of why somebody writes: for a house, under pressure, for a reward, for others, to sell."""
