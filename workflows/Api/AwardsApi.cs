namespace Funding.Workflows.Api;

/// <summary>Awards as their holders and the office read them, with what they are bound to.</summary>
internal static class AwardsApi
{
    /// <param name="Holder">Credit code of the organisation that holds it.</param>
    /// <param name="Round">Null for an award that was taken over from a list.</param>
    /// <param name="Standing">On the day of the question.</param>
    internal sealed record RegisterLine(
        string Id, string Programme, string Kind, string? Round, string Holder, string HolderName, string Title, string? Desk,
        string CertificateNumber, string DocumentNumber, DateOnly AwardedOn, DateOnly ValidUntil, AwardStanding Standing)
    {
        public static RegisterLine Of(AwardSummary a, DateOnly today) => new(
            a.Id, a.ProgrammeId, a.Kind, a.RoundId, a.Holder, a.HolderName, a.Title, a.Desk, a.CertificateNumber, a.DocumentNumber,
            a.AwardedOn, a.ValidUntil, a.Standing.On(today, a.ValidUntil));
    }

    /// <param name="Kind">Id of the kind that the programme gives it.</param>
    /// <param name="To">The day on which it left; null while it shares in the award.</param>
    internal sealed record AwardMemberLine(string Code, string Name, string Kind, DateOnly From, DateOnly? To);

    /// <param name="Code">Credit code of who led it before its holder.</param>
    internal sealed record FormerLeadLine(string Code, string Name, DateOnly Until);

    /// <param name="Occurrence">The year in which it fell due to begin; with the duty's id the only one of the award.</param>
    /// <param name="Closes">Its last day; null for one that ends by its work.</param>
    /// <param name="PassedOn">The day on which it was fulfilled; null while it is open.</param>
    internal sealed record AwardDutyLine(
        string Duty, string Kind, string Occurrence, DateOnly OpenedOn, DateOnly? Closes, DateOnly? PassedOn);

    /// <param name="Granted">Yuan given at the announcement; null for no money.</param>
    /// <param name="Members">Everybody who shares in it or did; empty where none is known by a credit code.</param>
    /// <param name="Leads">Who held it before its holder, the first one first.</param>
    /// <param name="Duties">Those that have begun, by id and occurrence.</param>
    /// <param name="Variations">How many were asked for.</param>
    internal sealed record AwardDetail(
        RegisterLine Award, decimal? Granted, string? Application, IReadOnlyList<AwardMemberLine> Members,
        IReadOnlyList<FormerLeadLine> Leads, IReadOnlyList<AwardDutyLine> Duties, int Variations);

    private static readonly RegisterLine Example = new(
        AwardHome.IdOf(RoundExamples.Line.Id, 1), RoundExamples.Line.Programme, "award", RoundExamples.Line.Id, "12330000470009221W",
        ApplicationExamples.Line.OrganisationName, ApplicationExamples.Line.Title, "hangzhou", "HHXY-2026-1-001", "教职成公告〔2026〕5号",
        new(2026, 8, 20), new(2029, 8, 19), AwardStanding.Live);

    public static void MapAwards(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/awards").WithTags("awards");
        group.MapGet("", ListAsync).Needs(Right.ReadAllApplications).Does(
            "The register of awards, one page; found by words (q, pinyin and credit codes too), of one programme, in one standing",
            new Paged<RegisterLine>([Example], null));
        group.MapGet("/{award}", ReadAsync).Needs(Right.ReadOwnApplication, Right.ReadAllApplications).Does(
            "One award, one's own or any for the office: its members, the duties that have begun, how many variations were asked for",
            new AwardDetail(
                Example, 860_000m, ApplicationExamples.Line.Id,
                [new("91330100MA27X0001K", "钱塘智能装备股份有限公司", "enterprise", Example.AwardedOn, null)], [],
                [new("task-book", "agreement", "2026", new(2026, 8, 20), new(2026, 10, 9), new(2026, 9, 18))], 0));
    }

    private static async Task<Paged<RegisterLine>> ListAsync(
        PageContext here, AwardRollStore awards, IDepartments departments, TimeProvider clock, CancellationToken cancellation,
        string? q = null, string? programme = null, string? standing = null, string? continuation = null)
    {
        ApiRefusals.DemandWords(q);
        var only = standing is null ? (AwardStanding?)null : EnumName.Of<AwardStanding>(standing, "standing");
        var today = ShanghaiTime.DayOf(clock.GetUtcNow());
        var rows = (await awards.ReadAsync(cancellation)).Where(a => departments.Covers(here.Actor!, a.Summary.ProgrammeId)
            && (programme is null || a.Summary.ProgrammeId == programme)
            && (only is null || a.Summary.Standing.On(today, a.Summary.ValidUntil) == only));
        var part = Roll.After([.. rows], AwardRollForm.Of([], today, ofOffice: true), q, a => a.Summary.Id, continuation);
        return new([.. part.Items.Select(a => RegisterLine.Of(a.Summary, today))], part.Last);
    }

    private static async Task<AwardDetail> ReadAsync(
        string award, PageContext here, AwardReadQueries awards, TimeProvider clock, CancellationToken cancellation)
    {
        var read = await awards.GetAsync(here.Actor!, award, cancellation);
        var home = read.Home;
        return new(
            RegisterLine.Of(AwardSummary.Of(home), ShanghaiTime.DayOf(clock.GetUtcNow())), home.Granted, home.ApplicationId,
            [.. (home.Roster ?? []).Select(m => new AwardMemberLine(m.Code, m.Name, m.Kind, m.From, m.To))],
            [.. (home.Leads ?? []).Select(l => new FormerLeadLine(l.Code, l.Name, l.Until))],
            [
                .. read.Duties.Select(d => d.Value).Select(d => new AwardDutyLine(
                    d.Id, d.Kind, d.Occurrence, d.OpenedOn, d.Closes, d.PassedOn)),
            ],
            home.Variations);
    }
}
