using System.Collections.Frozen;

namespace LeadSync.Domain.Mapping;

/// <summary>Domains that many unrelated people share, so that they say nothing about the company: data, one list per reason.</summary>
internal static class SharedDomains
{
    private static readonly FrozenSet<string> FreeMail = Read("""
        aim.com aliceadsl.fr aol.com aol.de aon.at arcor.de att.net bell.net bellsouth.net bigpond.com bluewin.ch bluemail.ch
        bol.com.br btinternet.com caramail.com centrum.cz charter.net chello.at club-internet.fr comcast.net cox.net
        daum.net directbox.com docomo.ne.jp duck.com earthlink.net email.com email.cz email.de emailn.de epost.de eclipso.de
        eclipso.eu ewe.net ewetel.net fastmail.com fastmail.fm foxmail.com free.fr freemail.hu freenet.de freenetmail.de frontier.com
        genion.de gmail.com gmail.de gmx.at gmx.biz gmx.ch gmx.com gmx.de gmx.eu gmx.fr gmx.info gmx.li gmx.net gmx.org gmx.us
        googlemail.com hanmail.net hey.com hispeed.ch home.nl hotmail.at hotmail.be hotmail.ca hotmail.ch hotmail.co.jp
        hotmail.co.uk hotmail.com hotmail.com.ar hotmail.com.br hotmail.de hotmail.es hotmail.fr hotmail.it hotmail.nl hush.com
        hushmail.com icloud.com ig.com.br inbox.com inbox.lv inbox.ru inode.at interia.pl iinet.net.au juno.com kabelbw.de
        kabelmail.de kpnmail.nl kpnplanet.nl laposte.net libero.it list.ru live.at live.be live.ca live.cn live.co.uk live.com
        live.com.au live.com.mx live.de live.dk live.fr live.it live.nl live.se luukku.com lycos.com lycos.de lycos.es lycos.it
        mac.com mail.com mail.de mail.ee mail.ru mailbox.org mailfence.com me.com msn.com nate.com naver.com neuf.fr
        netcologne.de netscape.net netzero.net ntlworld.com numericable.fr o2.pl o2mail.de o2online.de ok.de onet.eu onet.pl
        onlinehome.de optonline.net optusnet.com.au orange.fr osnanet.de outlook.at outlook.be outlook.com outlook.com.br
        outlook.de outlook.es outlook.fr outlook.it outlook.jp outlook.pt ozemail.com.au planet.nl pm.me poczta.onet.pl
        posteo.com posteo.de posteo.eu posteo.net post.cz proton.me protonmail.ch protonmail.com qq.com quicknet.nl rambler.ru
        rediffmail.com rocketmail.com rogers.com sapo.pt sbcglobal.net seznam.cz sfr.fr shaw.ca sina.cn sina.com skynet.be
        sky.com skype.com sohu.com spray.se sunrise.ch sympatico.ca t-mobile.de t-online.de talk21.com talktalk.net tele2.at
        telefonica.de telenet.be telia.com telus.net terra.com.br terra.es tin.it tiscali.co.uk tiscali.it tlen.pl tom.com tuta.com
        tuta.io tutanota.com tutanota.de tutamail.com ukr.net unitybox.de uol.com.br upcmail.nl utanet.at verizon.net versanet.de
        videotron.ca virgilio.it virginmedia.com vodafone.de vodafonemail.de voila.fr vol.at volny.cz wanadoo.es wanadoo.fr
        wanadoo.nl web.de webmail.de windstream.net wp.pl xtra.co.nz yahoo.at yahoo.ca yahoo.cn yahoo.co.id yahoo.co.in
        yahoo.co.jp yahoo.co.kr yahoo.co.nz yahoo.co.uk yahoo.com yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.cn
        yahoo.com.hk yahoo.com.mx yahoo.com.ph yahoo.com.sg yahoo.com.tr yahoo.com.tw yahoo.com.vn yahoo.de yahoo.es yahoo.fr
        yahoo.gr yahoo.ie yahoo.in yahoo.it yahoo.nl yahoo.no yahoo.pl yahoo.se yandex.com yandex.ru yandex.ua ya.ru yeah.net
        ymail.com ziggo.nl zoho.com zohomail.com zonnet.nl 126.com 139.com 163.com 189.cn 1und1.de 21cn.com
        """);

    private static readonly FrozenSet<string> Disposable = Read("""
        0-mail.com 10minutemail.com 10minutemail.de 20minutemail.com 33mail.com anonbox.net anonymbox.com binkmail.com bugmenot.com
        burnermail.io byom.de cock.li crazymailing.com deadaddress.com discard.email dispostable.com dodgit.com
        einrot.com emailondeck.com emailsensei.com emltmp.com fakeinbox.com fakemail.net filzmail.com fleckens.hu
        getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net
        guerrillamail.org guerrillamailblock.com harakirimail.com hidemail.de incognitomail.org inboxbear.com inboxkitten.com jetable.org
        jourrapide.com kurzepost.de mail-temp.com mail-temporaire.fr mailcatch.com maildrop.cc mailexpire.com mailforspam.com
        mailinator.com mailinator.net mailmetrash.com mailnesia.com mailnull.com mailpoof.com mailsac.com mailtemp.info meltmail.com
        minutemail.com mintemail.com moakt.com mohmal.com muellmail.com mvrht.net mytemp.email mytrashmail.com nada.email
        nospam4.us objectmail.com owlymail.com pokemail.net proxymail.eu rcpt.at receivemail.org rhyta.com sharklasers.com
        shieldemail.com smailpro.com sneakemail.com sofort-mail.de spam4.me spambog.com spambog.de spambox.us spamex.com
        spamgourmet.com spamhole.com superrito.com teleworm.us temp-mail.io temp-mail.org tempail.com tempinbox.com tempmail.de
        tempmail.dev tempmail.net tempmailo.com tempr.email throwawaymail.com tmail.ws tmpmail.net tmpmail.org trash-mail.com
        trash-mail.de trashmail.com trashmail.de trashmail.me trashmail.net trashmail.ws trbvm.com wegwerfemail.de wegwerfmail.de
        wegwerfmail.net wegwerfmail.org wh4f.org yopmail.com yopmail.fr yopmail.net zeroe.ml zehnminutenmail.de
        """);

    // The site of a company's profile, not of the company. As the domain of an address they are a company's own.
    private static readonly FrozenSet<string> ProfileSites = Read("""
        about.me angel.co apple.com bit.ly crunchbase.com facebook.com fb.com fb.me gelbeseiten.de glassdoor.com goo.gl google.com
        google.de indeed.com instagram.com kununu.com linkedin.com linktr.ee medium.com northdata.com northdata.de pinterest.com
        t.me tiktok.com tinyurl.com twitter.com vimeo.com wa.me wikipedia.org wlw.de x.com xing.com yelp.com youtu.be youtube.com
        """);

    /// <summary>True for providers that give anybody an address, for good or for ten minutes.</summary>
    public static bool IsMailProvider(string domain) => FreeMail.Contains(domain) || Disposable.Contains(domain);

    /// <summary>True for sites that hold the profiles of companies.</summary>
    public static bool IsProfileSite(string domain) => ProfileSites.Contains(domain);

    private static FrozenSet<string> Read(string list) =>
        list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
