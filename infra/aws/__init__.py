"""What Chalice does not make: tables, mail, keys, the edge, alarms; and the build of what is deployed."""
