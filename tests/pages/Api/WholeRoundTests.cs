namespace Funding.Pages.Tests.Api;

/// <summary>One round from the launch to the announcement by calls alone, with what is refused on its way.</summary>
public sealed class WholeRoundTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] Criteria = ["integration", "skills", "employment", "service", "governance"];
    private static readonly string[] Desks = ["hangzhou", "ningbo"];

    [Fact]
    public async Task From_the_launch_to_the_announcement()
    {
        var round = await RoundDriver.LaunchAsync(host, 3);
        var admin = await host.AsAsync(Role.Administrator, "admin@office.example");
        await SubmitAndRecommendAsync(round, admin);
        await DecideEligibilityAsync(round);
        await DrawAsync(round, admin);
        await RecuseAsync(round);
        await ReviewAsync(round);
        await DefendAsync(round);
        await ApproveAsync(round);
        await ObjectAsync(round);
        await round.ReachAsync("announced");
        await LookAtAwardsAsync(round);
    }

    private async Task SubmitAndRecommendAsync(RoundDriver round, ApiClient admin)
    {
        for (var number = 1; number <= 3; number++)
        {
            await round.SubmitAsync(number, Desks[number % 2]);
        }

        using var list = new StringContent(Samples.Experts(20), Encoding.UTF8, "text/csv");
        (await admin.SendAsync(HttpMethod.Post, $"rounds/{round.Id}/experts", list)).Ok();
        Assert.Equal(3, (await admin.GetAsync($"rounds/{round.Id}/applications?state=submitted")).Ok().Json["items"]!.AsArray().Count);
        var one = (await admin.GetAsync($"rounds/{round.Id}/applications?q={Samples.Code(2)}")).Ok().Json["items"]!.AsArray();
        Assert.Equal($"{Samples.Code(2)}-1", Assert.Single(one)!["id"]!.GetValue<string>());
        await round.ReachAsync("recommend");
        foreach (var desk in Desks)
        {
            var recommender = await host.AsAsync(Role.Recommender, $"{desk}@desks.example", desk);
            foreach (var waiting in (await recommender.GetAsync($"rounds/{round.Id}/desk")).Ok().Json["items"]!.AsArray())
            {
                (await recommender.PutAsync($"rounds/{round.Id}/recommendations/{waiting!["id"]}", new { })).Ok();
            }
        }

        await round.ReachAsync("check");
    }

    private async Task DecideEligibilityAsync(RoundDriver round)
    {
        var officer = await host.AsAsync(Role.Officer, "officer@office.example");
        for (var number = 1; number <= 3; number++)
        {
            var seen = (await officer.GetAsync(round.Application(number, "/eligibility"))).Ok();
            Assert.Equal(
                seen.Text, (await (await round.ApplicantAsync(number)).GetAsync(round.Application(number, "/eligibility"))).Ok().Text);
            if (number == 3)
            {
                await CorrectAsync(round, officer, number);
            }

            (await officer.PostAsync(round.Application(number, "/eligibility"), new { eligible = true, reason = "材料齐全，符合条件。" })).Ok();
        }
    }

    /// <summary>补正 once: asked for, answered with a document and submitted again; a second one is refused.</summary>
    private static async Task CorrectAsync(RoundDriver round, ApiClient officer, int number)
    {
        var correction = new { what = "请补充章程的签章页。" };
        Assert.Equal(
            "underCorrection", (string?)(await officer.PostAsync(round.Application(number, "/correction"), correction)).Ok().Json["state"]);
        (await round.UploadAsync(number, "other-evidence", Samples.Pdf())).Must(HttpStatusCode.Created);
        Assert.Equal("corrected", (string?)(await round.TrySubmitAsync(number)).Ok().Json["state"]);
        Assert.Equal(HttpStatusCode.Conflict, (await officer.PostAsync(round.Application(number, "/correction"), correction)).Status);
    }

    /// <summary>An expert gives a seat back; it is filled with another one, and the first sees nothing of it any more.</summary>
    private async Task RecuseAsync(RoundDriver round)
    {
        var path = $"rounds/{round.Id}/reviews/{Samples.Code(2)}-1";
        var before = await HoldersAsync(path);
        Assert.Equal(5, before.Count);
        var recusing = await host.AsAsync(Role.Expert, before[0]);
        Assert.Equal(
            "reason-required",
            (await recusing.PostAsync(path + "/recuse", new { reason = "无" })).Must(HttpStatusCode.UnprocessableEntity).Code);
        (await recusing.PostAsync(path + "/recuse", new { reason = "与申报单位有合作项目，申请回避。" })).Must(HttpStatusCode.NoContent);
        Assert.Equal("review-not-found", (await recusing.GetAsync(path)).Must(HttpStatusCode.NotFound).Code);
        for (var look = 0; (await HoldersAsync(path)).Count < 5; look++)
        {
            Assert.True(look < 400, "The seat was not filled.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.DoesNotContain(before[0], await HoldersAsync(path));
    }

    private async Task<List<string>> HoldersAsync(string path)
    {
        var holders = new List<string>();
        foreach (var email in Enumerable.Range(1, 20).Select(n => $"expert{n}@experts.example"))
        {
            if ((await (await host.AsAsync(Role.Expert, email)).GetAsync(path)).Status == HttpStatusCode.OK)
            {
                holders.Add(email);
            }
        }

        return holders;
    }

    private async Task DrawAsync(RoundDriver round, ApiClient admin)
    {
        await round.ReachAsync("draw");
        var day = DateOnly.Parse((string)(await round.ReadAsync())["draw"]!["publicValueDay"]!, CultureInfo.InvariantCulture);
        var first = await host.AsAsync(Role.Committee, "member1@committee.example");
        Assert.Equal(
            "public-value-too-early",
            (await first.PutAsync($"rounds/{round.Id}/public-value", new { value = "3271.50" })).Must(HttpStatusCode.Conflict).Code);
        host.Clock.Advance(new DateTimeOffset(day.AddDays(1), new TimeOnly(1, 0), TimeSpan.FromHours(8)) - host.Clock.GetUtcNow());
        (await first.PutAsync($"rounds/{round.Id}/public-value", new { value = "3,271.50" })).Ok();
        Assert.Equal("3271.5",
            (string?)(await (await host.AsAsync(Role.Committee, "member2@committee.example")).PutAsync($"rounds/{round.Id}/public-value",
            new { value = "3,271.50" })).Ok().Json["agreed"]);
        await round.ReachAsync("review", 0);
        Assert.Equal(15, (int)(await admin.GetAsync($"rounds/{round.Id}/draw")).Ok().Json["seats"]!);
        Assert.NotNull((await host.Anonymous().GetAsync($"rounds/{round.Id}/draw/record")).Ok().Json["record"]!["seed"]);
    }

    private async Task ReviewAsync(RoundDriver round)
    {
        var refusals = 0;
        for (var expert = 1; expert <= 20; expert++)
        {
            var client = await host.AsAsync(Role.Expert, $"expert{expert}@experts.example");
            var desk = (await client.GetAsync($"rounds/{round.Id}/reviews")).Ok().Json["items"]!.AsArray();
            for (var number = 1; number <= 3; number++)
            {
                var path = $"rounds/{round.Id}/reviews/{Samples.Code(number)}-1";
                if (desk.All(l => (string)l!["application"]! != $"{Samples.Code(number)}-1"))
                {
                    Assert.Equal(
                        "review-not-found", (await client.PutAsync(path + "/scores", Scores("8"))).Must(HttpStatusCode.NotFound).Code);
                    Assert.Equal("review-not-found", (await client.GetAsync(path)).Must(HttpStatusCode.NotFound).Code);
                    continue;
                }

                (await client.PostAsync(path + "/accept")).Ok();
                if (refusals++ == 0)
                {
                    await RefuseScoresAsync(client, path);
                }

                (await client.PutAsync(path + "/scores", Scores(number == 1 ? "9.5" : "8"))).Ok();
                (await client.PostAsync(path + "/sign", new { confirmation = $"{Samples.Code(number)}-1"[^4..] })).Ok();
                Assert.Equal("sheet-signed", (await client.PutAsync(path + "/scores", Scores("1"))).Must(HttpStatusCode.Conflict).Code);
            }
        }
    }

    private static async Task RefuseScoresAsync(ApiClient client, string path)
    {
        foreach (var score in new[] { "10.5", "-1", "8.25", "acht" })
        {
            Assert.All(
                (await client.PutAsync(path + "/scores", Scores(score))).Must(HttpStatusCode.UnprocessableEntity).Errors,
                e => Assert.Contains("scores", e, StringComparison.Ordinal));
        }

        (await client.PutAsync(path + "/scores", new { scores = new { integration = "8" } })).Ok();
        Assert.Equal(
            4, (await client.PostAsync(path + "/sign", new { confirmation = "x" })).Must(HttpStatusCode.UnprocessableEntity).Errors.Count);
        Assert.Equal(
            ["json-type $.scores.integration"],
            (await client.PutAsync(path + "/scores", new { scores = new { integration = 8 } })).Must(HttpStatusCode.BadRequest).Errors);
    }

    /// <summary>Planned and held by the officers' commands; the API reads the sessions and takes the panels' notes.</summary>
    private async Task DefendAsync(RoundDriver round)
    {
        await round.ReachAsync("defence", 0);
        var player = new RoundPlayer(host.Services, new VirtualClock(host.Services, host.Clock, host.Clock.SetUtcNow), id: round.Id);
        await player.PlanDefenceAsync();
        await player.Get<DefencePlanCommands>().PublishAsync(Cast.Officer, round.Id);
        await player.SettleAsync();
        var officer = await host.AsAsync(Role.Officer, "officer@office.example");
        var sessions = (await officer.GetAsync($"rounds/{round.Id}/defence")).Ok().Json["items"]!.AsArray();
        Assert.Equal(3, sessions.Count);
        await player.HearDefenceAsync();
        await player.SetUpLinesAsync();
        for (var expert = 1; expert <= 20; expert++)
        {
            var email = $"expert{expert}@experts.example";
            var client = await host.AsAsync(Role.Expert, email);
            foreach (var session in sessions)
            {
                var answer = await client.PutAsync(
                    $"rounds/{round.Id}/defence/{session!["application"]}/note", new { note = $"回答切题，共同治理的分工说得清楚（{expert}）。" });
                if (session["panel"]!.AsArray().Any(member => (string)member! == Person.IdOf(email)))
                {
                    answer.Ok();
                }
                else
                {
                    Assert.Equal("review-not-found", answer.Must(HttpStatusCode.NotFound).Code);
                }
            }
        }

        await player.SettleAsync();
    }

    private async Task ApproveAsync(RoundDriver round)
    {
        await round.ReachAsync("approve");
        var member = await host.AsAsync(Role.Committee, "member1@committee.example");
        var ranking = (await member.GetAsync($"rounds/{round.Id}/ranking")).Ok().Json;
        Assert.Equal(95m, decimal.Parse((string)ranking["items"]![0]!["score"]!, CultureInfo.InvariantCulture));
        var hash = (string)ranking["hash"]!;
        Assert.Equal(
            hash,
            JsonSerializer.Deserialize<RankingFile>(
                (await member.GetAsync($"rounds/{round.Id}/ranking/committee-file")).Ok().Text, FundingJson.Options)!.Hash);
        Assert.Equal(
            "ranking-not-there",
            (await host.Anonymous().GetAsync($"rounds/{round.Id}/ranking/public-file")).Must(HttpStatusCode.NotFound).Code);
        Assert.Equal(
            "confirmation-mismatch",
            (await member.PostAsync($"rounds/{round.Id}/approval/approve", new { confirmation = "zzzz" })).Must(
                HttpStatusCode.UnprocessableEntity).Code);
        (await member.PostAsync($"rounds/{round.Id}/approval/approve", new { confirmation = hash[^4..] })).Ok();
        (await (await host.AsAsync(Role.Committee, "member2@committee.example")).PostAsync(
            $"rounds/{round.Id}/approval/approve", new { confirmation = hash[^4..] })).Ok();
        await round.ReachAsync("notice", 1);
        Assert.Contains(
            hash, (await host.Anonymous().GetAsync($"rounds/{round.Id}/ranking/public-file")).Ok().Text, StringComparison.Ordinal);
    }

    private async Task ObjectAsync(RoundDriver round)
    {
        var last = (string)(await host.Anonymous().GetAsync($"rounds/{round.Id}/notice")).Ok().Json["items"]!
            .AsArray()
            .MaxBy(e => (int)e!["rank"]!)!["application"]!;
        var objector = await host.AsAsync(Role.Applicant, "objector@public.example");
        var body = new { name = "王敏", contact = "13800000000", reasons = "该单位申报材料所列实训设备与现场不符，附照片为证，请核查。" };
        var hidden = (await objector.PostAsync(
            $"rounds/{round.Id}/notice/{last}/objections",
            body with { contact = "1380000\u202E0000", reasons = body.reasons + "\u0007" })).Must(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["text-direction-mark contact", "text-control-character reasons"], hidden.Errors);
        var evidence = Samples.Pdf(3000);
        using (var mismatched = Form(body.name, body.contact, body.reasons, ("photo.png", evidence)))
        {
            Assert.Equal(
                "document-type-mismatch documents",
                (await objector.SendAsync(HttpMethod.Post, $"rounds/{round.Id}/notice/{last}/objections", mismatched)).Clean().Errors[0]);
        }

        using var form = Form(body.name, body.contact, body.reasons, ("现场照片.pdf", evidence));
        var id = (string)(await objector.SendAsync(HttpMethod.Post, $"rounds/{round.Id}/notice/{last}/objections", form)).Must(
            HttpStatusCode.Created).Json["id"]!;
        Assert.Equal(
            "objected-already",
            (await objector.PostAsync($"rounds/{round.Id}/notice/{last}/objections", body)).Must(HttpStatusCode.Conflict).Code);

        var decision = new { upheld = true, reason = "经现场核查，情况属实。" };
        Assert.Equal(
            "separation-of-duties",
            (await (await host.AsAsync(Role.Officer, "officer@office.example")).PostAsync(
                $"rounds/{round.Id}/objections/{id}/decision", decision)).Must(HttpStatusCode.Forbidden).Code);
        var other = await host.AsAsync(Role.Officer, "other@office.example");
        var listed = Assert.Single((await other.GetAsync($"rounds/{round.Id}/objections")).Ok().Json["items"]!.AsArray())!;
        Assert.Equal("现场照片.pdf", (string?)listed["documents"]![0]!["fileName"]);
        var document = $"rounds/{round.Id}/objections/{id}/documents/{listed["documents"]![0]!["id"]}";
        Assert.Equal(evidence, await other.Http.GetByteArrayAsync($"/api/v1/{document}"));
        Assert.Equal(HttpStatusCode.Forbidden, (await objector.GetAsync(document)).Status);
        Assert.True((bool)(await other.PostAsync($"rounds/{round.Id}/objections/{id}/decision", decision)).Ok().Json["upheld"]!);
        Assert.True((bool)Assert.Single((await objector.GetAsync("me/objections")).Ok().Json["items"]!.AsArray())!["upheld"]!);
        Assert.Equal(
            "objection-decided",
            (await other.PostAsync($"rounds/{round.Id}/objections/{id}/decision", decision)).Must(HttpStatusCode.Conflict).Code);
    }

    private static MultipartFormDataContent Form(string name, string contact, string reasons, (string Name, byte[] Content) file) => new()
    {
        { new StringContent(name), "name" },
        { new StringContent(contact), "contact" },
        { new StringContent(reasons), "reasons" },
        { new ByteArrayContent(file.Content), "documents", file.Name },
    };

    private async Task LookAtAwardsAsync(RoundDriver round)
    {
        var awards = (await host.Anonymous().GetAsync($"rounds/{round.Id}/awards")).Ok().Json["items"]!.AsArray();
        Assert.Equal([1, 2], awards.Select(a => (int)a!["number"]!));
        var lines = (await (await host.AsAsync(Role.Administrator, "admin@office.example")).GetAsync($"rounds/{round.Id}/audit"))
            .Ok().Text
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Null(AuditChain.Verify(lines.Select(l => FundingJson.Deserialize<AuditEntry>(l)!)));
        Assert.Contains(lines, l => l.Contains("token:", StringComparison.Ordinal));
        var own = (await (await round.ApplicantAsync(1)).GetAsync("me/data")).Ok().Json;
        Assert.Equal("applicant1@college.example", (string?)own["person"]!["email"]);
        Assert.Single(own["applications"]!.AsArray());
    }

    private static object Scores(string score) =>
        new { scores = Criteria.ToDictionary(c => c, _ => score), comments = new { overall = "合作基础扎实，产权结构清晰。" } };
}
