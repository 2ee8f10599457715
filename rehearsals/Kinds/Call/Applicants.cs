namespace Funding.Rehearsals.Kinds.Call;

/// <summary>Applicants, each with one application by a number.</summary>
public static class Applicants
{
    public static async Task ApplyAsync(this Player play)
    {
        var late = play.Numbers.ToLookup(n => play.Late(Cast.Applicant(n).PersonId));
        await play.EachAsync(late[false], play.SubmitAsync);
        await play.EachAsync(late[true], play.DraftAsync);
        if (late[true].Any())
        {
            await play.ToLastDayAsync();
            await play.EachAsync(late[true], play.HandInAsync);
        }

        await play.SettleAsync();
    }

    public static async Task SubmitAsync(this Player play, int number)
    {
        await play.DraftAsync(number);
        await play.HandInAsync(number);
    }

    private static Task HandInAsync(this Player play, int number) =>
        play.Get<SubmissionCommands>().SubmitAsync(Cast.Applicant(number), play.Id, Cast.ApplicationId(number));

    /// <summary>Everything but the submission.</summary>
    public static async Task DraftAsync(this Player play, int number)
    {
        var actor = Cast.Applicant(number);
        await play.Get<PeopleStore>().GetOrCreateAsync(actor.Name);
        var application = await play.Get<ApplicationCommands>().CreateAsync(actor, play.Id, new NewApplication(
            Cast.CodeOf(number), play.NameOf(number), play.ApplicantKind ?? SampleApplication.KindOf(play.Programme),
            play.DeskOfNumber(number)));
        if (play.Get<StageOffers>().Giver<IVouches>(await play.RoundAsync()) is null && application.ClaimedBy is { } claimant)
        {
            await play.Get<ClaimVerdictCommands>().DecideAsync(
                Cast.Administrator, application.CreditCode, claimant, ClaimVerdict.Confirm);
        }

        await play.FillAsync(actor, application.Id, number);
    }

    /// <summary>Answers, documents and the consents of its parties.</summary>
    public static async Task FillAsync(this Player play, Actor actor, string applicationId, int number)
    {
        await play.Get<ApplicationCommands>().SaveAnswersAsync(actor, play.Id, applicationId, play.AnswersOf(number));
        await play.IdentifyAsync(actor, applicationId, number);
        await play.BidAsync(actor, applicationId, number);
        await play.ListInternsAsync(actor, applicationId, number);
        foreach (var slot in DocumentsSettings.Of(play.Programme).Where(d => d.Required)
            .Concat(PartySlots.Of(play.Programme, play.AnswersOf(number))))
        {
            await play.AttachAsync(actor, applicationId, slot);
        }

        await play.Get<IServiceProvider>().ConsentAsync(play.Id, applicationId);
    }

    /// <summary>A file into a slot.</summary>
    public static async Task AttachAsync(this Player play, Actor actor, string applicationId, DocumentSlot slot)
    {
        var (name, content) = play.Attached(slot);
        using var file = new MemoryStream(content);
        var stored = await play.Get<DocumentWriter>().UploadWholeAsync(
            $"documents/{play.Id}/{applicationId}", slot.Rules(), name, "application/pdf", file);
        await play.Get<AttachmentCommands>().AttachAsync(actor, play.Id, applicationId, stored, play.Time.Now);
    }

    /// <summary>What an application answers, by its number.</summary>
    public static Answers AnswersOf(this Player play, int number)
    {
        var sample = SampleApplication.Answers(play.Programme);
        var fields = FieldsSettings.Find(play.Programme, FieldMeaning.Title) is { } title
            ? new Dictionary<string, string>(sample.Fields) { [title.Id] = play.TitleOf(number) }
            : sample.Fields;
        return play.Finished(number, play.Answered(play.Programme.Parts.Where(p => p.Kind == PersonSettings.Kind).Aggregate(
            (sample with { Fields = fields }).WithOwners([.. SampleApplication.Owners(play.Programme).Select(o => o.Kind == "school"
                ? o with { CreditCode = Cast.CodeOf(number), Name = play.NameOf(number) }
                : o with { Mailbox = $"partner{number}@enterprise.example" })]),
            (answers, p) => answers.With(p.Id, [WithMailbox(answers.RowsOf(p.Id)[0], $"{p.Id}{number}@workshop.example")])))
            .WithInterns(play.Programme));
    }

    private static AnswerRow WithMailbox(AnswerRow row, string mailbox) => !row.Cells.ContainsKey("mailbox") ? row : row with
    {
        Cells = new Dictionary<string, string>(row.Cells) { ["mailbox"] = mailbox },
    };
}
