using Funding.Workflows.Tests.Money.Payments;

namespace Funding.Workflows.Tests.Money.Hands;

/// <summary>Verifications with everything real below the pages: two administrators, and no number anywhere.</summary>
public sealed class HandsTests
{
    private static readonly string Number = IdentityNumbers.Of(11);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_administrators_verify_a_person_and_no_row_or_mail_has_the_number()
    {
        await using var house = await PaymentHouse.OpenAsync();
        var hands = house.Get<HandCommands>();
        var officer = Cast.ActorOf("officer4@office.example", Role.Officer);
        await house.Get<PeopleStore>().GrantAsync(officer.Name, new RoleGrant(Role.Officer), "郑审", cancellation: Stop);
        Assert.Equal("role-not-allowed", await CodeAsync(() => hands.EnterAsync(officer, officer.Name, Number, Stop)));
        Assert.Equal("person-not-found", await CodeAsync(() => hands.EnterAsync(Cast.Administrator, "no@office.example", Number, Stop)));
        Assert.Equal("identity-number-form", await CodeAsync(() => hands.EnterAsync(Cast.Administrator, officer.Name, "330", Stop)));
        await hands.EnterAsync(Cast.Administrator, officer.Name, Number, Stop);
        Assert.Equal("verification-entered", await CodeAsync(() => hands.EnterAsync(Cast.Administrator, officer.Name, Number, Stop)));
        Assert.Equal("second-administrator", await CodeAsync(() => hands.ConfirmAsync(Cast.Administrator, officer.PersonId, Number, Stop)));
        Assert.Equal("hand-not-verified", await CodeAsync(() => house.Get<HandStore>().DemandAsync(officer, Stop)));
        Assert.Equal("identity-number-other", await CodeAsync(
            () => hands.ConfirmAsync(Cast.SecondAdministrator, officer.PersonId, IdentityNumbers.Of(12), Stop)));
        // Whoever could confirm it is waited for, until it is confirmed.
        var waits = house.Inner.Services.GetServices<IMatters>().OfType<VerificationWaitQueries>().Single();
        var matter = Assert.Single(await waits.AllAsync(Stop));
        Assert.Equal(
            [Cast.SecondAdministrator.PersonId],
            (await waits.FindAsync(matter.Home, matter.Key, Stop))!.Waited.Persons.Select(p => p.PersonId));
        await hands.ConfirmAsync(Cast.SecondAdministrator, officer.PersonId, Number, Stop);
        Assert.Empty(await waits.AllAsync(Stop));
        Assert.Null(await waits.FindAsync(matter.Home, matter.Key, Stop));
        Assert.Equal("郑审", (await house.Get<HandStore>().DemandAsync(officer with { Name = "郑审" }, Stop)).Name);

        await house.Inner.SettleAsync(Stop);
        var mailbox = house.Get<Mailbox>();
        var mails = (await mailbox.ListAsync(null)).Entries;
        Assert.Contains(mails, m => m.Subject.Contains("身份核验待您确认：郑审", StringComparison.Ordinal));
        Assert.Contains(mails, m => m.Subject.Contains("身份已核验：郑审", StringComparison.Ordinal));
        foreach (var mail in mails)
            Assert.DoesNotContain(Number[^6..], (await mailbox.FindAsync(mail.Id))!.Html, StringComparison.Ordinal);
        await foreach (var row in house.Get<ITableStore>().EnumerateAsync(HomeKeys.System, KeyRange.All, Stop))
            Assert.DoesNotContain(Number[..14], string.Concat(row.Properties.Values), StringComparison.Ordinal);

        await hands.EndAsync(Cast.Administrator, officer.PersonId, "调离岗位。", Stop);
        Assert.Equal("hand-not-verified", await CodeAsync(() => house.Get<HandStore>().DemandAsync(officer, Stop)));
    }

    [Fact]
    public async Task An_entry_is_void_after_five_other_numbers()
    {
        await using var house = await PaymentHouse.OpenAsync();
        var hands = house.Get<HandCommands>();
        var officer = Cast.ActorOf("officer4@office.example", Role.Officer);
        await house.Get<PeopleStore>().GrantAsync(officer.Name, new RoleGrant(Role.Officer), "郑审", cancellation: Stop);
        await hands.EnterAsync(Cast.Administrator, officer.Name, Number, Stop);
        for (var miss = 1; miss < VerificationDecision.MostMisses; miss++)
            Assert.Equal("identity-number-other", await CodeAsync(
                () => hands.ConfirmAsync(Cast.SecondAdministrator, officer.PersonId, IdentityNumbers.Of(miss + 20), Stop)));
        Assert.Equal("verification-void", await CodeAsync(
            () => hands.ConfirmAsync(Cast.SecondAdministrator, officer.PersonId, IdentityNumbers.Of(30), Stop)));
        Assert.Equal("verification-not-found", await CodeAsync(
            () => hands.ConfirmAsync(Cast.SecondAdministrator, officer.PersonId, Number, Stop)));
    }

    [Fact]
    public async Task Who_is_removed_leaves_neither_verification_nor_codes()
    {
        await using var house = await PaymentHouse.OpenAsync();
        await house.EnrolAsync(PaymentHouse.Checker);
        await house.Get<PeopleStore>().RevokeAsync(PaymentHouse.Checker.PersonId, new RoleGrant(Role.Officer), Stop);
        await house.Get<PeopleCommands>().RemoveAsync(
            Cast.Administrator, PaymentHouse.Checker.PersonId, PaymentHouse.Checker.Name, Stop);
        Assert.Null(await house.Get<HandStore>().FindAsync(PaymentHouse.Checker.PersonId, Stop));
        Assert.Null(await house.Get<CodeCommands>().FindAsync(PaymentHouse.Checker.PersonId, Stop));
    }

    [Fact]
    public async Task A_key_that_is_lost_or_another_is_named_and_hashes_nothing()
    {
        byte[]? key = null;
        var made = 0;
        await using var house = await PaymentHouse.OpenAsync(configure: services => services.AddSingleton(new IdentityKey(() => key, () =>
        {
            made++;
            return key = [.. Enumerable.Repeat((byte)made, IdentityKey.Bytes)];
        })));
        var store = house.Get<IdentityKeyStore>();
        Assert.Equal((1, null), (made, await store.TroubleAsync(Stop)));
        var right = key;
        key = null;
        Assert.Contains("missing", await store.TroubleAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("identity-key-missing", await CodeAsync(
            () => house.Get<HandCommands>().EnterAsync(Cast.Administrator, Cast.SecondAdministrator.Name, Number, Stop)));
        key = new byte[IdentityKey.Bytes];
        Assert.Contains("another", await store.TroubleAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("identity-key-missing", await CodeAsync(
            () => house.Get<HandCommands>().EnterAsync(Cast.Administrator, Cast.SecondAdministrator.Name, Number, Stop)));
        key = right;
        Assert.Null(await store.TroubleAsync(Stop));
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_recovery_voids_the_codes_at_once_and_takes_two_administrators()
    {
        await using var house = await PaymentHouse.OpenAsync();
        var (codes, person) = (house.Get<CodeCommands>(), PaymentHouse.Checker);
        var totp = await house.EnrolAsync(person);
        house.Inner.Clock.Advance(TimeSpan.FromSeconds(30));
        await codes.AskRecoveryAsync(Cast.Administrator, person.PersonId, "手机遗失。", Stop);
        Assert.Equal("one-time-code-not-enrolled", await CodeAsync(
            () => codes.TakeAsync(person, totp.ComputeTotp(house.Inner.Clock.GetUtcNow().UtcDateTime), Stop)));
        Assert.Equal("second-administrator", await CodeAsync(
            () => codes.ConfirmRecoveryAsync(Cast.Administrator, person.PersonId, Stop)));
        await codes.ConfirmRecoveryAsync(Cast.SecondAdministrator, person.PersonId, Stop);
        Assert.NotNull(await codes.EnrolmentAsync(person, Stop));
        Assert.Equal("one-time-code-wrong", await CodeAsync(() => codes.EnrolAsync(person, "000000", "000001", Stop)));
        house.Inner.Clock.Advance(CodeDecision.EnrolmentTerm + TimeSpan.FromSeconds(1));
        Assert.Null(await codes.EnrolmentAsync(person, Stop));
    }

    private static async Task<string> CodeAsync(Func<Task> act) =>
        (await Assert.ThrowsAsync<RefusedException>(act)).Refusals[0].Code;
}
