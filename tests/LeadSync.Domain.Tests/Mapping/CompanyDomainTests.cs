using LeadSync.Domain.Mapping;

namespace LeadSync.Domain.Tests.Mapping;

public sealed class CompanyDomainTests
{
    [Theory]
    [InlineData("ada@Example.com", "example.com", "example.com")]
    [InlineData("ada@mail.emea.example.com", "mail.emea.example.com", "example.com")]
    [InlineData("ada@example.co.uk", "example.co.uk", "example.co.uk")]
    [InlineData("ada@mail.example.com.au", "mail.example.com.au", "example.com.au")]
    [InlineData("ada@müller.de", "xn--mller-kva.de", "xn--mller-kva.de")]
    [InlineData("ada@linkedin.com", "linkedin.com", "linkedin.com")]
    [InlineData("ada@acme.onmicrosoft.com", "acme.onmicrosoft.com", "acme.onmicrosoft.com")]
    public void Address_names_host_and_registered_domain(string address, string host, string registrable)
    {
        var domain = CompanyDomain.OfEmail(address);

        Assert.Equal((host, registrable), (domain?.Host, domain?.Registrable));
    }

    [Theory]
    [InlineData("ada@gmx.de")]
    [InlineData("ada@GMX.net")]
    [InlineData("ada@web.de")]
    [InlineData("ada@t-online.de")]
    [InlineData("ada@freenet.de")]
    [InlineData("ada@gmail.com")]
    [InlineData("ada@yahoo.co.uk")]
    [InlineData("ada@poczta.onet.pl")]
    [InlineData("ada@trash-mail.com")]
    [InlineData("ada@x.mailinator.com")]
    [InlineData("ada@co.uk")]
    [InlineData("ada@localhost")]
    [InlineData("ada")]
    public void Address_that_anybody_may_have_names_no_company(string address) => Assert.Null(CompanyDomain.OfEmail(address));

    [Theory]
    [InlineData("example.com", "example.com")]
    [InlineData(" HTTPS://WWW.Example.com:8443/a?b=c#d ", "example.com")]
    [InlineData("//shop.example.co.uk", "shop.example.co.uk")]
    [InlineData("http://user:secret@example.com/@path", "example.com")]
    [InlineData("www.müller.de", "xn--mller-kva.de")]
    [InlineData("acme.wordpress.com", "acme.wordpress.com")]
    [InlineData("example.com.", "example.com")]
    public void Website_is_reduced_to_its_host(string website, string host) =>
        Assert.Equal(host, CompanyDomain.OfWebsite(website)?.Host);

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("http://")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("https://www.linkedin.com/company/acme")]
    [InlineData("https://facebook.com/acme")]
    [InlineData("wordpress.com")]
    [InlineData("www.web.de")]
    [InlineData("www.com")]
    public void Website_of_no_company_is_none(string website) => Assert.Null(CompanyDomain.OfWebsite(website));
}
