using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Funding.Pages.Tests.Apply;

/// <summary>A launched round on the host, and applicants who act through its pages.</summary>
public sealed class ApplyWorld : PortalHost
{
    private static readonly Actor Administrator = new("launcher", "launcher", new HashSet<Role> { Role.Administrator }, null, "test");
    private int batches;
    private int organisations;

    public static Programme Programme => ShippedCatalogue.Colleges;

    /// <summary>A fresh round whose call opens today.</summary>
    public async Task<Round> LaunchAsync()
    {
        var people = Services.GetRequiredService<PeopleStore>();
        foreach (var email in new[] { "member1@funding.example", "member2@funding.example", "member3@funding.example" })
            await people.GrantAsync(email, new RoleGrant(Role.Committee), "评委");
        return await Services.GetRequiredService<LaunchCommands>().LaunchAsync(Administrator, new LaunchRequest
        {
            ProgrammeId = Programme.Id,
            Year = Clock.GetUtcNow().Year,
            Batch = Interlocked.Increment(ref batches),
            NoticeNumber = string.Create(CultureInfo.InvariantCulture, $"教职成〔2026〕{batches}号"),
        });
    }

    public string FreshCode() =>
        CreditCode.Complete($"1233000047{Interlocked.Increment(ref organisations):D7}").Value;

    /// <summary>Moves the clock to one second after the last second of a day in Shanghai, or so many seconds from there.</summary>
    public void MoveToCloseOf(DateOnly day, int seconds = 0)
    {
        var to = ShanghaiTime.CloseOf(day).AddSeconds(seconds);
        if (to > Clock.GetUtcNow())
            Clock.SetUtcNow(to);
    }

    /// <summary>Signs in and creates an application by the page.</summary>
    /// <returns>Its address.</returns>
    public async Task<string> ApplyAsync(Visitor visitor, Round round, string email, string code)
    {
        if (visitor.Cookies["funding"] is null)
            await visitor.SignInAsync(email);
        var page = await visitor.GetAsync($"/apply/{round.Id}/new");
        var created = await visitor.SubmitAsync(page, new Dictionary<string, string>
        {
            ["creditCode"] = code,
            ["organisationName"] = "之江职业技术学院",
            ["applicantKind"] = Programme.Subject.Kinds[1].Id,
            ["desk"] = "hangzhou",
        });
        return created.Location ?? throw new InvalidOperationException(created.Main);
    }

    /// <summary>Fills in every page of the form, uploads every required document, and has every party consent.</summary>
    public static async Task FillAsync(Visitor visitor, string address, string code)
    {
        var answers = SampleApplication.Answers(Programme).Fields;
        foreach (var section in FieldsSettings.Of(Programme))
        {
            var page = await visitor.GetAsync($"{address}/form/{section.Id}");
            var saved = await visitor.SubmitAsync(page, section.Fields.ToDictionary(f => f.Id, f => answers[f.Id]));
            Assert.Equal(HttpStatusCode.SeeOther, saved.Status);
        }

        await SaveOwnersAsync(visitor, address, code, "51", "49");
        foreach (var slot in DocumentsSettings.Of(Programme).Where(d => d.Required))
            Assert.Equal(HttpStatusCode.SeeOther, (await UploadAsync(visitor, address, slot.Id, $"{slot.Id}.pdf", Pdf())).Status);
        await ConsentAsync(visitor, address);
    }

    /// <summary>Every party consents to what the application says now.</summary>
    public static Task ConsentAsync(Visitor visitor, string address) =>
        visitor.Services.ConsentAsync(address.Split('/')[2], address.Split('/')[3]);

    public static async Task<Answer> SaveOwnersAsync(Visitor visitor, string address, string code, params string[] shares)
    {
        var page = await visitor.GetAsync($"{address}/owners");
        var fields = Hidden(page).Append(new("go", "stay"));
        foreach (var (share, i) in shares.Select((s, i) => (s, i)))
        {
            var owner = i == 0 ? SampleApplication.School with { CreditCode = code } : SampleApplication.Enterprise;
            fields = [.. fields, new($"owners[{i}].name", owner.Name), new($"owners[{i}].creditCode", owner.CreditCode), new(
                $"owners[{i}].kind", owner.Kind),
                .. owner.Contributions.Select(c => KeyValuePair.Create($"owners[{i}].contributions", c)),
                new($"owners[{i}].sharePercent", share), new($"owners[{i}].stateOwned", owner.StateOwned),
                new($"owners[{i}].filingNumber", owner.FilingNumber), new($"owners[{i}].mailbox", owner.Mailbox)];
        }

        return await Answer.OfAsync(await visitor.Http.PostAsync($"{address}/owners", new FormUrlEncodedContent(fields)));
    }

    public static async Task<Answer> UploadAsync(Visitor visitor, string address, string slot, string name, byte[] content)
    {
        var page = await visitor.GetAsync($"{address}/documents");
        using var body = new MultipartFormDataContent { { new ByteArrayContent(content), $"documents.{slot}", name } };
        foreach (var (field, value) in Hidden(page))
            body.Add(new StringContent(value), field);
        return await Answer.OfAsync(await visitor.Http.PostAsync($"{address}/documents/slots/{slot}", body));
    }

    public static IEnumerable<KeyValuePair<string, string>> Hidden(Answer page) =>
        page.Page.QuerySelector("main form")!
            .QuerySelectorAll("input[type=hidden]")
            .Cast<IHtmlInputElement>()
            .Select(i => KeyValuePair.Create(i.Name!, i.Value));

    /// <summary>A real small document, of one empty page.</summary>
    public static byte[] Pdf(int padding = 0)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var part in new[]
        {
            "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
        })
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj{part}endobj\n");
        }

        pdf.Append('%').Append('x', padding).Append('\n');
        var start = pdf.Length;
        pdf.Append("xref\n0 4\n0000000000 65535 f \n");
        offsets.ForEach(o => pdf.Append(CultureInfo.InvariantCulture, $"{o:D10} 00000 n \n"));
        return Encoding.ASCII.GetBytes(pdf.Append(
            CultureInfo.InvariantCulture, $"trailer<</Size 4/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").ToString());
    }
}
