"""An issuer by django-oauth-toolkit with its defaults; it runs in an environment of its own, as a process of its own.

New keys at every start: starting it again on its port is how an issuer changes its keys.
"""

import json
import os
import tempfile
from typing import Any, Final

import django
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.conf import settings

CONFIG: Final = json.loads(os.environ["CONFIG"])
SIGN_IN: Final = """<form method="post" action="">{% csrf_token %}<input name="username"><input name="password">
<input type="hidden" name="next" value="{{ next }}"></form>"""
TEMPLATES: Final = (
    ("django.template.loaders.locmem.Loader", {"registration/login.html": SIGN_IN}),
    "django.template.loaders.app_directories.Loader",
)


def configure(folder: str) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    lives = {"AUTHORIZATION_CODE_EXPIRE_SECONDS": CONFIG["code_seconds"]} if CONFIG["code_seconds"] else {}
    settings.configure(
        SECRET_KEY="a key of the tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        USE_TZ=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        INSTALLED_APPS=[
            *("django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"),
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": list(TEMPLATES)}}
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": f"{folder}/issuer.sqlite3"}},
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode(),
            "SCOPES": {"openid": "who you are", "profile": "your name", "email": "your address"},
            **lives,
        },
    )
    django.setup()


def say_claims() -> None:
    """Let it say more than who somebody is, as its manual tells: the same in the ID token and in userinfo."""
    from oauth2_provider.oauth2_validators import OAuth2Validator

    class Validator(OAuth2Validator):
        oidc_claim_scope = None

        def get_additional_claims(self, request: Any) -> dict[str, Any]:
            return dict(CONFIG["people"][request.user.username])

    settings.OAUTH2_PROVIDER["OAUTH2_VALIDATOR_CLASS"] = Validator


def fill() -> None:
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    for name in CONFIG["people"]:
        User.objects.create_user(name, password="any")
    Application.objects.create(
        client_id=CONFIG["client_id"],
        client_secret=CONFIG["secret"],
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=CONFIG["returns_to"],
        algorithm=CONFIG["signed_with"] or Application.RS256_ALGORITHM,
    )


def serve() -> None:
    from django.contrib.auth.views import LoginView
    from django.core.servers.basehttp import run
    from django.core.wsgi import get_wsgi_application
    from django.urls import include, path

    settings.ROOT_URLCONF = (
        path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
        path("accounts/login/", LoginView.as_view()),
    )
    run("127.0.0.1", CONFIG["port"], get_wsgi_application(), threading=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        configure(folder)
        if CONFIG["claims"]:
            say_claims()
        fill()
        serve()
