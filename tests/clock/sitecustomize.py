"""Read by every Python that `python -m tests.clock` starts, and by each that those start: moves its clock.

It must not rest on the project, whose Python may be another environment's, such as the store's.
"""

import os
import sys
import time

if "CLOCK_MOVED_BY" in os.environ:
    sys.path.append(os.environ["CLOCK_PACKAGES"])  # another environment does not have the library
    import time_machine

    sys.path.pop()
    time_machine.travel(time.time() + float(os.environ["CLOCK_MOVED_BY"])).start()
