using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;

namespace LeadSync.Domain.Tests.Accounts;

public sealed class SegmentCriteriaTests
{
    private const string Makers = """{"industryClass":["Manufacturing"],"employees":{"min":200,"max":5000},"country":["DE"," AT "]}""";

    [Theory]
    [InlineData("manufacturing", 200.0, "de", true)]
    [InlineData("MANUFACTURING ", 5000.0, "AT", true)]
    [InlineData("manufacturing", 199.9, "DE", false)]
    [InlineData("manufacturing", 5001.0, "DE", false)]
    [InlineData("software", 300.0, "DE", false)]
    [InlineData("manufacturing", 300.0, "CH", false)]
    [InlineData("manufacturing", 300.0, null, false)]
    [InlineData("manufacturing", null, "DE", false)]
    public void Account_fits_when_every_attribute_does(string industry, double? employees, string? country, bool fits)
    {
        var attributes = new Dictionary<string, PropertyValue> { ["industryClass"] = new PropertyValue.Text(industry) };
        if (employees is { } number)
            attributes["employees"] = new PropertyValue.Number(number);
        if (country is not null)
            attributes["country"] = new PropertyValue.Text(country);

        Assert.Equal(fits, SegmentCriteriaJson.Load(Makers).Criteria!.Fits(attributes));
    }

    [Theory]
    [InlineData("""{"employees":{"min":200}}""", 200, true)]
    [InlineData("""{"employees":{"min":200}}""", 199, false)]
    [InlineData("""{"employees":{"max":200}}""", 200, true)]
    [InlineData("""{"employees":{"max":200}}""", 201, false)]
    public void One_bound_is_enough(string criteria, int employees, bool fits) =>
        Assert.Equal(fits, SegmentCriteriaJson.Load(criteria).Criteria!.Fits(new Dictionary<string, PropertyValue> { ["employees"] = new PropertyValue.Number(employees) }));

    [Theory]
    [InlineData("""{"industry":["x"]}""", "industry")]
    [InlineData("""{"country":"DE"}""", "country")]
    [InlineData("""{"country":[1]}""", "country")]
    [InlineData("""{"country":[]}""", "country")]
    [InlineData("""{"country":[" "]}""", "country")]
    [InlineData("""{"employees":{}}""", "employees")]
    [InlineData("""{"employees":200}""", "employees")]
    [InlineData("""{"employees":{"min":"200"}}""", "employees.min")]
    [InlineData("""{"employees":{"min":2,"max":1}}""", "employees.max")]
    [InlineData("""{"employees":{"min":2,"most":3}}""", "employees.most")]
    [InlineData("""{}""", "")]
    [InlineData("""[]""", "")]
    [InlineData("""{"country":["DE"],"country":["AT"]}""", "")]
    [InlineData("""{"country":["\ud800"]}""", "")]
    [InlineData("", "")]
    public void What_is_doubtful_is_refused_by_the_name_of_its_field(string criteria, string field)
    {
        var reading = SegmentCriteriaJson.Load(criteria);

        Assert.Null(reading.Criteria);
        Assert.Equal(field, reading.Errors[0].Field);
    }
}
