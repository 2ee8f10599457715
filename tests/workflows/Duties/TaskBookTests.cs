namespace Funding.Workflows.Tests.Duties;

/// <summary>What a holder may propose, and what makes one task book another.</summary>
public sealed class TaskBookTests
{
    private static readonly Target Students = new("students", new("在校生", "Students"), new("人", "students"))
    {
        From = "students",
        Figure = TargetFigure.Standing,
        Min = 0,
        Max = 5000,
    };

    private static readonly Target Accidents = new("accidents", new("事故", "Accidents"), new("起", "cases"))
    {
        Better = Better.Down,
        Figure = TargetFigure.Year,
        Decimals = 1,
    };

    private static readonly TaskBookEntry Entry = new(
        [Students, Accidents], new Dictionary<string, decimal> { ["students"] = 300, ["accidents"] = 2 }, ["2027", "2028"]);

    private static readonly Dictionary<string, string> Right = new()
    {
        ["students.2027"] = "320",
        ["students.2028"] = "１,０００",
        ["accidents.2027"] = "1.5",
        ["accidents.2028"] = "0",
    };

    [Fact]
    public void A_whole_book_is_read_with_what_the_application_gave()
    {
        var (book, problems) = Entry.Read(Right);
        Assert.Empty(problems);
        Assert.Equal(300m, book.Lines[0].Start);
        Assert.Equal((1000m, 0m), (book.FigureOf("students", "2028")!.Value, book.FigureOf("accidents", "2028")!.Value));
        Assert.Null(book.FigureOf("students", "2031"));
        Assert.Null(book.FigureOf("other", "2027"));
    }

    [Theory]
    [InlineData("students.2027", "", "figure-missing")]
    [InlineData("students.2027", "三百", "figure-no-number")]
    [InlineData("students.2027", "-1", "figure-too-small")]
    [InlineData("students.2027", "5001", "figure-too-large")]
    [InlineData("students.2027", "320.5", "figure-decimals")]
    [InlineData("accidents.2028", "0.25", "figure-decimals")]
    [InlineData("students.2027", "299", "reason-missing", "students.reason")]
    [InlineData("accidents.2027", "3", "reason-missing", "accidents.reason")]
    [InlineData("students.reason", "少", "text-length")]
    [InlineData("students.reason", "a\u202Eb理由理由", "text-bidi")]
    public void What_is_wrong_is_named_by_its_field(string field, string typed, string code, string? named = null)
    {
        var (_, problems) = Entry.Read(new Dictionary<string, string>(Right) { [field] = typed });
        var problem = Assert.Single(problems);
        Assert.Equal(named ?? field, problem.Field);
        if (code != "text-bidi") Assert.Equal(code, problem.Code);
    }

    [Fact]
    public void A_worse_figure_with_its_reason_is_taken()
    {
        var typed = new Dictionary<string, string>(Right) { ["students.2027"] = "250", ["students.reason"] = "专业调整，首年减招。" };
        var (book, problems) = Entry.Read(typed);
        Assert.Empty(problems);
        Assert.Equal("专业调整，首年减招。", book.Lines[0].Reason);
    }

    [Fact]
    public void A_draft_is_told_of_what_cannot_be_used_and_not_of_what_is_empty()
    {
        Assert.Empty(Entry.Unusable(new Dictionary<string, string>()));
        Assert.Equal(["figure-no-number"], Entry.Unusable(new Dictionary<string, string> { ["students.2027"] = "x" }).Select(p => p.Code));
    }

    [Fact]
    public void The_code_follows_from_every_figure_and_from_whose_book_it_is() => Gen.Int[0, 5000].Sample(figure =>
    {
        var typed = new Dictionary<string, string>(Right) { ["students.reason"] = "首年减招。" };
        var right = Entry.Read(typed).Book;
        Assert.Equal(HashOf(right), HashOf(Entry.Read(typed).Book));
        typed["students.2028"] = $"{figure}";
        Assert.Equal(figure == 1000, HashOf(Entry.Read(typed).Book) == HashOf(right));
        Assert.NotEqual(HashOf(right), HashOf(right, "a-2"));
        Assert.Matches(@"\A[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}\z", TaskBookContent.CodeOf(HashOf(right)));
    });

    [Fact]
    public void Years_are_called_by_the_year_in_which_they_end() =>
        Assert.Equal(["2027", "2028", "2029"], TermYears.Of(AwardTerm.Of(new(2026, 2, 28), 3)));

    [Fact]
    public void Years_together_add_up_or_the_last_counts()
    {
        Assert.Equal(4, Figures.Together(Accidents, [1, null, 3]));
        Assert.Equal(3, Figures.Together(Students, [1, 3, null]));
        Assert.Null(Figures.Together(Students, [null]));
    }

    [Fact]
    public void What_the_application_gave_is_taken_where_it_is_a_number()
    {
        var answers = Answers.Empty with { Fields = new Dictionary<string, string> { ["students"] = "1,200" } };
        Assert.Equal(new Dictionary<string, decimal> { ["students"] = 1200 }, TargetStarts.Of([Students, Accidents], answers));
        Assert.Empty(TargetStarts.Of([Students with { From = "other" }], answers));
    }

    private static string HashOf(TaskBook book, string award = "a-1") => Sha256Hex.Of(TaskBookContent.Of(
        new AwardHome
        {
            Id = award,
            RoundId = "r",
            ProgrammeId = "p",
            Kind = "k",
            SnapshotHash = "",
            ApplicationId = "",
            Holder = "h",
            HolderName = "学院",
            Editors = [],
            Title = "t",
            ProgrammeName = new("项目", "Programme"),
            AwardTitle = new("学院", "College"),
            CertificateNumber = "c",
            VerificationCode = "ABCDEFGH2345",
            Term = AwardTerm.Of(new(2026, 7, 1), 2),
        },
        Entry.Targets, book, new(2026, 8, 1)));

    [Theory]
    [InlineData("7K3F-9QXM-2D4H", "7K3F-9QXM-2D4H")]
    [InlineData(" 7k3f9qxm 2d4h ", "7K3F-9QXM-2D4H")]
    [InlineData("７Ｋ３Ｆ－９ＱＸＭ－２Ｄ４Ｈ", "7K3F-9QXM-2D4H")]
    [InlineData("oi1l-0000-0000", "0111-0000-0000")] // as they look
    [InlineData("7K3F-9QXM-2D4", null)]
    [InlineData("7K3F-9QXM-2D4HH", null)]
    [InlineData("7K3F-9QXM-2D4U", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_however_it_is_typed(string? typed, string? code) => Assert.Equal(code, TaskBookContent.Read(typed));

    [Fact]
    public void Every_code_reads_as_itself() => Gen.Byte.Array[32].Sample(hash =>
    {
        var code = TaskBookContent.CodeOf(Convert.ToHexStringLower(hash));
        Assert.Equal(code, TaskBookContent.Read(code.ToLowerInvariant()));
    });

    [Fact]
    public void So_many_codes_are_looked_up_from_one_network_and_then_none_for_a_while()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        var gate = new ContentCodeGate(clock);
        var (one, near, other) = (IPAddress.Parse("10.1.2.3"), IPAddress.Parse("10.1.2.200"), IPAddress.Parse("10.1.3.3"));
        for (var n = 0; n < ContentCodeGate.ByNetwork; n++) gate.Take(n % 2 == 0 ? one : near);
        var refused = Assert.Throws<RefusedException>(() => gate.Take(near)).Refusals[0];
        Assert.Equal(("codes-too-many", RefusalKind.TooMany), (refused.Code, refused.Kind));
        gate.Take(other);
        clock.Advance(TimeSpan.FromMinutes(10));
        gate.Take(one);
        for (var n = 1; n < ContentCodeGate.InAll; n++) gate.Take(IPAddress.Parse($"10.2.{n / 3}.1"));
        Assert.Throws<RefusedException>(() => gate.Take(IPAddress.Parse("10.9.9.9")));
    }
}
