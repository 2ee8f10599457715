namespace Funding.Pages.Tests.Api;

public sealed class ApplicationInputTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static int batches = 20;

    private Task<RoundDriver> RoundAsync() => RoundDriver.LaunchAsync(host, Interlocked.Increment(ref batches));

    [Theory]
    [InlineData("students", "很多", "students")]
    [InlineData("founded-on", "2023-02-30", "founded-on")]
    [InlineData("industry-chain", "nothing", "industry-chain")]
    [InlineData("contact-email", "no address", "contact-email")]
    [InlineData("joint-training-share", "100.01", "joint-training-share")]
    [InlineData("college-name", "短", "college-name")]
    public async Task An_answer_of_a_wrong_type_or_beyond_its_limits_is_refused_at_the_submission(string field, string text, string named)
    {
        var round = await RoundAsync();
        var applicant = await round.ApplicantAsync(1);
        await round.FillAsync(1);
        var answers = await round.AnswersAsync(1);
        ((Dictionary<string, string>)answers["fields"]!)[field] = text;
        (await applicant.PutAsync(round.Application(1, "/answers"), answers)).Ok();
        var refused = (await round.TrySubmitAsync(1)).Must(HttpStatusCode.UnprocessableEntity);

        // The scan of the form is of other answers by now, and that is said too.
        Assert.Equal([named, "documents.stamped-form"], refused.Errors.Select(e => e.Split(' ')[1]));
        Assert.Equal(text, (string?)(await applicant.GetAsync(round.Application(1, "/answers"))).Ok().Json["fields"]![field]);
        Assert.Equal("draft", (string?)(await applicant.GetAsync(round.Application(1))).Ok().Json["state"]);
    }

    [Theory]
    [InlineData("overview", "a\u0007b")]
    [InlineData("overview", "a\u202Eb")]
    [InlineData("overview", "a\u2066b")]
    [InlineData("college-name", "a\nb")]
    [InlineData("no-such-field", "x")]
    public async Task Control_characters_and_direction_marks_are_never_stored(string field, string text)
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var applicant = await round.ApplicantAsync(1);
        var refused = (await applicant.PutAsync(
            round.Application(1, "/answers"),
            new { fields = new Dictionary<string, string> { [field] = text } })).Must(HttpStatusCode.UnprocessableEntity);

        Assert.Contains(field, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty((await applicant.GetAsync(round.Application(1, "/answers"))).Ok().Json["fields"]!.AsObject());
    }

    [Fact]
    public async Task Over_the_storage_limit_is_refused_and_a_number_in_place_of_text_names_its_path()
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var applicant = await round.ApplicantAsync(1);

        Assert.EndsWith(
            " overview",
            Assert.Single((await applicant.PutAsync(
                round.Application(1, "/answers"),
                new { fields = new { overview = new string('长', 20_001) } })).Must(HttpStatusCode.UnprocessableEntity).Errors),
            StringComparison.Ordinal);
        Assert.Equal(
            ["json-type $.fields.overview"],
            (await applicant.PutAsync(round.Application(1, "/answers"), new { fields = new { overview = 5 } })).Must(
                HttpStatusCode.BadRequest).Errors);
        Assert.Equal(
            ["json-null rows.owners[0]"],
            (await applicant.PutAsync(round.Application(1, "/answers"), new { rows = new { owners = new object?[] { null } } })).Must(
                HttpStatusCode.UnprocessableEntity).Errors);
    }

    [Fact]
    public async Task Markup_is_text_and_comes_back_as_it_was_typed()
    {
        const string Markup = "<script>alert(1)</script>&amp;<b>甲</b>";
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var applicant = await round.ApplicantAsync(1);
        (await applicant.PutAsync(round.Application(1, "/answers"), new { fields = new { overview = Markup } })).Ok();
        var back = (await applicant.GetAsync(round.Application(1, "/answers"))).Ok();

        Assert.Equal(Markup, (string?)back.Json["fields"]!["overview"]);
        Assert.StartsWith("application/json", back.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("nosniff", back.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task A_credit_code_with_a_wrong_check_character_is_refused()
    {
        var round = await RoundAsync();
        var code = Samples.Code(1);
        var wrong = code[..^1] + (code[^1] == '0' ? '1' : '0');
        var refused = await (await round.ApplicantAsync(1)).PostAsync(
            $"rounds/{round.Id}/applications",
            new { creditCode = wrong, organisationName = "某学院", applicantKind = "higher-vocational-college", desk = "hangzhou" });

        Assert.EndsWith(" creditCode", Assert.Single(refused.Must(HttpStatusCode.UnprocessableEntity).Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("某学院\u202E", "text-direction-mark organisationName")]
    [InlineData("某\u0000学院", "text-control-character organisationName")]
    [InlineData("某", "organisation-name-required organisationName")]
    public async Task An_organisation_s_name_that_would_not_show_as_it_is_is_refused(string name, string error)
    {
        var round = await RoundAsync();
        var refused = await (await round.ApplicantAsync(1)).PostAsync(
            $"rounds/{round.Id}/applications",
            new { creditCode = Samples.Code(1), organisationName = name, applicantKind = "higher-vocational-college", desk = "hangzhou" });

        Assert.Equal([error], refused.Must(HttpStatusCode.UnprocessableEntity).Errors);
    }

    [Fact]
    public async Task Shares_of_99_99_percent_are_refused()
    {
        var round = await RoundAsync();
        var applicant = await round.ApplicantAsync(1);
        await round.FillAsync(1);
        (await applicant.PutAsync(round.Application(1, "/answers"), await round.AnswersAsync(1, "39.99"))).Ok();
        var refused = (await round.TrySubmitAsync(1)).Must(HttpStatusCode.UnprocessableEntity);

        // The scan of the form is of other answers by now, and that is said too.
        Assert.Equal(["owners-sum owners", "document-stale-form documents.stamped-form"], refused.Errors);
        Assert.Contains("99.99", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_id_again_is_the_same_application_and_the_second_of_an_organisation_is_refused_with_a_link()
    {
        var round = await RoundAsync();
        var first = (await round.CreateAsync(1)).Must(HttpStatusCode.Created);
        var again = (await round.CreateAsync(1)).Must(HttpStatusCode.OK);
        var second = await (await round.ApplicantAsync(1)).PostAsync(
            $"rounds/{round.Id}/applications",
            new
            {
                creditCode = Samples.Code(1),
                organisationName = "第1职业技术学院",
                applicantKind = "higher-vocational-college",
                desk = "hangzhou"
            });

        Assert.Equal(first.Text, again.Text);
        Assert.Equal("application-limit", second.Must(HttpStatusCode.Conflict).Code);
        Assert.Contains(Samples.Code(1), (string?)second.Json["link"], StringComparison.Ordinal);
        Assert.Equal("application-exists-other-settings", (await round.CreateAsync(1, "ningbo")).Must(HttpStatusCode.Conflict).Code);
    }

    [Fact]
    public async Task A_submission_without_the_declaration_is_refused_by_its_field_and_stays_a_draft()
    {
        var round = await RoundAsync();
        var applicant = await round.ApplicantAsync(1);
        await round.FillAsync(1);
        foreach (var body in (object[])[new { }, new { declared = false }])
        {
            var refused = (await applicant.PostAsync(round.Application(1, "/submit"), body)).Must(HttpStatusCode.UnprocessableEntity);
            Assert.Equal(["declaration-required declared"], refused.Errors);
        }

        Assert.Equal("draft", (string?)(await applicant.GetAsync(round.Application(1))).Ok().Json["state"]);
    }

    [Fact]
    public async Task Two_submits_at_once_both_succeed_with_one_state()
    {
        var round = await RoundAsync();
        var applicant = await round.ApplicantAsync(1);
        await round.FillAsync(1);
        var both = await Task.WhenAll(
            applicant.PostAsync(round.Application(1, "/submit"), RoundDriver.Declared),
            applicant.PostAsync(round.Application(1, "/submit"), RoundDriver.Declared));

        Assert.Equal(both[0].Ok().Text, both[1].Ok().Text);
        Assert.Equal("submitted", (string?)both[0].Json["state"]);
    }

    [Fact]
    public async Task Another_persons_application_is_as_absent()
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var stranger = await round.ApplicantAsync(2);

        Assert.Equal("application-not-found", (await stranger.GetAsync(round.Application(1))).Must(HttpStatusCode.NotFound).Code);
        Assert.Equal(
            "application-not-found",
            (await stranger.PutAsync(round.Application(1, "/answers"), new { })).Must(HttpStatusCode.NotFound).Code);
        Assert.Equal(
            "application-not-found",
            (await (await host.AsAsync(Role.Recommender, "hz@desks.example", "hangzhou")).GetAsync(round.Application(1))).Must(
                HttpStatusCode.NotFound).Code);
    }

    [Fact]
    public async Task A_document_in_chunks_goes_on_after_a_lost_one_and_completes_twice()
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var applicant = await round.ApplicantAsync(1);
        var content = Samples.Pdf(150_000);
        var begun = (await applicant.PostAsync(
            round.Application(1, "/uploads"),
            new
            {
                slot = "charter",
                fileName = "章程.pdf",
                length = content.Length,
                chunkBytes = 65536,
                sha256 = Convert.ToHexStringLower(SHA256.HashData(content))
            })).Must(HttpStatusCode.Created);
        var upload = round.Application(1, $"/uploads/{begun.Json["id"]}");
        foreach (var index in new[] { 2, 0 })
        {
            await PutAsync(applicant, upload, content, index);
        }

        Assert.Equal("[1]", (await applicant.GetAsync(upload)).Ok().Json["missing"]!.ToJsonString());
        Assert.Equal("upload-incomplete", (await applicant.PostAsync(upload + "/complete")).Must(HttpStatusCode.Conflict).Code);
        await PutAsync(applicant, upload, content, 1);
        var first = (await applicant.PostAsync(upload + "/complete")).Ok();
        Assert.Equal((string?)first.Json["id"], (string?)(await applicant.PostAsync(upload + "/complete")).Ok().Json["id"]);

        using var download = await applicant.Http.GetAsync($"/api/v1/{round.Application(1)}/documents/{first.Json["id"]}");
        Assert.Equal(content, await download.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("attachment", download.Content.Headers.ContentDisposition!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chunk_of_another_length_number_or_over_8_MB_is_refused()
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();
        var applicant = await round.ApplicantAsync(1);
        object Begin(long length, int chunk) => new { slot = "charter", fileName = "章程.pdf", length, chunkBytes = chunk };
        Assert.Equal(
            "upload-chunk-size",
            (await applicant.PostAsync(
                round.Application(1, "/uploads"), Begin(1_000_000, 1000))).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal(
            "document-too-large",
            (await applicant.PostAsync(round.Application(1, "/uploads"), Begin(60L << 20, 8 << 20))).Must(
                HttpStatusCode.RequestEntityTooLarge).Code);

        var begun = (await applicant.PostAsync(round.Application(1, "/uploads"), Begin(16 << 20, 8 << 20))).Must(HttpStatusCode.Created);
        var upload = round.Application(1, $"/uploads/{begun.Json["id"]}");
        async Task<ApiAnswer> SendAsync(string index, int bytes)
        {
            using var chunk = new ByteArrayContent(new byte[bytes]);
            return (await applicant.SendAsync(HttpMethod.Put, $"{upload}/chunks/{index}", chunk)).Clean();
        }

        Assert.Equal("upload-chunk-length", (await SendAsync("0", 100)).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("upload-chunk-index", (await SendAsync("2", 100)).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync("minus", 100)).Status);
        Assert.Equal("body-too-large", (await SendAsync("0", (8 << 20) + 1)).Must(HttpStatusCode.RequestEntityTooLarge).Code);
        Assert.Equal("[0,1]", (await applicant.GetAsync(upload)).Ok().Json["missing"]!.ToJsonString());
    }

    [Fact]
    public async Task A_document_is_refused_for_what_it_is()
    {
        var round = await RoundAsync();
        (await round.CreateAsync(1)).Ok();

        Assert.Equal("document-empty", (await round.UploadAsync(1, "charter", [])).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal("slot-unknown", (await round.UploadAsync(1, "nothing", Samples.Pdf())).Must(HttpStatusCode.UnprocessableEntity).Code);
        Assert.Equal(
            "document-type-mismatch",
            (await round.UploadAsync(1, "charter", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0])).Code);
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, (await round.UploadAsync(1, "charter", new byte[(20 << 20) + (70 << 10)])).Status);
    }

    private static async Task PutAsync(ApiClient applicant, string upload, byte[] content, int index)
    {
        using var chunk = new ByteArrayContent(content[(index * 65536)..Math.Min(content.Length, (index + 1) * 65536)]);
        chunk.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        (await applicant.SendAsync(HttpMethod.Put, $"{upload}/chunks/{index}", chunk)).Must(HttpStatusCode.NoContent);
    }
}
