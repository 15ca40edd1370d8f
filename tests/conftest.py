import os

from hypothesis import settings

# Examples are drawn anew on a developer's machine and are the same in every run of CI. No
# deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("developer", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "developer")
