"""One store for all tests of the sync; each test has tables and a register of its own."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from chalicelib.settings import Settings
from infra.local.register import make_app, serve
from infra.local.stack import running_store
from tests.sync.images import EMPTY, Image, put_down, taken
from tests.sync.world import PAGE_SIZE, Clock, Register, World

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class MakeWorld(Protocol):
    """Makes a world of so many listings; the rest is how the platform reads its register."""

    def __call__(
        self,
        listings: int = 40,
        *,
        wrapped: "Callable[[WSGIApplication], WSGIApplication]" = ...,
        base_path: str = ...,
        minimum: int = ...,
        image: Image = ...,
        **config: Any,
    ) -> World: ...


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_store(tmp_path_factory.mktemp("store")) as endpoint:
        yield endpoint


class Address:
    """The address of the test's own register: starting a server and ending it takes longer than most tests."""

    def __init__(self) -> None:
        self.register: WSGIApplication | None = None

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        assert self.register is not None
        return self.register(environ, start_response)


@pytest.fixture(scope="session")
def worlds() -> list[World]:
    """The last one made."""
    return []


@pytest.fixture(scope="session")
def address() -> Iterator[tuple[Address, str]]:
    app = Address()
    with serve(app) as url:
        yield app, url


@pytest.fixture
def make_world(
    store: str, address: tuple[Address, str], worlds: list[World], monkeypatch: pytest.MonkeyPatch
) -> MakeWorld:
    """A register that nobody has read yet. It takes the place of the world made before it, tables and all."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "local")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "local")
    for name in ("AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL"):
        monkeypatch.delenv(name, raising=False)
    app, url = address

    def make(
        listings: int = 40,
        *,
        wrapped: "Callable[[WSGIApplication], WSGIApplication]" = lambda app: app,
        base_path: str = "/api",
        minimum: int = 1,
        image: Image = EMPTY,
        **config: Any,
    ) -> World:
        clock = Clock()
        app.register = wrapped(make_app(None, listings=listings, clock=clock.seconds))
        settings = Settings(
            stage="local",
            region="eu-west-1",
            site_url="https://platform.example",
            link_key="a key of a test stage, known to all",
            mail_from="noreply@platform.example",
            care_directory_url=url + base_path,
            care_directory_config=json.dumps({"page_size": PAGE_SIZE, **config}),
            first_run_minimum=minimum,
            store_endpoint=store,
            table_prefix="sync-",
        )
        world = World(settings, clock, Register(url), before=worlds[-1] if worlds else None)
        if not worlds:
            world.create_tables()
        worlds[:] = [world]
        put_down(image, world)
        return world

    return make


@pytest.fixture(scope="session")
def images() -> dict[Any, Any]:
    """The contents of the store, by how they came there: after a first run of so many listings, for one."""
    return {}


@pytest.fixture
def make_known(make_world: MakeWorld, images: dict[Any, Any]) -> MakeWorld:
    """A register that was read once, a minute ago; with another configuration the reading is still the same."""

    def make(listings: int = 40, **more: Any) -> World:
        if listings not in images:
            first = make_world(listings, page_size=max(PAGE_SIZE, listings // 12))
            assert first.run().verdict == "good"
            images[listings] = taken(first)
        world = make_world(listings, image=images[listings], **more)
        world.clock.forward(minutes=1)
        return world

    return make


@pytest.fixture
def world(make_world: MakeWorld) -> World:
    """A small register, not yet read."""
    return make_world()


@pytest.fixture
def known(make_known: MakeWorld) -> World:
    """A small register, read once."""
    return make_known()
