namespace LeadSync.Domain.Mapping.Names;

/// <summary>The legal form that a name ends, begins or is cut by.</summary>
public enum LegalForm
{
    /// <summary>The name says none.</summary>
    None,

    /// <summary>GmbH, UG, gGmbH and what it is called elsewhere in Switzerland, Sàrl, Sagl; also Kft, d.o.o., s.r.o., Sp. z o.o.</summary>
    LimitedGerman,

    /// <summary>AG and its German-speaking likes.</summary>
    StockGerman,

    /// <summary>KG, GmbH &amp; Co. KG, KGaA.</summary>
    LimitedPartnership,

    /// <summary>oHG, GbR, GmbH &amp; Co. oHG, PartG.</summary>
    Partnership,

    /// <summary>e.K., Einzelfirma, sole trader.</summary>
    SoleTrader,

    /// <summary>e.V., Stiftung, foundation, association.</summary>
    Association,

    /// <summary>eG, cooperative, Genossenschaft, ScpA.</summary>
    Cooperative,

    /// <summary>Societas Europaea.</summary>
    European,

    /// <summary>Inc., Corp., Company.</summary>
    Corporation,

    /// <summary>Ltd, Limited, Pty, Pvt, Sdn Bhd, Co. Ltd.</summary>
    Limited,

    /// <summary>PLC, Public Limited Company, Tbk, Berhad, Oyj, AB (publ).</summary>
    PublicLimited,

    /// <summary>LLC, LLP, LP.</summary>
    LimitedLiability,

    /// <summary>B.V., EURL, S.r.l., S.L., ApS, Oy, BVBA: the small form of Romance, Dutch and Nordic law.</summary>
    LimitedRomance,

    /// <summary>N.V., S.A., SAS, S.p.A., A/S, ASA, AB: the large one.</summary>
    StockRomance,
}
