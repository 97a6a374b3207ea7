"""One review as a picture and as a text to share."""

import textwrap
from typing import Final
from urllib.parse import urlsplit

from chalicelib.domain.reviews.public_review import PublicReview
from chalicelib.dutch import captions
from chalicelib.dutch.formatting import excerpt
from chalicelib.entrypoints.site.embedding import xml

_LONGEST: Final = 360  # characters in a picture
_SIDE: Final = 1080  # pixels, as social networks show pictures
_SIZES: Final = ((120, 60, 27), (220, 48, 34), (_LONGEST, 40, 41))  # up to so many characters: pixels, per line


def as_text(shown: PublicReview, name: str, page: str) -> str:
    """To paste in a newsletter; always with where the rest stands."""
    who = captions.who_over(shown.capacity, shown.experienced, name)
    return f"“{excerpt(shown.text, _LONGEST)}”\n{who}\n{captions.READ_ALL} {page}"


def as_picture(shown: PublicReview, name: str, page: str) -> str:
    """An SVG that fetches nothing and runs nothing."""
    said = f"“{excerpt(shown.text, _LONGEST)}”"
    size, width = next(((size, width) for longest, size, width in _SIZES if len(said) <= longest + 2))
    lines = textwrap.wrap(said, width)
    spans = "".join(
        f'<tspan x="100" y="{250 + round(at * size * 1.4)}">{xml(line)}</tspan>' for at, line in enumerate(lines)
    )
    whom = textwrap.wrap(name, 44)[:2]
    about = "".join(f'<tspan x="100" y="{880 + 46 * at}">{xml(line)}</tspan>' for at, line in enumerate(whom))
    title, who = captions.about(name), captions.who(shown.capacity, shown.experienced)
    host = urlsplit(page).netloc
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_SIDE} {_SIDE}" width="{_SIDE}" height="{_SIDE}" '
        'role="img" aria-labelledby="title desc" font-family="system-ui, sans-serif" xml:lang="nl">'
        f'<title id="title">{xml(title)}</title>'
        f'<desc id="desc">{xml(f"{said} {captions.who_over(shown.capacity, shown.experienced, name)}. {host}")}</desc>'
        f'<rect width="{_SIDE}" height="{_SIDE}" fill="#00534b"/>'
        '<rect x="50" y="50" width="980" height="980" rx="24" fill="#ffffff"/>'
        '<path fill="#00534b" d="M104 96h48a8 8 0 0 1 8 8v30a8 8 0 0 1-8 8h-24l-16 14v-14h-8a8 8 0 0 1-8-8v-30a8 8 0 0'
        ' 1 8-8z"/>'
        f'<text x="180" y="136" font-size="36" font-weight="700" fill="#00534b">{captions.PLATFORM}</text>'
        f'<text font-size="{size}" fill="#17211f">{spans}</text>'
        f'<text font-size="36" font-weight="700" fill="#17211f">{about}</text>'
        f'<text x="100" y="{880 + 46 * len(whom)}" font-size="30" fill="#4a5a58">{xml(who)}</text>'
        f'<text x="980" y="136" font-size="28" text-anchor="end" fill="#4a5a58">{xml(host)}</text>'
        "</svg>\n"
    )
