"""Providers where anyone in Belgium or the Netherlands may have an address: sharing one says nothing."""

from typing import Final

from chalicelib.domain.signals.text.reading import word_set

_BELGIAN: Final = word_set(
    """
    telenet.be pandora.be skynet.be proximus.be belgacom.net scarlet.be edpnet.be edpnet.net voo.be orange.be
    base.be mobistar.be fulladsl.be dommel.be versateladsl.be swing.be tiscali.be euronet.be brutele.be
    chello.be advalvas.be planetinternet.be busmail.net mail.be
    """
)
_DUTCH: Final = word_set(
    """
    ziggo.nl kpnmail.nl kpnplanet.nl planet.nl hetnet.nl xs4all.nl home.nl chello.nl upcmail.nl casema.nl
    quicknet.nl online.nl tele2.nl solcon.nl zonnet.nl live.nl mail.nl delta.nl caiway.nl onsbrabantnet.nl
    freeler.nl hotmail.nl yahoo.nl
    """
)
_EVERYWHERE: Final = word_set(
    """
    gmail.com googlemail.com outlook.com outlook.be outlook.fr outlook.de hotmail.com hotmail.be hotmail.fr
    hotmail.co.uk live.com live.be live.fr msn.com passport.com yahoo.com yahoo.fr yahoo.de yahoo.co.uk
    ymail.com rocketmail.com icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com
    tuta.io tuta.com gmx.com gmx.net gmx.de gmx.fr web.de t-online.de free.fr orange.fr wanadoo.fr laposte.net
    sfr.fr aol.com zoho.com zohomail.eu fastmail.com fastmail.fm mail.com email.com mailbox.org posteo.de
    posteo.net hushmail.com runbox.com startmail.com yandex.com yandex.ru mail.ru inbox.lv bluewin.ch duck.com
    """
)

PUBLIC_MAIL_PROVIDERS: Final = _BELGIAN | _DUTCH | _EVERYWHERE
