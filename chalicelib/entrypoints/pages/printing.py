"""QR codes of addresses, to print. The library loads with the first page that asks for one."""

from typing import Final

from markupsafe import Markup

_QUIET: Final = 4  # modules of white around it, as the standard asks


def qr(address: str, mask: int | None = None) -> Markup:
    """An address as a QR code in SVG; it stays readable with a seventh of it damaged.

    Args:
        address: what it says.
        mask: of the standard's eight; without it the best is looked for, which takes most of the time.
    """
    import segno  # noqa: PLC0415  (only a page to print pays for it)

    code = segno.make_qr(address, error="m", mask=mask)  # see findings/short-qr-codes-are-micro.sh
    svg = code.svg_inline(border=_QUIET, omitsize=True, svgclass="qr", lineclass=None, light="#fff")
    return Markup(svg)  # nosec B704  # noqa: S704  (made of squares)
