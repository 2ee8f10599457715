namespace Funding.Workflows.Rehearsals;

/// <summary>What an administrator sets for a rehearsal, beside the launch itself.</summary>
/// <param name="Applications">1 to <see cref="MostApplications"/>.</param>
/// <param name="IneligibleShare">Per cent of the applications that officers find not eligible, 0 to 100.</param>
/// <param name="Experts">In the pool from each party that a panel needs, 0 to <see cref="MostExperts"/>.</param>
public sealed record RehearsalSettings(int Applications, int IneligibleShare, int Experts)
{
    public const int MostApplications = 500;

    public const int MostExperts = 300;

    public const int MostObjections = 20;

    public static readonly RehearsalSettings Usual = new(60, 10, 12) { LateShare = 20, WithdrawnShare = 3, Objections = 2 };

    /// <summary>Per cent of all people who have something to do, and do it only on their last day; 0 to 100.</summary>
    public int LateShare { get; init; }

    /// <summary>Per cent of the applications that are withdrawn after the call, 0 to 100; unless 0 one more at the notice.</summary>
    public int WithdrawnShare { get; init; }

    /// <summary>Entries of the notice that are objected to, every second one with success; 0 to <see cref="MostObjections"/>.</summary>
    public int Objections { get; init; }

    /// <summary>Every setting that is out of its range.</summary>
    public IEnumerable<Refusal> Check()
    {
        if (Applications is < 1 or > MostApplications)
            yield return RehearsalRefusals.OutOfRange("applications", 1, MostApplications);
        if (IneligibleShare is < 0 or > 100)
            yield return RehearsalRefusals.OutOfRange("ineligible", 0, 100);
        if (Experts is < 0 or > MostExperts)
            yield return RehearsalRefusals.OutOfRange("experts", 0, MostExperts);
        if (LateShare is < 0 or > 100)
            yield return RehearsalRefusals.OutOfRange("late", 0, 100);
        if (WithdrawnShare is < 0 or > 100)
            yield return RehearsalRefusals.OutOfRange("withdrawn", 0, 100);
        if (Objections is < 0 or > MostObjections)
            yield return RehearsalRefusals.OutOfRange("objections", 0, MostObjections);
    }

    /// <summary>Whether the application of that number is found not eligible: spread evenly, as many as the share says.</summary>
    /// <param name="number">From 1.</param>
    public bool IsIneligible(int number) => IsNext(number, IneligibleShare);

    /// <summary>The same for those that are withdrawn: mostly others.</summary>
    public bool IsWithdrawn(int number) => IsNext(number + 7, WithdrawnShare);

    /// <summary>Whether somebody acts on the last day: by the person's id, so that it is the same people in every rehearsal.</summary>
    public bool IsLate(string personId) => Convert.ToInt32(Sha256Hex.Of(personId)[..6], 16) % 100 < LateShare;

    private static bool IsNext(int number, int share) => number * share / 100 > (number - 1) * share / 100;
}
