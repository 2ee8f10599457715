global using System.Text;
global using Funding.Services.Crash;
global using Funding.Services.Storage;
global using Funding.Services.Storage.Sqlite;
global using Microsoft.Extensions.DependencyInjection;
