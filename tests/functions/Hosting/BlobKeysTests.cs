namespace Funding.Functions.Tests.Hosting;

/// <summary>Keys of sessions and forms that were lost are said to be lost: no instance makes others in silence.</summary>
public sealed class BlobKeysTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("funding-blob-keys-").FullName;
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.FromHours(8)));

    [Fact]
    public async Task A_new_installation_makes_its_keys_and_every_instance_opens_what_another_has_sealed()
    {
        await using var first = Instance();
        await using var second = Instance();

        Assert.Equal("甲", Open(second, Seal(first, "甲")));
        Assert.Null(await ReasonAsync(second));
    }

    [Fact]
    public async Task Lost_keys_are_named_by_readiness_and_never_replaced_in_silence()
    {
        await using (var before = Instance())
            Seal(before, "甲");
        await LoseAsync();
        await using var after = Instance();

        Assert.ThrowsAny<Exception>(() => Seal(after, "乙"));
        var reason = await ReasonAsync(after);
        Assert.Contains("protection missing", reason, StringComparison.Ordinal);
        Assert.Contains("FUNDING_Keys__RenewOn", reason, StringComparison.Ordinal);
        Assert.Empty(await KeysAsync(after));
        Assert.Empty(await RenewalsAsync(after));
    }

    [Fact]
    public async Task A_running_instance_says_within_half_a_minute_that_the_next_start_will_lack_them()
    {
        await using var running = Instance();
        Seal(running, "甲");
        Assert.Null(await ReasonAsync(running));
        await LoseAsync();
        clock.Advance(SeldomAsked.Pause);

        Assert.Contains("protection missing", await ReasonAsync(running), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_day_the_operator_named_they_are_made_anew_on_record_and_on_no_other()
    {
        await using (var before = Instance())
            Seal(before, "甲");
        await LoseAsync();
        await using (var early = Instance("2026-03-02"))
            Assert.ThrowsAny<Exception>(() => Seal(early, "乙"));

        await using (var named = Instance("2026-03-01"))
        {
            Assert.Equal("乙", Open(named, Seal(named, "乙")));
            Assert.Null(await ReasonAsync(named));
            Assert.Equal(["protection"], await RenewalsAsync(named));
        }

        await LoseAsync();
        clock.Advance(TimeSpan.FromDays(1));
        await using var later = Instance("2026-03-01");
        Assert.ThrowsAny<Exception>(() => Seal(later, "丙"));
    }

    [Fact]
    public async Task Keys_of_an_installation_from_before_are_missed_too_once_an_instance_has_read_them()
    {
        await using (var before = Instance())
        {
            Seal(before, "甲");
            await before.GetRequiredService<ITableStore>().CommitAsync("keys", new DeleteRow("protection"));
        }

        await using (var reading = Instance())
            Seal(reading, "乙");
        await LoseAsync();
        await using var after = Instance();
        Assert.ThrowsAny<Exception>(() => Seal(after, "丙"));
    }

    [Fact]
    public async Task Sealed_with_a_certificate_they_do_not_lie_open_and_every_instance_that_has_it_opens_them()
    {
        using var certificate = Certificate();
        await using var first = Instance(certificates: new(certificate, null));
        await using var second = Instance(certificates: new(certificate, null));

        Assert.Equal("甲", Open(second, Seal(first, "甲")));
        Assert.Null(await ReasonAsync(second));
        var key = await TextOfAsync(first, Assert.Single(await KeysAsync(first)));
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_lost_is_named_and_no_others_are_made_in_silence()
    {
        using var lost = Certificate();
        using var other = Certificate();
        await using (var before = Instance(certificates: new(lost, null)))
            Seal(before, "甲");
        await using (var after = Instance(certificates: new(other, null)))
        {
            Assert.ThrowsAny<Exception>(() => Seal(after, "乙"));
            Assert.Contains("FUNDING_Keys__EarlierCertificate", await ReasonAsync(after), StringComparison.Ordinal);
            Assert.Single(await KeysAsync(after));
        }

        await using var named = Instance("2026-03-01", new(other, null));
        Assert.Equal("丙", Open(named, Seal(named, "丙")));
        Assert.Equal(["protection"], await RenewalsAsync(named));
        Assert.Null(await ReasonAsync(named));
    }

    [Fact]
    public async Task The_certificate_before_still_opens_what_it_sealed()
    {
        using var earlier = Certificate();
        using var current = Certificate();
        string text;
        await using (var before = Instance(certificates: new(earlier, null)))
            text = Seal(before, "甲");
        await using var after = Instance(certificates: new(current, earlier));
        Assert.Null(await ReasonAsync(after));
        Assert.Equal("甲", Open(after, text));
    }

    [Fact]
    public void Keys_may_lie_open_on_azurite_alone()
    {
        Assert.Contains(
            "FUNDING_Keys__Certificate: is missing",
            Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(
                FundingSettingsTests.Configuration((KeyCertificates.Setting, null)))).Message,
            StringComparison.Ordinal);
        Assert.Null(FundingSettings.Read(FundingSettingsTests.Configuration(
            (KeyCertificates.Setting, null), ("Storage:ConnectionString", "UseDevelopmentStorage=true"),
            ("Storage:TableServiceUri", null), ("Storage:BlobServiceUri", null))).Certificates.Current);
        Assert.Contains(
            "FUNDING_Keys__Certificate: is no PKCS #12",
            Assert.Throws<InvalidOperationException>(() => FundingSettings.Read(
                FundingSettingsTests.Configuration((KeyCertificates.Setting, "c2VjcmV0")))).Message,
            StringComparison.Ordinal);
        Assert.True(FundingSettings.Read(FundingSettingsTests.Configuration()).Certificates.Current!.HasPrivateKey);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-3-1")]
    [InlineData("true")]
    public void A_day_that_is_none_is_named(string day) =>
        Assert.Contains("FUNDING_Keys__RenewOn", Assert.Throws<InvalidOperationException>(() =>
            FundingSettings.Read(FundingSettingsTests.Configuration((KeyRenewal.Setting, day)))).Message, StringComparison.Ordinal);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    internal static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2126, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }

    private static async Task<string> TextOfAsync(ServiceProvider instance, string blob)
    {
        using var reader = new StreamReader((await instance.GetRequiredService<IBlobStore>().OpenReadAsync(blob))!);
        return await reader.ReadToEndAsync();
    }

    private ServiceProvider Instance(string? renewOn = null, KeyCertificates? certificates = null)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSqliteStorage(folder)
            .AddSingleton<TimeProvider>(clock)
            .AddOutbox()
            .AddSingleton(new KeyRenewal(renewOn is null ? default(DateOnly?)
                : DateOnly.ParseExact(renewOn, "yyyy-MM-dd", CultureInfo.InvariantCulture)))
            .AddSingleton(certificates ??= new(null, null))
            .AddSingleton<BlobKeys>()
            .AddSingleton<BlobKeysPart>()
            .AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => provider.GetRequiredService<BlobKeys>());
        services.AddDataProtection().SetApplicationName("funding");
        certificates.AddTo(services);
        return services.BuildServiceProvider();
    }

    private static string Seal(ServiceProvider instance, string text) => Protector(instance).Protect(text);

    private static string Open(ServiceProvider instance, string text) => Protector(instance).Unprotect(text);

    private static IDataProtector Protector(ServiceProvider instance) =>
        instance.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private static Task<string?> ReasonAsync(ServiceProvider instance) =>
        instance.GetRequiredService<BlobKeysPart>().ReasonAsync(TestContext.Current.CancellationToken).AsTask();

    private static async Task<List<string>> KeysAsync(ServiceProvider instance) =>
        [.. (await instance.GetRequiredService<IBlobStore>().ListAsync(BlobKeys.Folder)).Blobs.Select(b => b.Name)];

    private static async Task<List<string>> RenewalsAsync(ServiceProvider instance)
    {
        await instance.GetRequiredService<AuditSequencer>().SequenceAsync(HomeKeys.System);
        var entries = await instance.GetRequiredService<ITableStore>().QueryAsync<AuditEntry>(
            HomeKeys.System, KeyRange.Prefix(AuditKeys.Entry), 100);
        return [.. entries.Items.Select(e => e.Value.Note).Where(n => n.Action == "keys-renewed").Select(n => n.Facts["missing"])];
    }

    private async Task LoseAsync()
    {
        await using var storage = new ServiceCollection().AddLogging().AddSqliteStorage(folder).BuildServiceProvider();
        var blobs = storage.GetRequiredService<IBlobStore>();
        foreach (var name in await KeysAsync(storage))
            await blobs.DeleteAsync(name);
    }
}
