"""An account on this machine, to practise a deployment in."""
