namespace Funding.Platform.Documents;

public static class DocumentServices
{
    /// <summary>
    /// <see cref="UploadSessions"/>, <see cref="DocumentWriter"/> (plain form), <see cref="UploadExpiry"/> and <see cref="DocumentScans"/>
    /// over the registered storage. A wrong setting stops the process at its start.
    /// </summary>
    public static IServiceCollection AddDocuments(this IServiceCollection services, Action<DocumentOptions>? configure = null)
    {
        var settings = services.AddOptions<DocumentOptions>();
        if (configure is not null)
            settings.Configure(configure);
        settings.ValidateDataAnnotations()
            .Validate(
                o => o.ClamAv is null or { Host.Length: > 0, Port: > 0 and < 65536 },
                "Documents:ClamAv needs Host and a Port of 1 to 65535.")
            .Validate(
                o => o.ClamAv is null || (o.ClamAv.ConnectTimeout > TimeSpan.Zero && o.ClamAv.ReplyTimeout > TimeSpan.Zero),
                "Documents:ClamAv timeouts must be above zero.")
            .Validate(
                o => o.Archives is { MaxEntries: > 0, MaxUnpackedBytes: > 0, MaxRatio: > 1, RatioFromBytes: >= 0, MaxDepth: > 0 },
                "Documents:Archives limits must be above zero, MaxRatio above one.")
            .Validate(
                o => UnfinishedLimits.Fault(o.Unfinished) is null,
                "Documents:Unfinished has a limit out of its range, or one for a person above that for the installation.")
            .ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DocumentInspector>();
        services.AddSingleton<DocumentWriter>();
        services.TryAddSingleton<SlidingWindow>();
        services.AddSingleton<UploadQuota>();
        services.AddSingleton<UploadSessions>();
        services.AddSingleton<UploadExpiry>();
        // A host's own scanner goes before the configured one.
        services.AddSingleton(provider => new DocumentScans(
            provider.GetRequiredService<IBlobStore>(),
            provider.GetService<IDocumentScanner>() ?? Configured(provider)));
        return services;
    }

    private static ClamAvScanner? Configured(IServiceProvider provider) =>
        provider.GetRequiredService<IOptions<DocumentOptions>>().Value.ClamAv is { } clamd ? new ClamAvScanner(clamd) : null;
}
