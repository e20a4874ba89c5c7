using LeadSync.Functions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLeadSync(builder.Configuration);

var app = builder.Build();
app.MapLeadSync();
await app.RunAsync();
