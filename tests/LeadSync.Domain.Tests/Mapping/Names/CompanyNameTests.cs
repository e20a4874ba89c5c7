using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Tests.Mapping.Names;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("Müller", "Mueller")]
    [InlineData("Müller", "Muller")]
    [InlineData("MÜLLER", "mu\u0308ller")]
    [InlineData("Köln Bäder", "Koeln Baeder")]
    [InlineData("Grün", "GRUEN")]
    [InlineData("Straßer", "STRASSER")]
    [InlineData("Straßer", "STRAẞER")]
    [InlineData("Łódź", "Lodz")]
    [InlineData("Żółw Śląsk", "Zolw Slask")]
    [InlineData("Ørsted", "Orsted")]
    [InlineData("Ørsted", "Oersted")]
    [InlineData("Ålesund", "Alesund")]
    [InlineData("Æro", "Aero")]
    [InlineData("Þór", "Thor")]
    [InlineData("Đorđe", "Dorde")]
    [InlineData("Газпром", "Gazprom")]
    [InlineData("Київ", "Kiiv")]
    [InlineData("Ελλάδα", "Ellada")]
    [InlineData("Český Krumlov", "Cesky Krumlov")]
    [InlineData("Société Générale", "Societe Generale")]
    [InlineData("Ｎｏｒｄｗｅｒｋ", "Nordwerk")]
    [InlineData("Nord\u00ADwerk", "Nordwerk")]
    [InlineData("Nord\u200Bwerk", "Nordwerk")]
    [InlineData("ﬁnch", "finch")]
    public void Letters_of_every_spelling_make_the_same_words(string one, string other) => Assert.Equal(Words(other), Words(one));

    [Theory]
    [InlineData("Müller & Söhne", "muller sohn")]
    [InlineData("Müller und Sohn", "muller sohn")]
    [InlineData("Nordwerk Anlagenbaugesellschaft", "nordwerk anlagenbau")]
    [InlineData("Nordwerk Verwaltungsgesellschaft", "nordwerk verwaltung")]
    [InlineData("Nordwerk Verwaltungs-GmbH", "nordwerk verwaltung")]
    [InlineData("Nordwerk Beteiligungsges. mbH", "nordwerk beteiligung")]
    [InlineData("Nordwerk Technologies", "nordwerk technology")]
    [InlineData("Nordwerk Tech.", "nordwerk technology")]
    [InlineData("Nordwerk Intl. Hldgs", "nordwerk international holding")]
    [InlineData("Nordwerk Int'l", "nordwerk international")]
    [InlineData("Nordwerk Mfg Co", "nordwerk manufacturing")]
    [InlineData("Gebr. Nordwerk", "gebruder nordwerk")]
    [InlineData("Nordwerk Systems Group", "nordwerk system group")]
    [InlineData("Nordwerk Industries", "nordwerk industry")]
    [InlineData("Nordwerk Handels- und Vertriebs GmbH", "nordwerk handel vertrieb")]
    [InlineData("Jeb's Nordwerk", "jebs nordwerk")]
    [InlineData("Jeb’s Nordwerk", "jebs nordwerk")]
    public void Word_has_one_form_short_long_or_in_the_plural(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("Solarfonds II", "solarfond 2")]
    [InlineData("Solarfonds 2", "solarfond 2")]
    [InlineData("Solarfonds Zwei", "solarfond 2")]
    [InlineData("Solarfonds Drei GmbH & Co. KG", "solarfond 3")]
    [InlineData("Solarfonds XIV", "solarfond 14")]
    [InlineData("Solarfonds Zwölf", "solarfond 12")]
    [InlineData("Solarfonds I", "solarfond 1")]
    [InlineData("Solarfonds V GmbH", "solarfond 5")]
    [InlineData("Fund Three", "fund 3")]
    [InlineData("Drei Eichen", "drei eichen")]
    [InlineData("First National", "first national")]
    [InlineData("X Werk", "x werk")]
    public void Number_behind_a_name_is_a_number_in_every_spelling(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("F ö h l", "fohl")]
    [InlineData("H & M", "hm")]
    [InlineData("H&M", "hm")]
    [InlineData("H. M.", "hm")]
    [InlineData("H und M", "hm")]
    [InlineData("H/M", "hm")]
    [InlineData("I.B.M.", "ibm")]
    [InlineData("B + S Nordwerk", "bs nordwerk")]
    public void Letters_that_stand_alone_make_one_word(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("Nordwerk GmbH vormals Südwerk AG", "nordwerk", "sudwerk")]
    [InlineData("Nordwerk GmbH (vormals: Südwerk AG)", "nordwerk", "sudwerk")]
    [InlineData("Nordwerk GmbH, vorm. Südwerk AG", "nordwerk", "sudwerk")]
    [InlineData("Nordwerk früher Südwerk", "nordwerk", "sudwerk")]
    [InlineData("Nordwerk ehem. Südwerk", "nordwerk", "sudwerk")]
    [InlineData("Nordwerk Inc. formerly Southworks Corp", "nordwerk", "southwork")]
    [InlineData("Nordwerk formerly known as Southworks", "nordwerk", "southwork")]
    [InlineData("Nordwerk f/k/a Southworks", "nordwerk", "southwork")]
    [InlineData("Nordwerk fka Southworks", "nordwerk", "southwork")]
    [InlineData("Nordwerk LLC dba Southworks", "nordwerk", "southwork")]
    [InlineData("Nordwerk LLC d/b/a Southworks", "nordwerk", "southwork")]
    [InlineData("Nordwerk Ltd trading as Southworks", "nordwerk", "southwork")]
    public void Text_of_two_names_gives_both(string text, string now, string before) =>
        Assert.Equal([now, before], CompanyName.Read(text).Select(name => name.ToString()));

    [Theory]
    [InlineData("vormals Südwerk", "sudwerk")]
    [InlineData("Nordwerk vormals", "nordwerk")]
    [InlineData("Nordwerk vormals GmbH", "nordwerk")]
    public void Text_of_one_name_beside_the_word_for_formerly_gives_it(string text, string name) => Assert.Equal(name, Words(text));

    [Theory]
    [InlineData("DATRON AG INH.O.N.", "datron")]
    [InlineData("SAPPI LTD ADR/1 RC 1", "sappi")]
    [InlineData("NORDWERK AG VZO O.N.", "nordwerk")]
    [InlineData("NORDWERK INC. DL-,01", "nordwerk")]
    [InlineData("NORDWERK CORP. CL.A DL-,01", "nordwerk")]
    [InlineData("NORDWERK PLC LS-,25", "nordwerk")]
    [InlineData("NORDWERK SPONS. ADR", "nordwerk")]
    [InlineData("NORDWERK AG NA O.N.", "nordwerk")]
    [InlineData("Nordwerk Corp /DE/", "nordwerk")]
    [InlineData("Nordwerk Vision On GmbH", "nordwerk vision")]
    public void What_a_list_of_securities_hangs_on_is_left_out(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("Stadtwerke am Rhein", "stadtwerke rhein")]
    [InlineData("Bank of Kiel", "bank kiel")]
    [InlineData("Haus zur Post", "haus post")]
    [InlineData("Autohaus an der Elbe", "autohaus elbe")]
    [InlineData("Banca di Roma", "banca roma")]
    [InlineData("Huis van der Berg", "huis berg")]
    public void Words_that_only_link_are_left_out(string text, string words) => Assert.Equal(words, Words(text));

    [Theory]
    [InlineData("Peace Corps", "peace corps")]
    [InlineData("Nordwerk Gmbhs", "nordwerk gmbhs")]
    public void Plural_of_a_legal_form_is_a_word(string text, string words) => Assert.Equal(words, Words(text));

    private static string Words(string text) => Assert.Single(CompanyName.Read(text)).ToString();
}
