global using System.Text;
global using Funding.Platform.Storage;
global using Funding.Platform.Storage.Rows;
global using Funding.Platform.Storage.Sqlite;
global using Funding.Platform.Crash;
global using Microsoft.Extensions.DependencyInjection;
