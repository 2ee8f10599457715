namespace Funding.Rehearsals.Kinds.SiteVisit;

public sealed class SiteVisitSpecimen : StageSpecimen
{
    public override string Kind => SiteVisitStage.Kind;

    public override string Settings =>
        """
        workingDays: 10, of: all, visitors: { count: 2, maxLoad: 40 }, visitMinutes: 180, signWorkingDays: 2, result: conditions,
            shown: outcome, checklist: [
              { id: site, name: { zh: 场地属实, en: The site is as stated }, kind: yesNo, counts: condition, photograph: true },
              { id: area, name: { zh: 实训场地面积, en: Area for training }, kind: figure, remark: true, counts: condition,
                figure: { unit: { zh: m², en: m² }, min: 0, max: 100000, decimals: 1, least: 50 } },
              { id: order, name: { zh: 现场管理, en: Order on site }, kind: grade, grades: [
                { id: good, name: { zh: 好, en: Good } }, { id: fair, name: { zh: 一般, en: Fair } } ] } ]
        """;

    public override async Task<IReadOnlyList<string>> ConcernedAsync(Player play) =>
        (await play.ToVisitAsync()).Count > 0 ? [Cast.Officer.PersonId, Cast.SecondOfficer.PersonId] : [];

    /// <summary>
    /// Arranged, visited, signed by two; where something happens, one is moved, another stands in, and a protocol is opened again after the
    /// first signature.
    /// </summary>
    public override async IAsyncEnumerable<string> PlayAsync(Player play)
    {
        if (await play.ToVisitAsync() is not [{ CaseId: var first }, ..])
        {
            yield break;
        }

        if (play.Eventful)
        {
            await play.ArrangeVisitAsync(first, 1);
            yield return "one is arranged";

            await play.ArrangeVisitAsync(first, 2);
            yield return "and moved";
        }

        await play.ArrangeVisitsAsync();
        yield return "arranged";
        if (play.Eventful)
        {
            await play.StandInAsync(first);
            yield return "another stands in";
        }

        await play.FillInVisitsAsync();
        yield return "filled in on the spot";
        if (play.Eventful)
        {
            await play.ReopenVisitAsync(first);
            yield return "signed once, and opened again";
        }

        await play.SignVisitsAsync();
        yield return "signed by two";
    }
}
