"""The local stack: what AWS and the Sociale Kaart are to a stage, as processes on one machine.

`python -m infra.local` starts them all: the store (DynamoDB), the register (Sociale Kaart), the mailbox
(SES), the site (API Gateway and Lambda) and the triggers (schedules and streams). Each is a process of its
own and listens on the loopback address only.
"""
