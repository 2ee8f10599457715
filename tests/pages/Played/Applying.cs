namespace Funding.Pages.Tests.Played;

/// <summary>An applicant's way from the new application to its submission, page by page, and that of the parties whom it asks.</summary>
internal sealed class Applying(Player play, Participants people)
{
    private const string Part = "form:has(button[name=go])";
    private const string Submission = "form:has([name=declared])";

    public async Task SubmitAsync(int number)
    {
        var applicant = people.Of(Cast.Applicant(number));
        await play.WinAsync(number, IdentityOf(number));
        var address = await BeginAsync(applicant, number);
        await ConfirmClaimAsync(number);
        await FillInAsync(applicant, address, number);
        await AttachAsync(applicant, address);
        await ConsentAsync(applicant, address, number);
        await applicant.OpenAsync($"{address}/submit");
        if (!applicant.Has(Submission))
            throw new PageException($"{address} is not complete: {string.Join("; ", MissingOf(applicant.Page).Select(m => m.Says))}");
        await applicant.SendAsync(Submission);
        await play.SettleAsync();
    }

    public async Task WithdrawAsync(int number)
    {
        var applicant = people.Of(Cast.Applicant(number));
        await applicant.OpenAsync(ApplyLinks.Of(ApplyLinks.WithdrawRoute, play.Id, Cast.ApplicationId(number)));
        await applicant.SendAsync("form[method=post]");
        await play.SettleAsync();
        Assert.Equal(ApplicationState.Withdrawn, (await play.ApplicationAsync(Cast.ApplicationId(number))).State);
    }

    /// <summary>The first one leaves an answer out first: field and rule are named, and what was typed stays.</summary>
    /// <returns>The address of the draft.</returns>
    private async Task<string> BeginAsync(Participant applicant, int number)
    {
        const string form = "form:has([name=creditCode])";
        (string, string)[] typed =
        [
            ("creditCode", Cast.CodeOf(number)),
            ("organisationName", Cast.OrganisationOf(number)),
            ("applicantKind", play.ApplicantKind ?? SampleApplication.KindOf(play.Programme)),
            ("desk", play.DeskOfNumber(number)),
        ];
        await applicant.OpenAsync(Url.Fill(ApplyLinks.NewRoute, play.Id));
        if (number == 1)
        {
            var refused = await applicant.RefusedAsync(
                form, [.. typed.Where(t => t.Item1 != "organisationName"), ("organisationName", "")]);
            Assert.NotNull(refused.Page.QuerySelector(".errors a[href='#organisationName']"));
            Assert.NotEqual("", refused.Page.GetElementById("organisationName-error")!.TextContent.Trim());
            Assert.Equal(Cast.CodeOf(number), refused.Page.GetElementById("creditCode")!.GetAttribute("value"));
        }

        var begun = await applicant.SendAsync(form, typed);
        await play.SettleAsync();
        return begun.Path.Split('?')[0];
    }

    /// <summary>Where nobody vouches for an applicant, the office confirms whom it stands for.</summary>
    private async Task ConfirmClaimAsync(int number)
    {
        if (play.Get<StageOffers>().Giver<IVouches>(await play.RoundAsync()) is not null)
            return;
        const string confirm = "form:has([name=verdict][value=Confirm])";
        var administrator = people.Of(Cast.Administrator);
        await administrator.OpenAsync(OrganisationLinks.Of(false, Cast.CodeOf(number)));
        if (administrator.Has(confirm))
            await administrator.SendAsync(confirm);
        await play.SettleAsync();
    }

    /// <summary>Every page of the form; what an answer asks for in turn is found by what is missing.</summary>
    private async Task FillInAsync(Participant applicant, string address, int number)
    {
        var typed = TypedAnswers.Of(play.Programme, play.AnswersOf(number));
        var overview = await applicant.OpenAsync(address);
        var pages = overview.Page.QuerySelectorAll("main ol.tasks a").Select(a => a.GetAttribute("href")!)
            .Where(p => !p.EndsWith("/consents", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(pages);
        foreach (var page in pages)
            await FillInAsync(applicant, page, number, typed);
        var left = MissingOf(await applicant.OpenAsync($"{address}/submit")).Select(m => m.Page).Distinct()
            .Where(pages.Contains).ToList();
        foreach (var page in left)
            await FillInAsync(applicant, page, number, typed);
    }

    private async Task FillInAsync(Participant applicant, string page, int number, IReadOnlyList<(string Field, string Value)> typed)
    {
        await applicant.OpenAsync(page);
        const string identity = "form[action$='/identity']";
        if (applicant.Has(identity))
        {
            var field = applicant.NamesOf(identity).Single(n => n.EndsWith(".identity", StringComparison.Ordinal));
            await applicant.SendAsync(identity, (field, IdentityOf(number)));
            await applicant.OpenAsync(page);
        }

        const string bid = "form:has([name$='.price'])";
        if (applicant.Has(bid) && play.BidOf(number) is { } offer)
        {
            await applicant.SendAsync(bid, [.. applicant.NamesOf(bid).Where(n => n.Contains('.', StringComparison.Ordinal))
                .Select(n => (n, (n.Split('.')[^1] switch { "lot" => offer.Lot, "places" => offer.Places, _ => offer.Price })!))]);
            return;
        }

        foreach (var (part, csv) in play.ListsOf(number))
        {
            if (page == InternsLinks.Page(play.Id, Cast.ApplicationId(number), part.Id))
                await applicant.UploadAsync("form:has([type=file])", "学生名册.csv", csv, ("go", "stay"));
        }

        while (applicant.Has(Part) && Asked(applicant, typed) is var asked)
        {
            var names = applicant.NamesOf(Part);
            if (RowIsMissing(names, typed))
            {
                await applicant.SendAsync(Part, [.. asked, ("go", "add")]);
                continue;
            }

            await applicant.SendAsync(Part, [.. asked, ("go", "stay")]);
            if (applicant.NamesOf(Part).SetEquals(names))
                return;
        }
    }

    private static List<(string, string)> Asked(Participant applicant, IReadOnlyList<(string Field, string Value)> typed)
    {
        var names = applicant.NamesOf(Part);
        return [.. typed.Where(t => names.Contains(t.Field))];
    }

    /// <summary>Whether the page asks for rows of which more are typed than it has.</summary>
    private static bool RowIsMissing(IReadOnlySet<string> names, IReadOnlyList<(string Field, string Value)> typed) => typed.Any(t =>
        t.Field.Split('[') is [var part, var cell] && names.Contains($"{part}[0].{cell.Split('.')[1]}") && !names.Contains(t.Field)
            && !names.Any(n => n.StartsWith($"{part}[{cell.Split(']')[0]}]", StringComparison.Ordinal)));

    /// <summary>A file into every slot that has none.</summary>
    private static async Task AttachAsync(Participant applicant, string address)
    {
        var overview = await applicant.OpenAsync(address);
        if (overview.Page.QuerySelector($"main a[href='{address}/documents']") is null)
            return;
        var page = await applicant.OpenAsync($"{address}/documents");
        var slots = page.Page.QuerySelectorAll("main section:not(:has(ul.files)) form.upload")
            .Select(f => f.GetAttribute("action")!).ToList();
        foreach (var slot in slots)
        {
            var (name, content) = FileFor(page.Page.QuerySelector($"form[action='{slot}'] input[type=file]")!.GetAttribute("accept") ?? "");
            await applicant.OpenAsync($"{address}/documents");
            await applicant.UploadAsync($"form[action='{slot}']", name, content);
        }
    }

    private static (string Name, byte[] Content) FileFor(string accept) =>
        accept.Contains(".pdf", StringComparison.Ordinal) ? ("材料.pdf", SampleApplication.PdfWith("")) : ("照片.jpg", Visiting.Taken);

    /// <summary>The applicant asks every party, and each consents by its own mailed link.</summary>
    private async Task ConsentAsync(Participant applicant, string address, int number)
    {
        const string all = "form:has([name=all])";
        var overview = await applicant.OpenAsync(address);
        if (overview.Page.QuerySelector($"main a[href='{address}/consents']") is null)
            return;
        var page = await applicant.OpenAsync($"{address}/consents");
        var mailboxes = page.Page.QuerySelectorAll("main tbody tr").Select(r => r.QuerySelector("td")!.TextContent.Trim()).ToList();
        if (applicant.Has(all))
            await applicant.SendAsync(all);
        else
            await applicant.SendAsync("form:has([name=party])");
        await play.SettleAsync();
        foreach (var mailbox in mailboxes)
        {
            using var party = people.Fresh(mailbox);
            await party.ComeInAsync(LinkPurpose.Consent, unopened: true);
            const string give = "form[action$='/give']";
            if (party.Page.Page.GetElementById("confirmation-hint") is null)
                await party.SendAsync(give, ("confirmation", TypedConfirmation.Expected(IdentityOf(number))));
            else
                await party.SendAsync(give);
        }

        await play.SettleAsync();
    }

    private string IdentityOf(int number) => IdentityNumbers.BornOn(new(play.BornIn, 5, 12), play.PersonOf(number));

    private static IReadOnlyList<(string Page, string Says)> MissingOf(Answer page) =>
    [
        .. page.Page.QuerySelectorAll("main ol.missing a")
            .Select(a => (a.GetAttribute("href")!.Split('#', '?')[0], a.TextContent.Trim())),
    ];
}
