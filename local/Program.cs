using Funding.Portal;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPortal(_ => { });
var app = builder.Build();
app.UsePortal();
app.MapPortal();
app.Run();
