"""Ids without chance, and theme sets, in memory."""

from chalicelib.domain.organisations.listing import Sector
from chalicelib.domain.organisations.themes import ThemeSet
from chalicelib.domain.rules.refusals import NotFound
from tests.builders import theme_set


class FakeThemeSets:
    """The port `ThemeSets`: one version per sector, until another is put beside it."""

    def __init__(self) -> None:
        self.all: dict[str, ThemeSet] = {}
        for sector in Sector:
            self.put(theme_set(id=f"{sector}-1", sector=sector))

    def put(self, one: ThemeSet) -> None:
        self.all[one.id] = one

    def current(self, sector: str) -> ThemeSet:
        mine = [each for each in self.all.values() if each.sector == sector]
        if not mine:
            raise NotFound
        return max(mine, key=lambda each: each.version)

    def version(self, theme_set_id: str) -> ThemeSet:
        if theme_set_id not in self.all:
            raise NotFound
        return self.all[theme_set_id]


class FakeIdGenerator:
    """The port `IdGenerator`, without chance: the first id is `id-1`, the second `id-2`."""

    def __init__(self) -> None:
        self._ids = 0
        self._nonces = 0

    def new_id(self) -> str:
        self._ids += 1
        return f"id-{self._ids}"

    def new_nonce(self) -> str:
        self._nonces += 1
        return f"nonce-{self._nonces}"

    def id_for(self, key: str) -> str:
        return f"id-for-{key}"

    def keyed(self, purpose: str, value: str) -> str:
        return f"{purpose}-of-{value}"
