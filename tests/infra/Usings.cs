global using System.Collections.Concurrent;
global using System.Diagnostics;
global using System.Reflection;
global using System.Runtime.InteropServices;
global using System.Text.Json;
global using System.Text.RegularExpressions;
global using System.Xml.Linq;
global using Funding.Tests.Support;
global using Xunit;

[assembly: AssemblyFixture(typeof(Funding.Infra.Tests.Templates))]
