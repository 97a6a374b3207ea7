"""The strict store: what AWS documents of DynamoDB and emulators let pass, between the platform and its local store."""
