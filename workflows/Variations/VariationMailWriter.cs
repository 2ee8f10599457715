namespace Funding.Workflows.Variations;

/// <summary>Puts the mails about a variation into the commit that they follow from, and writes down whom they remind.</summary>
public sealed class VariationMailWriter(PeopleStore people, ReminderStore reminders)
{
    private const int StaffAtMost = 30;

    /// <summary>The key under which reminders of a phase are written down.</summary>
    public static string KeyOf(Variation variation, VariationPhase phase) =>
        string.Create(CultureInfo.InvariantCulture, $"variation:{variation.Number}:{phase}");

    public async Task AskDeskAsync(Commit commit, AwardRead award, Variation variation, DateOnly by, CancellationToken cancellation)
    {
        var letter = VariationMails.Letter(award, variation, VariationMails.VariationToDesk, WaitedParty.Desk, by);
        reminders.Note(commit, award.Home.Reminders, KeyOf(variation, VariationPhase.Opinion), letter);
        await ToAsync(commit, award, letter, Role.Recommender, award.Home.Desk, [], Cause(variation), cancellation);
    }

    /// <param name="from">From when on they may decide though the desk has not spoken.</param>
    /// <param name="cause">Tells it from the first one.</param>
    public async Task AskOfficersAsync(
        Commit commit, AwardRead award, Variation variation, DateOnly from, string cause, CancellationToken cancellation)
    {
        var letter = VariationMails.Letter(award, variation, VariationMails.VariationAsked, WaitedParty.Officer, from);
        reminders.Note(commit, award.Home.Reminders, KeyOf(variation, VariationPhase.Verdict), letter);
        await ToAsync(commit, award, letter, Role.Officer, null, [], Cause(variation) + cause, cancellation);
    }

    public async Task AskSecondAsync(Commit commit, AwardRead award, Variation variation, CancellationToken cancellation)
    {
        var verdict = variation.Verdict!;
        var letter = ToConfirm(award, variation);
        reminders.Note(commit, award.Home.Reminders, KeyOf(variation, VariationPhase.Confirmation), letter);
        await ToAsync(
            commit, award, letter, Role.Officer, null, [verdict.By],
            $"{Cause(variation)}:{verdict.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}", cancellation);
    }

    internal static Reminder ToConfirm(AwardRead award, Variation variation) => VariationMails.Letter(
        award, variation, VariationMails.VariationToConfirm, WaitedParty.Officer, ShanghaiTime.DayOf(variation.Verdict!.At),
        ("Text", Said(variation)));

    /// <summary>To whoever answers for the member, with its link.</summary>
    /// <param name="day">The last day on which it is heard; of one that is to join or to lead the day of the asking.</param>
    public void AskMember(Commit commit, AwardRead award, Variation variation, DateOnly day)
    {
        var letter = VariationMails.ToMember(award, variation, day);
        reminders.Note(commit, award.Home.Reminders, KeyOf(variation, VariationPhase.Member), letter);
        commit.Mail(award.Home.Reminders, letter, variation.AskedOf!, Cause(variation));
    }

    /// <summary>To the holder: a member asks to leave.</summary>
    public void TellMemberLeaves(Commit commit, AwardRead award, Variation variation) =>
        ToHolder(commit, award, variation, VariationMails.MemberLeaves, variation.At, []);

    /// <summary>To the holder: what the member said, or that it stays after all.</summary>
    public void TellMemberSpoke(Commit commit, AwardRead award, Variation variation) => ToHolder(
        commit, award, variation, VariationMails.MemberSpoke, variation.EndedAt ?? variation.Word!.At,
        [
            .. RoundMail.Both("Result", VariationMails.Texts.Of(
                variation.End == VariationPhase.TakenBack ? "word.Stays" : variation.Word!.Agrees ? "word.Agrees" : "word.Disagrees")),
            ("Text", variation.Word!.Text is { Length: > 0 } text ? text : "—"),
        ]);

    /// <summary>To whoever answers for the member that it was about: what came of it.</summary>
    public void TellMember(Commit commit, AwardRead award, Variation variation)
    {
        if (variation is not { AskedOf: { } person, EndedAt: { } at }) return;
        commit.Mail(
            award.Home.Reminders,
            VariationMails.ToMember(award, variation, VariationMails.MemberDecided, ShanghaiTime.DayOf(at), [
                .. RoundMail.Both("Result", VariationMails.Texts.Of($"result.{variation.End}")),
                ("Text", variation.Verdict is null ? "—" : Said(variation)),
            ]),
            person, Cause(variation));
    }

    /// <summary>To the people of the new lead: the award is its own by now.</summary>
    /// <param name="passed">The award as it is then.</param>
    public void TellLead(Commit commit, AwardRead award, AwardHome passed, Variation variation)
    {
        var letter = VariationMails.Letter(
            award with { Award = award.Award with { Value = passed } }, variation, VariationMails.LeadTaken, WaitedParty.Holder,
            ShanghaiTime.DayOf(variation.EndedAt!.Value)) with
        {
            Page = AwardLinks.Own(passed.Id),
        };
        foreach (var editor in passed.Editors) commit.Mail(passed.Reminders, letter, editor, Cause(variation));
    }

    private static void ToHolder(
        Commit commit, AwardRead award, Variation variation, MailTemplate template, DateTimeOffset at,
        IReadOnlyList<(string, string)> more)
    {
        var letter = VariationMails.Letter(award, variation, template, WaitedParty.Holder, ShanghaiTime.DayOf(at), more);
        foreach (var editor in award.Home.Editors)
            commit.Mail(award.Home.Reminders, letter, editor, $"{Cause(variation)}:{variation.PhaseOn(ShanghaiTime.DayOf(at))}");
    }

    /// <summary>To who judged.</summary>
    public void TellReturned(Commit commit, AwardRead award, Variation variation)
    {
        var verdict = variation.Verdict!;
        commit.Mail(
            award.Home.Reminders,
            VariationMails.Letter(
                award, variation, VariationMails.VariationReturned, WaitedParty.Officer, ShanghaiTime.DayOf(verdict.At),
                ("Text", variation.ReturnedFor!)),
            verdict.By,
            $"{Cause(variation)}:{verdict.At.UtcTicks.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>To the holder, and to its desk.</summary>
    public async Task TellDecidedAsync(Commit commit, AwardRead award, Variation variation, CancellationToken cancellation)
    {
        var (day, granted) = (ShanghaiTime.DayOf(variation.EndedAt!.Value), variation.End == VariationPhase.Granted);
        var template = granted ? VariationMails.VariationGranted : VariationMails.VariationRefused;
        var letter = VariationMails.Letter(
            award, variation, template, WaitedParty.Holder, day, ("Text", Said(variation)));
        // Who led until now does not open the award any more.
        if (granted && variation.Wish.Lead is not null)
            letter = letter with { Page = PublicLinks.Certificate(award.Home.VerificationCode) };
        foreach (var editor in award.Home.Editors) commit.Mail(award.Home.Reminders, letter, editor, Cause(variation));
        if (award.Home.Desk is not { } desk) return;
        await ToAsync(
            commit, award,
            VariationMails.Letter(
                award, variation, VariationMails.VariationDecided, WaitedParty.Desk, day,
                [.. RoundMail.Both("Result", VariationMails.Texts.Of(granted ? "result.Granted" : "result.Refused"))]),
            Role.Recommender, desk, [], Cause(variation), cancellation);
    }

    private static string Said(Variation variation) => variation.Verdict!.Text is { Length: > 0 } text ? text : "—";

    private static string Cause(Variation variation) =>
        string.Create(CultureInfo.InvariantCulture, $"variation:{variation.Number}");

    private async Task ToAsync(
        Commit commit, AwardRead award, Reminder letter, Role role, string? desk, IReadOnlyList<string> except, string cause,
        CancellationToken cancellation)
    {
        var persons = role == Role.Officer
            ? await people.HandlingAsync(role, award.Home.Id, cancellation) : await people.InRoleAsync(role, desk, cancellation);
        foreach (var person in persons.Select(p => p.Id).Except(award.Home.Editors).Except(except).Take(StaffAtMost))
            commit.Mail(award.Home.Reminders, letter, person, cause);
    }
}
