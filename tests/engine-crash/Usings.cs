global using System.Globalization;
global using System.Text;
global using Funding.Engine;
global using Funding.Engine.Crash;
global using Microsoft.DurableTask;
global using Microsoft.DurableTask.Client;
global using Microsoft.Extensions.DependencyInjection;
global using Microsoft.Extensions.Logging.Abstractions;
