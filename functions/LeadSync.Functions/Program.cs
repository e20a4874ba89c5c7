using LeadSync.Functions.Hosting;
using LeadSync.Functions.Hosting.FunctionsHost;
using Microsoft.Extensions.Options;

// The app's folder, not the working directory: host.json and the functions lie beside the program.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.ListenAtHome(builder.Configuration);
builder.Logging.AddSimpleConsole(console => console.SingleLine = builder.Configuration.HomeOf() == Home.FunctionsHost);
builder.Services.AddLeadSync(builder.Configuration);

var app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
// The host asks here whether its handler is up; it is once its settings are found valid.
app.MapGet("/", () => Results.Json(new { status = "ready" }));
app.MapLeadSync();
if (builder.Configuration.HomeOf() == Home.FunctionsHost) app.ServeFunctionsHost(FunctionCatalogue.Read(AppContext.BaseDirectory));
try
{
    app.Services.GetRequiredService<IStartupValidator>().Validate();
}
catch (OptionsValidationException invalid)
{
    foreach (var problem in invalid.Failures) await Console.Error.WriteLineAsync($"LeadSync can't start: {problem}");
    return 1;
}
catch (InvalidOperationException unreadable)
{
    // A number or name that can't be read; the binder's message says which setting.
    await Console.Error.WriteLineAsync($"LeadSync can't start: {unreadable.Message}");
    return 1;
}
await app.RunAsync();
return 0;
