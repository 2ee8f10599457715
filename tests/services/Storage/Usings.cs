global using Funding.Services.Storage;
global using Funding.Services.Storage.Sqlite;
global using Xunit;
