namespace Funding.Pages.Tests.Played.Kinds;

/// <summary>Everybody's part in a kind of stage, by pages and mailed links.</summary>
internal abstract class PageActor(Participants people) : StageSpecimen
{
    protected Participants People => people;

    public override string Settings => Specimens.Of(Kind).Settings;

    protected static StageKey StageOf(Round round, string kind) => round.Stages.Find(kind)!.Id;
}
