"""Everything that Chalice does not make: tables, mail, keys, the edge, alarms; and the build of the package."""
