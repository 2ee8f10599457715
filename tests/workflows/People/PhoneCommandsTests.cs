namespace Funding.Workflows.Tests.People;

public sealed partial class PhoneCommandsTests : IAsyncLifetime
{
    private const string Number = "13812345678";
    private SmsPeer peer = null!;
    private RoundHouse house = null!;
    private Actor actor = null!;

    private PhoneCommands Phones => house.Get<PhoneCommands>();

    public async ValueTask InitializeAsync()
    {
        peer = await SmsPeer.StartAsync();
        house = new(engineInMemory: true, configure: services => services.AddSms(peer.Options));
        await house.StartAsync();
        actor = (await house.Get<PeopleStore>().GetOrCreateAsync("expert@expert.example")).AsActor("session:test");
    }

    public async ValueTask DisposeAsync()
    {
        await house.DisposeAsync();
        await peer.DisposeAsync();
    }

    [Fact]
    public async Task A_number_is_confirmed_by_its_code_and_then_told_of_the_last_day_without_a_link_or_a_name()
    {
        await MailAsync("before");
        Assert.Empty(peer.Received);
        await ConfirmedAsync();
        peer.Received.Clear();

        await MailAsync("a");
        await MailAsync("a");
        var told = Assert.Single(peer.Received);
        Assert.Equal(Number, told.To);
        Assert.Contains("2026年3月3日", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("http", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("之江", told.Text, StringComparison.Ordinal);

        await Phones.RemoveAsync(actor);
        await MailAsync("b");
        Assert.Single(peer.Received);
        house.Clock.Advance(TimeSpan.FromDays(3));
        Assert.True(await Phones.PruneAsync() >= 1);
        Assert.Equal(
            ["phone-asked", "phone-confirmed", "phone-removed"],
            (await house.NotesAsync(actor.PersonId)).Select(n => n.Action).Where(a => a.StartsWith("phone-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_day_has_three_messages_for_one_person_and_what_is_beyond_is_given_up()
    {
        await ConfirmedAsync();
        foreach (var cause in new[] { "a", "b", "c" })
            await MailAsync(cause);

        Assert.Equal(3, peer.Received.Count);
        Assert.Single((await house.Get<GivenUpEffects>().ListAsync(Cast.Administrator, null, null)).Items);
        Assert.Equal("phone-invalid", await AddressHouse.RefusalOf(() => Phones.AskAsync(actor, "12345")));
        await Phones.AskAsync(actor, Number);
        await Phones.AskAsync(actor, Number);
        Assert.Equal("phone-too-many", await AddressHouse.RefusalOf(() => Phones.AskAsync(actor, Number)));
    }

    [Fact]
    public async Task Another_code_does_not_confirm_and_five_of_them_end_it()
    {
        await Phones.AskAsync(actor, Number);
        await SettleAsync();
        var code = CodeIn(Assert.Single(peer.Received).Text);
        var other = code == "000000" ? "000001" : "000000";
        for (var miss = 0; miss < PhoneDecision.MostMisses; miss++)
            Assert.Equal("phone-code", await AddressHouse.RefusalOf(() => Phones.ConfirmAsync(actor, other)));
        Assert.Equal("phone-code-over", await AddressHouse.RefusalOf(() => Phones.ConfirmAsync(actor, code)));
        Assert.Null((await Phones.FindAsync(actor))!.ConfirmedAt);

        var row = await house.Get<ITableStore>().GetAsync(HomeKeys.System, PhoneNumber.KeyOf(actor.PersonId));
        Assert.All(row!.Properties.Values, value => Assert.DoesNotContain(code, value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_gateway_that_is_down_is_tried_again_and_one_that_refuses_is_not()
    {
        await ConfirmedAsync();
        peer.Received.Clear();
        peer.Answer = 503;
        await MailAsync("a");
        peer.Answer = 200;
        await house.AdvanceToAsync(house.Clock.GetUtcNow().AddMinutes(2));
        await SettleAsync();
        Assert.Equal(2, peer.Received.Count);
        Assert.Single(peer.Received.Select(m => m.Id).Distinct());

        peer.Answer = 400;
        await MailAsync("b");
        Assert.Single((await house.Get<GivenUpEffects>().ListAsync(Cast.Administrator, null, null)).Items);
    }

    [Fact]
    public async Task Without_a_gateway_nobody_gives_a_number()
    {
        await using var without = new RoundHouse(engineInMemory: true);

        Assert.Equal("sms-off", await AddressHouse.RefusalOf(() => without.Get<PhoneCommands>().AskAsync(actor, Number)));
    }

    private async Task ConfirmedAsync()
    {
        await Phones.AskAsync(actor, Number);
        await SettleAsync();
        await Phones.ConfirmAsync(actor, CodeIn(peer.Received.Last().Text));
    }

    /// <summary>A mail of the stage's last day but one, as reviews send it.</summary>
    private async Task MailAsync(string cause)
    {
        var deadline = ShanghaiTime.DayOf(house.Clock.GetUtcNow()).AddDays(1);
        var request = MailSamples.RequestOf(
            MailTemplates.ReviewLastDay, ("Deadline", deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) with
        {
            PersonId = actor.PersonId,
            RoundId = null,
        };
        await house.Get<CommitWriter>().SaveAsync(new Commit(HomeKeys.System).Mail($"mail:ReviewLastDay:{cause}", request));
        await SettleAsync();
    }

    private async Task SettleAsync()
    {
        await house.SettleAsync();
        await house.Get<Dispatcher>().DrainAsync(HomeKeys.System);
        await house.SettleAsync();
    }

    private static string CodeIn(string text) => Code().Match(text).Value;

    [GeneratedRegex("[0-9]{6}")]
    private static partial Regex Code();
}
