using Microsoft.AspNetCore.Hosting;

namespace Funding.Pages.Tests.Shell;

/// <summary>The portal over tables that tell which partitions were read for requests that ask for it.</summary>
public sealed class RecordingHost : StageHost
{
    /// <summary>A request with this header has its reads told.</summary>
    public const string Header = "X-Record";

    private readonly ConcurrentDictionary<string, bool> read = new(StringComparer.Ordinal);
    private readonly AsyncLocal<bool> recording = new();

    public IEnumerable<string> Read => read.Keys;

    public void Forget() => read.Clear();

    protected override void MapMore(IEndpointRouteBuilder routes) => routes.MapGroup("").RequireAudience(Audience.Public)
        .MapPage("/trial/act", () => Page.Redirect("/privacy", "收到。"));

    protected override LocalOptions Configure(LocalOptions options) => base.Configure(options) with
    {
        AddKinds = services =>
        {
            var adapter = services.Last(service => service.ServiceType == typeof(ITableStore)).ImplementationType!;
            services.AddSingleton<ITableStore>(provider =>
                new Recording((ITableStore)ActivatorUtilities.CreateInstance(provider, adapter), Note));
            services.AddSingleton<IStartupFilter>(new Marked(recording));
        },
    };

    private void Note(string partition)
    {
        if (recording.Value)
            read[partition] = true;
    }

    private sealed class Marked(AsyncLocal<bool> recording) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (http, rest) =>
            {
                recording.Value = http.Request.Headers.ContainsKey(Header);
                await rest();
            });
            next(app);
        };
    }

    private sealed class Recording(ITableStore tables, Action<string> note) : ITableStore
    {
        public Task<Row?> GetAsync(string partition, string key, CancellationToken cancellation = default)
        {
            note(partition);
            return tables.GetAsync(partition, key, cancellation);
        }

        public Task<IReadOnlyList<string>> CommitAsync(
            string partition, IReadOnlyList<RowChange> changes, CancellationToken cancellation = default) =>
            tables.CommitAsync(partition, changes, cancellation);

        public Task<RowPage> QueryAsync(
            string partition, KeyRange range, int pageSize = 1000, string? continuation = null, CancellationToken cancellation = default)
        {
            note(partition);
            return tables.QueryAsync(partition, range, pageSize, continuation, cancellation);
        }
    }
}
