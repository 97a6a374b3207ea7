"""Sign-in with an account: OpenID Connect's code flow, towards one issuer that the stage trusts."""
