"""The local mailbox: takes mail as SES does, keeps every mail, and shows them to people and to tests.

Nothing leaves the machine. `POST /control` makes sending fail on purpose, as SES sometimes does.
"""
