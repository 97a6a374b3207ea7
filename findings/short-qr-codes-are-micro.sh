#!/usr/bin/env bash
# segno 1.6.6 makes a Micro QR code of whatever fits into one, and common readers do not see it.
#
# `segno.make(text)` looks for the smallest symbol, and for a short code (an invitation, a number) that is Micro QR, a
# symbology of its own with one square in a corner in place of three. OpenCV 4.12.0.88 finds nothing in it; zxing-cpp
# 2.3.0 reads it, under another name. As soon as the text is longer, as an address is, the same call makes an ordinary
# code: a trial with an address shows nothing.
#
# Expected: that a library named for QR codes makes what every QR reader reads, unless asked for something else.
# Here: `chalicelib/entrypoints/pages/printing.py` calls `make_qr`, which never makes a micro one.
set -euo pipefail
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/env"
"$place"/env/bin/pip install --quiet --disable-pip-version-check \
  segno==1.6.6 opencv-python-headless==4.12.0.88 zxing-cpp==2.3.0
"$place/env/bin/python" - <<'PYTHON'
import io
import sys

import cv2
import numpy
import segno
import zxingcpp


def seen(code):
    picture = io.BytesIO()
    code.save(picture, kind="png", scale=8, border=6)
    image = cv2.imdecode(numpy.frombuffer(picture.getvalue(), numpy.uint8), cv2.IMREAD_COLOR)
    by_zxing = [(each.text, each.format.name) for each in zxingcpp.read_barcodes(image)]
    return cv2.QRCodeDetector().detectAndDecode(image)[0], by_zxing


print(f"segno {segno.__version__}, OpenCV {cv2.__version__}")
found = {}
for text in ("K7M2Q", "https://platform.example/u/K7M2Q"):
    for make in (segno.make, segno.make_qr):
        code = make(text)
        found[text, make.__name__] = opencv, zxing = seen(code)
        print(f"{make.__name__}({text!r}): {code.designator}; OpenCV reads {opencv!r}, zxing-cpp {zxing}")

expected = {
    ("K7M2Q", "make"): ("", [("K7M2Q", "MicroQRCode")]),
    ("K7M2Q", "make_qr"): ("K7M2Q", [("K7M2Q", "QRCode")]),
    ("https://platform.example/u/K7M2Q", "make"): (
        "https://platform.example/u/K7M2Q",
        [("https://platform.example/u/K7M2Q", "QRCode")],
    ),
    ("https://platform.example/u/K7M2Q", "make_qr"): (
        "https://platform.example/u/K7M2Q",
        [("https://platform.example/u/K7M2Q", "QRCode")],
    ),
}
if found != expected:
    sys.exit("it is not as written any more")
PYTHON
