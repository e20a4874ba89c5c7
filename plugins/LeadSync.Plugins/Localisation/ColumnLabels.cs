using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadSync.Plugins.Localisation;

/// <summary>
/// The labels of columns that transitions commonly require, as the forms show them; any other column is named by its
/// logical name, which costs no question to the metadata.
/// </summary>
internal static class ColumnLabels
{
    // English, German.
    private static readonly Dictionary<string, string[]> Known = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["firstname"] = new[] { "First Name", "Vorname" },
        ["lastname"] = new[] { "Last Name", "Nachname" },
        ["companyname"] = new[] { "Company Name", "Firmenname" },
        ["emailaddress1"] = new[] { "Email", "E-Mail" },
        ["telephone1"] = new[] { "Business Phone", "Telefon (geschäftlich)" },
        ["mobilephone"] = new[] { "Mobile Phone", "Mobiltelefon" },
        ["jobtitle"] = new[] { "Job Title", "Position" },
        ["subject"] = new[] { "Topic", "Thema" },
        ["description"] = new[] { "Description", "Beschreibung" },
        ["websiteurl"] = new[] { "Website", "Website" },
        ["numberofemployees"] = new[] { "Number of Employees", "Anzahl Mitarbeiter" },
        ["revenue"] = new[] { "Annual Revenue", "Jahresumsatz" },
        ["budgetamount"] = new[] { "Budget Amount", "Budgetbetrag" },
        ["need"] = new[] { "Need", "Bedarf" },
        ["purchasetimeframe"] = new[] { "Purchase Timeframe", "Kaufzeitrahmen" },
        ["estimatedvalue"] = new[] { "Est. Revenue", "Geschätzter Umsatz" },
        ["estimatedclosedate"] = new[] { "Est. Close Date", "Gepl. Abschluss" },
        ["parentaccountid"] = new[] { "Account", "Firma" },
        ["parentcontactid"] = new[] { "Contact", "Kontakt" },
        ["customerid"] = new[] { "Potential Customer", "Potenzieller Kunde" },
        ["ls_mappedaccountid"] = new[] { "Mapped account", "Zugeordnete Firma" },
        ["ls_industryclass"] = new[] { "Industry class", "Branchenklasse" },
        ["ls_qualificationclass"] = new[] { "Qualification class", "Qualifizierungsklasse" },
    };

    public static IEnumerable<string> Of(IEnumerable<string> columns, int language) => columns.Select(column =>
        !Known.TryGetValue(column, out var label) ? column : language == UserLanguage.German ? label[1] : label[0]);
}
