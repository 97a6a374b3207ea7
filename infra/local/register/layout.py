"""The frame and the looks of every page: one column, no scripts, readable from 320 px on."""

from html import escape
from typing import Final

STYLE: Final = """
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:#1d2330;background:#f5f6f8;overflow-wrap:anywhere}
header,main,footer{max-width:46rem;margin:0 auto;padding:1rem}
header{padding-bottom:0}
nav a{margin-right:1rem}
h1{font-size:1.5rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1.15rem;margin:1.75rem 0 .5rem}
a{color:#0b4f8a}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible
{outline:3px solid #b45309;outline-offset:2px}
.notice,.saved,.wrong,.card{background:#fff;border:1px solid #d5d9e0;border-left:.35rem solid #8a6d00;
border-radius:.25rem;padding:.75rem 1rem;margin:0 0 1rem}
.card{border-left:1px solid #d5d9e0}
.saved{border-left-color:#1b6e3c}
.wrong{border-left-color:#b3261e}
.notice p,.saved p,.wrong p{margin:0}
label{display:block;font-weight:600;margin:0 0 .25rem}
.hint{color:#4a5263;margin:0 0 .5rem;font-size:.925rem}
input,select,textarea{font:inherit;width:100%;padding:.5rem;border:1px solid #6b7280;border-radius:.25rem;
background:#fff;color:inherit}
input[type=checkbox]{width:auto;margin-right:.5rem}
.field{margin:0 0 1.25rem}
button{font:inherit;font-weight:600;padding:.55rem 1rem;border:1px solid #0b4f8a;border-radius:.25rem;
background:#0b4f8a;color:#fff;cursor:pointer;margin-top:.5rem}
button.plain{background:#fff;color:#0b4f8a}
ul.found{list-style:none;margin:0;padding:0}
ul.found p{margin:0}
dl{margin:0;display:grid;grid-template-columns:14rem 1fr;gap:.35rem 1rem}
dt{font-weight:600}
dd{margin:0}
.mark{display:inline-block;border:1px solid #b3261e;color:#8c1d18;border-radius:.25rem;padding:0 .4rem;
font-size:.875rem;font-weight:600}
code{font-size:.9em}
footer{color:#4a5263;font-size:.925rem}
@media(max-width:32rem){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
"""


def page(title: str, body: str) -> str:
    """A whole page; `title` is plain text, `body` is HTML in which everything is already escaped."""
    return f"""<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} - lokale Sociale Kaart</title>
<style>{STYLE}</style>
</head>
<body>
<header>
<nav aria-label="Hoofdmenu"><a href="/">Fiches</a><a href="/control">Storingen instellen</a></nav>
</header>
<main>
<h1>{escape(title)}</h1>
{body}
</main>
<footer><p>Dit is een lokale nabootsing van de Sociale Kaart, om mee te testen. De fiches zijn verzonnen. Wat
je hier wijzigt, komt niet in het echte register.</p></footer>
</body>
</html>
"""


def saved(text: str) -> str:
    return f'<div class="saved" role="status"><p>{escape(text)}</p></div>'


def wrong(text: str) -> str:
    return f'<div class="wrong" role="alert"><p>{escape(text)}</p></div>'
