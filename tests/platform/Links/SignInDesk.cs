namespace Funding.Platform.Tests.Links;

/// <summary>Sign-in as a host registers it, with the mailbox and an outbox that carries mail only.</summary>
public sealed class SignInDesk : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-signin-").FullName;
    private readonly ServiceProvider provider;

    public SignInDesk() => provider = new ServiceCollection()
        .AddSqliteStorage(folder)
        .AddSingleton<TimeProvider>(Clock)
        .AddLogging()
        .AddSingleton<PeopleStore>()
        .AddSingleton<ActivePartitions>().AddSingleton<CommitWriter>().AddSingleton(new OfficeHours(WorkingCalendar.Weekly))
        .AddSingleton<EffectRunner>()
        .AddSingleton<Dispatcher>()
        .AddAudit()
        .AddLinks(LinkKeyRing.Generate())
        .AddMail(MailSamples.Options)
        .BuildServiceProvider();

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    public SignInService SignIn => provider.GetRequiredService<SignInService>();

    public LinkService Links => provider.GetRequiredService<LinkService>();

    public PeopleStore People => provider.GetRequiredService<PeopleStore>();

    public ITableStore Store => provider.GetRequiredService<ITableStore>();

    /// <summary>Carries the effects out and opens the newest mail of the box.</summary>
    public async Task<MailboxMail> NewestMailAsync()
    {
        await provider.GetRequiredService<Dispatcher>().DrainAsync(HomeKeys.System);
        var box = provider.GetRequiredService<Mailbox>();
        return (await box.FindAsync((await box.ListAsync()).Entries[0].Id))!;
    }

    public async Task<string> RequestTokenAsync(string email, IPAddress network)
    {
        await SignIn.RequestAsync(email, network, "zh");
        return TokenIn((await NewestMailAsync()).Text);
    }

    public static string TokenIn(string text) => Regex.Match(text, @"/signin/([A-Za-z0-9_.-]+)").Groups[1].Value;

    public async ValueTask DisposeAsync()
    {
        await provider.DisposeAsync();
        Directory.Delete(folder, true);
    }
}
