"""A reader of HTML that minds what browsers forgive."""

from html.parser import HTMLParser
from typing import Final

VOID: Final = frozenset({"meta", "link", "input", "br", "img", "hr", "path", "rect", "circle"})
Attributes = dict[str, str]


class Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, Attributes]] = []
        self.faults: list[str] = []
        self.words: list[str] = []
        self.inside: dict[int, str] = {}
        self.labelled: list[Attributes] = []  # controls within a label
        self._open: list[tuple[str, int]] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> stays open" for tag, _ in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        self.faults += [f"{name} twice in <{tag}>" for name in set(names) if names.count(name) > 1]
        attributes = {name: value or "" for name, value in attrs}
        self.tags.append((tag, attributes))
        if any(opened == "label" for opened, _ in self._open):
            self.labelled.append(attributes)
        if tag not in VOID:
            self._open.append((tag, len(self.tags) - 1))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.faults.append(f"</{tag}> closes nothing")
        else:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1][0] == "script":
            return  # no words for people
        self.words.append(data)
        for _, place in self._open:
            self.inside[place] = self.inside.get(place, "") + data

    def named(self, tag: str) -> list[Attributes]:
        return [attributes for found, attributes in self.tags if found == tag]

    def text_of(self, tag: str) -> list[str]:
        return [self.inside.get(place, "") for place, (found, _) in enumerate(self.tags) if found == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def control(found: Reader, name: str) -> Attributes:
    return next(attributes for _, attributes in found.tags if attributes.get("name") == name)


def chosen(found: Reader, name: str) -> list[str]:
    return [each["value"] for each in found.named("input") if each.get("name") == name and "checked" in each]
