namespace Funding.Pages.Tests.Fuzz;

/// <summary>
/// Junk to every method of every endpoint, with one thing wrong at a time: whatever is sent, the answer is no fault of ours and shows
/// nothing of our insides. New endpoints join by being mapped.
/// </summary>
public sealed class FuzzTests(FuzzWorld world) : IClassFixture<FuzzWorld>
{
    /// <summary>The same junk every time; another by FUNDING_FUZZ_SEED, to look further.</summary>
    private static readonly int Seed = int.Parse(
        Environment.GetEnvironmentVariable("FUNDING_FUZZ_SEED") ?? "20261128", CultureInfo.InvariantCulture);

    private readonly List<string> wrong = [];
    private int asked, taken, refused;

    [Fact]
    public async Task No_junk_makes_a_fault_or_shows_our_insides_and_the_store_still_works()
    {
        await world.BuildAsync();
        var (calls, known, random) = (await Calls.AllAsync(world), new Known(), new Random(Seed));
        foreach (var (name, value) in new (string, string)[]
        {
            ("programme", world.Round.Programme.Id),
            ("desk", world.Round.Desk),
            ("role", "officer"),
            ("section", FieldsSettings.Of(world.Round.Programme)[0].Id),
            ("slot", DocumentsSettings.Of(world.Round.Programme)[0].Id),
            ("objection", world.Objection)
        })
            known.Add(name, value);
        var attempts = new Attempts(world, known, random);
        var visitors = await world.VisitorsAsync();
        await LookAroundAsync(visitors, calls, known, attempts);
        Assert.True(known.Forms.Count > 30, $"{known.Forms.Count} forms: {string.Join(", ", known.Forms.Keys)}");

        await PagesAsync(visitors, calls, attempts, random);
        await FormsAsync(visitors, known, attempts);
        await CallsAsync(await world.CallersAsync(), calls, attempts, random);

        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} requests, {taken} taken, {refused} refused");
        Assert.True(wrong.Count == 0, $"seed {Seed}, {wrong.Count} of {asked}:\n{string.Join("\n", wrong.Take(60))}");
        Assert.True(asked > 3000 && taken > 300 && refused > 1000, $"{asked} requests, {taken} taken, {refused} refused");
        await StillWorksAsync();
    }

    /// <summary>Every page as every reader, twice: the first time shows the ids for the second.</summary>
    private async Task LookAroundAsync(
        IReadOnlyDictionary<string, Visitor> visitors, IReadOnlyList<Call> calls, Known known, Attempts attempts)
    {
        var pages = calls.Where(c => c is { Method: "GET", Audience: not Audience.Api }).ToList();
        foreach (var call in pages.Concat(pages.Where(c => c.Parameters.Except(["round", "application"]).Any())))
        {
            for (var of = 0; of < (call.Parameters.Count == 0 ? 1 : world.Cases.Count); of++)
            {
                foreach (var (reader, visitor) in visitors.Where(v => MayRead(v.Key, call.Audience)))
                {
                    using var request = new HttpRequestMessage(HttpMethod.Get, attempts.Address(call.Route, of: of));
                    using var response = await visitor.Http.SendAsync(request);
                    if (await JudgeAsync(reader, request, response) is { } page)
                        known.Learn(reader, page, calls);
                }
            }
        }
    }

    private static bool MayRead(string reader, Audience audience) => audience switch
    {
        Audience.Public or Audience.Mailbox => reader is "stranger",
        Audience.Apply => reader is "writer" or "applicant",
        Audience.Office => reader is "administrator" or "officer",
        Audience.Approve => reader is "committee",
        Audience.Recommend => reader is "recommender",
        Audience.Review => reader is "expert",
        _ => false,
    };

    private async Task PagesAsync(
        IReadOnlyDictionary<string, Visitor> visitors, IReadOnlyList<Call> calls, Attempts attempts, Random random)
    {
        foreach (var call in calls.Where(c => c.Audience != Audience.Api))
        {
            foreach (var (reader, visitor) in visitors.Where(v => MayRead(v.Key, call.Audience)))
            {
                foreach (var request in attempts.Of(call, 2))
                    await AskAsync(reader, visitor.Http, request);
            }

            var other = visitors.ElementAt(random.Next(visitors.Count));
            foreach (var request in attempts.Of(call, 1).Take(2))
                await AskAsync(other.Key, other.Value.Http, request);
        }
    }

    private async Task FormsAsync(IReadOnlyDictionary<string, Visitor> visitors, Known known, Attempts attempts)
    {
        foreach (var form in known.Forms.Values.OrderBy(f => f.Action.EndsWith("/signout", StringComparison.Ordinal)))
        {
            foreach (var request in attempts.Of(form, 6))
                await AskAsync(form.Reader, visitors[form.Reader].Http, request);
        }
    }

    private async Task CallsAsync(
        IReadOnlyDictionary<string, HttpClient> callers, IReadOnlyList<Call> calls, Attempts attempts, Random random)
    {
        foreach (var call in calls.Where(c => c.Audience == Audience.Api && c.Method != "HEAD"))
        {
            // Whoever gets furthest: refused by role costs nothing and shows nothing.
            foreach (var (reader, http) in callers)
            {
                using var probe = attempts.Of(call, 1).First();
                if (await AskAsync(reader, http, probe) is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                    continue;
                foreach (var request in attempts.Of(call, 1))
                    await AskAsync(reader, http, request);
            }
        }

        foreach (var call in calls.Where(c => c.Method == "HEAD" && c.Audience == Audience.Api))
        {
            var (reader, http) = callers.ElementAt(random.Next(callers.Count));
            await AskAsync(reader, http, attempts.Of(call, 1).First());
        }
    }

    private async Task<HttpStatusCode?> AskAsync(string reader, HttpClient http, HttpRequestMessage request)
    {
        using (request)
        {
            request.RequestUri = new Uri(
                world.Address.GetLeftPart(UriPartial.Authority) + request.RequestUri!.OriginalString,
                new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
            try
            {
                using var response = await http.SendAsync(request);
                await JudgeAsync(reader, request, response);
                return response.StatusCode;
            }
            catch (HttpRequestException unsendable) when (unsendable.InnerException is not IOException)
            {
                // The client itself refuses to send some of it.
                return null;
            }
        }
    }

    /// <returns>The page; null when it was refused.</returns>
    private async Task<Answer?> JudgeAsync(string reader, HttpRequestMessage request, HttpResponseMessage response)
    {
        asked++;
        var address = request.RequestUri!.OriginalString;
        var who =
            $"{(int)response.StatusCode} {reader} {request.Method} {address[..Math.Min(address.Length, 300)]} "
            + $"{request.Content?.Headers.NonValidated.FirstOrDefault(h => h.Key == "Content-Type").Value} "
            + $"{string.Join(' ', request.Headers.NonValidated.Select(h => $"{h.Key}={h.Value}"))}";
        if ((int)response.StatusCode < 400)
        {
            taken++;
            return response.Content.Headers.ContentType?.MediaType == "text/html" ? await Answer.OfAsync(response) : null;
        }

        refused++;
        var text = await response.Content.ReadAsStringAsync();
        if ((int)response.StatusCode >= 500)
            wrong.Add($"{who} {(request.Content is null
                ? ""
                : Encoding.UTF8.GetString(await request.Content.ReadAsByteArrayAsync()) is var body
                ? body[..Math.Min(body.Length, 400)]
                : "")}");
        else if (text.Contains("   at ", StringComparison.Ordinal)
            || text.Contains("Exception", StringComparison.Ordinal)
            || text.Contains("System.", StringComparison.Ordinal)
            || text.Contains("Funding.", StringComparison.Ordinal))
            wrong.Add($"{who} shows {text[..Math.Min(text.Length, 600)]}");
        return null;
    }

    /// <summary>What is written is read back, both chains hold, and the installation calls itself ready.</summary>
    private async Task StillWorksAsync()
    {
        await world.Round.SettleAsync();
        await world.DraftAsync(world.Cases[0].Round, "12330000000000088");
        using var http = new HttpClient { BaseAddress = world.Address };
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
        await world.Services.GetRequiredService<PeopleStore>().GrantAsync("last@funding.example", new RoleGrant(Role.Officer), "郑审查");
        foreach (var chain in (string[])[AuditHeads.System, .. world.Cases.Select(c => c.Round).Distinct()])
        {
            using var file = new MemoryStream();
            await world.Services.GetRequiredService<AuditExport>().WriteAsync(
                Cast.Administrator, chain, file, () => { }, CancellationToken.None);
            var entries = Encoding.UTF8.GetString(file.ToArray())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => FundingJson.Deserialize<AuditEntry>(line)!)
                .ToList();
            Assert.Null(AuditChain.Verify(entries));
            Assert.True(entries.Count > 3, $"{chain}: {entries.Count} entries");
        }
    }
}
