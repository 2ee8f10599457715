namespace Funding.Workflows.Tests.Stages.History;

/// <summary>Who reads which line when, decided from rows alone.</summary>
public sealed class CaseHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 4, 1, 12, 0, 0, ShanghaiTime.Offset);

    private static readonly Application Plain = new()
    {
        Id = Cast.ApplicationId(1),
        RoundId = CollegeStages.RoundId,
        CreditCode = Cast.CodeOf(1),
        OrganisationName = Cast.OrganisationOf(1),
        ApplicantKind = "higher-vocational-college",
        Desk = "hangzhou",
        State = ApplicationState.Submitted,
        Editors = [Cast.Applicant(1).PersonId],
        CreatedAt = Noon.AddDays(-9),
    };

    private static readonly Bilingual Hangzhou = new("杭州市教育局", "Hangzhou");

    [Fact]
    public void The_office_reads_every_line_a_party_those_for_it_and_the_order_is_that_of_time() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 1000], (readers, minute) => new StageEvent(Noon.AddMinutes(minute), new("行", "Line"), "why")
        {
            For = (HistoryReaders)readers,
            By = "somebody",
            OfficeDetail = "number",
        }).Array[0, 20].Sample(lines =>
        {
            var all = CaseHistory.For(HistoryReaders.Office, lines);
            Assert.Equal(lines.Distinct().Count(), all.Count);
            Assert.Equal(all.Select(l => l.At).Order(), all.Select(l => l.At));
            foreach (var reader in new[] { HistoryReaders.Applicant, HistoryReaders.Desk, HistoryReaders.Committee })
            {
                var seen = CaseHistory.For(reader, lines);
                Assert.Equal(
                    lines.Where(l => l.For.HasFlag(reader)).Select(l => l with { By = null, OfficeDetail = null }).Distinct()
                        .OrderBy(l => l.At),
                    seen);
                Assert.All(seen, line => Assert.Equal((null, null), (line.By, line.OfficeDetail)));
            }
        });

    [Fact]
    public void Whoever_of_the_office_declared_a_conflict_reads_what_the_applicant_reads()
    {
        StageEvent inside = new(Noon, new("内部", "Inside"));
        Assert.Equal([inside], CaseHistory.For(CaseHistory.InOffice(conflicted: false), [inside]));
        Assert.Empty(CaseHistory.For(CaseHistory.InOffice(conflicted: true), [inside]));
    }

    [Fact]
    public void What_was_submitted_opened_again_and_submitted_again_is_told_and_a_reason_only_while_it_stands()
    {
        var moments = new[] { CaseStep.Submitted, CaseStep.Reopened, CaseStep.Submitted, CaseStep.Withdrawn }
            .Select((step, i) => (Step: step, At: Noon.AddHours(i)))
            .Aggregate((IReadOnlyList<CaseMoment>)[], (all, m) => all.And(m.Step, m.At));
        var withdrawn = Plain with { State = ApplicationState.Withdrawn, Moments = moments, Reason = "合作企业重组。" };

        Assert.Equal(
            ["Begun", "Submitted", "Opened again for changes", "Submitted again", "Withdrawn by its applicant"],
            Read(withdrawn, HistoryReaders.Applicant));
        Assert.Equal(["Submitted", "Submitted again", "Withdrawn by its applicant"], Read(withdrawn, HistoryReaders.Committee));
        Assert.Equal("合作企业重组。", Own(withdrawn)[^1].Detail);
        Assert.Null(Own(withdrawn with { State = ApplicationState.Submitted })[^1].Detail);
        Assert.Equal(["Begun", "Submitted"], Read(Plain with { SubmittedAt = Noon }, HistoryReaders.Applicant));
    }

    [Fact]
    public void A_row_keeps_the_first_and_the_last_of_each_step_however_often_it_was_taken() =>
        Gen.Enum<CaseStep>().Array[0, 40].Sample(steps =>
        {
            var kept = steps.Select((step, i) => (step, At: Noon.AddMinutes(i)))
                .Aggregate((IReadOnlyList<CaseMoment>)[], (all, m) => all.And(m.step, m.At));
            foreach (var step in Enum.GetValues<CaseStep>())
            {
                var all = steps.Index().Where(s => s.Item == step).Select(s => Noon.AddMinutes(s.Index)).ToList();
                Assert.Equal(
                    all.Count > 1 ? [all[0], all[^1]] : all,
                    kept.Where(m => m.Step == step).Select(m => m.At));
            }
        });

    [Fact]
    public void An_applicant_hears_of_a_recommendation_once_the_desks_are_closed()
    {
        var recommended = Plain with { State = ApplicationState.Recommended, Moments = [new(CaseStep.Recommended, Noon)] };
        var before = QuotaHistory.Of(recommended, Hangzhou, new(2026, 4, 10)).ToList();
        var after = QuotaHistory.Of(recommended with { DeskRank = 2 }, Hangzhou, new(2026, 4, 10)).ToList();
        var not = QuotaHistory.Of(
            Plain with { State = ApplicationState.NotRecommended, Reason = "限额已用完。" }, Hangzhou, new(2026, 4, 10)).Single();

        Assert.Equal(HistoryReaders.Desk, before.Single().For);
        Assert.Equal(
            (HistoryReaders.Parties, Noon, "Recommended by Hangzhou, in place 2"), (after[0].For, after[0].At, after[0].Text.En));
        Assert.Equal((new DateTimeOffset(2026, 4, 11, 0, 0, 0, ShanghaiTime.Offset), "限额已用完。"), (not.At, not.Detail));
    }

    [Theory]
    [InlineData(false, HistoryReaders.None), InlineData(true, HistoryReaders.Parties)]
    public void How_many_experts_signed_is_told_when_the_review_is_over_and_never_who(bool over, HistoryReaders told)
    {
        PanelMember[] members =
        [
            Member("a", ReviewState.Signed), Member("b", ReviewState.Accepted), Member("c", ReviewState.Recused),
        ];
        var lines = PanelHistory.Of(members, over).ToList();

        Assert.Equal(["Panel complete, experts: 2", "Sheets: 2, signed: 1"], lines.Select(l => l.Text.En));
        Assert.Equal([HistoryReaders.Parties, told], lines.Select(l => l.For));
        Assert.All(lines, line => Assert.Equal((null, null, null), (line.By, line.Detail, line.OfficeDetail)));
        Assert.Empty(PanelHistory.Of([], over));
    }

    [Theory]
    [InlineData(false, HistoryReaders.Committee), InlineData(true, HistoryReaders.Committee | HistoryReaders.Applicant)]
    public void A_place_and_a_score_reach_the_applicant_with_the_announcement(bool announced, HistoryReaders told)
    {
        var ranking = new RankingRow(2, "hash", Noon, 9, 3, 2, "committee", "public", "stability");
        var entry = new RankedEntry("key", null, 4, 86.25m, 5, false, Standing.NotSelected, StandingReason.BeyondPlaces, null, null);
        var lines = RankingHistory.Of([ranking with { Version = 1 }, ranking], entry, announced).ToList();

        Assert.Equal([HistoryReaders.Committee, HistoryReaders.Committee, told], lines.Select(l => l.For));
        Assert.StartsWith("Rank 4, score 86.2500.", lines[^1].Text.En, StringComparison.Ordinal);
        Assert.Equal(2, RankingHistory.Of([ranking, ranking], null, announced).Count());
    }

    [Fact]
    public void A_return_stays_in_the_committee_and_an_approval_is_told_with_what_it_led_to()
    {
        HeardVote[] votes =
        [
            new(1, false, "请复核第三名。", "chair", Noon),
            new(2, true, null, "chair", Noon.AddDays(3)), new(2, true, null, "vice", Noon.AddDays(4)),
        ];
        var waiting = CommitteeHistory.Of(votes, 2, 2, told: false).ToList();
        var told = CommitteeHistory.Of(votes, 2, 2, told: true).ToList();

        Assert.Equal([HistoryReaders.Committee, HistoryReaders.Committee], waiting.Select(l => l.For));
        Assert.Equal([HistoryReaders.Committee, HistoryReaders.Parties], told.Select(l => l.For));
        Assert.Equal((Noon.AddDays(4), null), (told[^1].At, told[^1].By));
        Assert.Single(CommitteeHistory.Of(votes[..2], 2, 2, told: true));
        Assert.Single(CommitteeHistory.Of(votes, 3, 2, told: true));
    }

    [Fact]
    public void Of_an_objection_its_coming_and_its_end_are_told_without_who_made_it()
    {
        var entry = new NoticeEntry(
            Plain.Id, Plain.OrganisationName, "", "hangzhou", 1, 91.5m, "教申示〔2026〕3号", new(2026, 8, 3), new(2026, 8, 10), []);
        var objection = new Objection
        {
            Id = "YY3F9A0C11D2",
            ApplicationId = Plain.Id,
            ObjectorId = "objector",
            Name = "王敏",
            Contact = "13800000000",
            Reasons = "设备与现场不符。",
            FiledAt = Noon,
            DueOn = new(2026, 8, 18),
            Decision = new(true, "经核查，异议事实成立。", "officer", Noon.AddDays(2)),
        };
        var lines = NoticeHistory.Of(Noon.AddDays(-1), Plain, entry, [objection]).ToList();

        Assert.Equal(3, lines.Count);
        Assert.All(lines, line => Assert.Equal(HistoryReaders.Parties, line.For));
        Assert.Equal("经核查，异议事实成立。", lines[^1].Detail);
        var told = string.Join('\n', CaseHistory.For(HistoryReaders.Applicant, lines));
        Assert.All(
            [objection.Id, objection.ObjectorId, objection.Name, objection.Contact, objection.Reasons, "officer"],
            secret => Assert.DoesNotContain(secret, told, StringComparison.Ordinal));
        Assert.Empty(NoticeHistory.Of(null, Plain with { Rank = 3 }, null, []));
        Assert.Equal(
            "Public notice out: in reserve",
            NoticeHistory.Of(Noon, Plain with { Rank = 3, State = ApplicationState.Reserve }, null, []).Single().Text.En);
    }

    [Fact]
    public void An_announcement_tells_who_has_an_award_and_who_has_none_on_its_day()
    {
        var awarded = Plain with { State = ApplicationState.Awarded, Rank = 1, CertificateNumber = "ZJ-2026-001" };
        Assert.Empty(AnnouncementHistory.Of(awarded, null, "教申布〔2026〕4号"));
        Assert.Contains("ZJ-2026-001", AnnouncementHistory.Of(awarded, Noon, "教申布〔2026〕4号").Single().Text.En, StringComparison.Ordinal);
        Assert.EndsWith(
            "not selected",
            AnnouncementHistory.Of(Plain with { State = ApplicationState.NotSelected, Rank = 9 }, Noon, "教申布〔2026〕4号").Single().Text.En,
            StringComparison.Ordinal);
        Assert.Empty(AnnouncementHistory.Of(Plain with { State = ApplicationState.Removed, Rank = 2 }, Noon, "教申布〔2026〕4号"));
    }

    private static PanelMember Member(string id, ReviewState state) => new(Plain.Id, id, id, Party.School, state)
    {
        AssignedAt = Noon,
        SignedAt = state == ReviewState.Signed ? Noon.AddDays(1) : null,
    };

    private static List<StageEvent> Own(Application application) => [.. CaseHistory.Own(Running, application)];

    private static IEnumerable<string> Read(Application application, HistoryReaders reader) =>
        CaseHistory.For(reader, Own(application)).Select(line => line.Text.En);

    private static readonly Round Running = CollegeStages.RoundAt(CollegeStages.Call);
}
