namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>An officer grants each claim, and a second one confirms the amount where that is needed.</summary>
internal sealed class BenefitActor(Participants people) : PageActor(people)
{
    public override string Kind => BenefitStage.Kind;

    public override async IAsyncEnumerable<string> PlayCasesAsync(Player play, PlannedStage stage)
    {
        const string confirm = "form[action$='/benefit/confirm']";
        foreach (var open in await play.Get<OpenCases>().AllAsync(play.Id, stage.Id))
        {
            var (page, round) = (OfficeLinks.Application(play.Id, open.CaseId), await play.RoundAsync());
            var first = People.Of(Cast.Officer);
            await first.OpenAsync(page);
            if (first.Has("form[action$='/benefit']"))
            {
                var verified = await play.Get<BenefitSheetQueries>().ToVerifyAsync(
                    play.Programme, await play.ApplicationAsync(open.CaseId), play.Stop);
                await first.SendAsync("form[action$='/benefit']", [("decision", "grant"),
                    .. verified.Select(v => ($"{VerifiedNumbers.Prefix}{v.Field}", $"{v.Claimed}"))]);
                yield return $"decided {open.CaseId}";
            }

            var second = People.Of(Cast.SecondOfficer);
            await second.OpenAsync(page);
            if (second.Has(confirm))
            {
                var of = round.For(await play.ApplicationAsync(open.CaseId)).Stages.Of(stage.Id);
                var decision = await play.Get<BenefitSheetQueries>().DecisionAsync(play.Id, of, open.CaseId, play.Stop);
                await second.SendAsync(confirm, ("confirmation", decision!.Value.Amount.ToString()));
                yield return $"confirmed {open.CaseId}";
            }
        }
    }
}
