namespace Funding.Workflows.Contests;

/// <summary>Why a contest is not imported, or a prize not revoked.</summary>
internal static class ContestRefusals
{
    private static readonly Texts Texts = new(typeof(ContestRefusals));

    public static Refusal NoContest() => new("contest-unknown", null, Texts.Of("no-contest")) { Kind = RefusalKind.NotFound };

    public static Refusal NoPrize() => new("prize-unknown", "prize", Texts.Of("no-prize")) { Kind = RefusalKind.NotFound };

    public static Refusal NoName(int most) => new("contest-name", "name", Texts.Of("no-name", most));

    public static Refusal NoDocument(int most) => new("document-required", "document", Texts.Of("no-document", most));

    public static Refusal Day() => new("contest-day", "heldOn", Texts.Of("day"));

    public static Refusal Known(string name) => new("contest-known", "document", Texts.Of("known", name)) { Kind = RefusalKind.Conflict };

    public static Refusal Place(string field, int most) => new("prize-place", field, Texts.Of("place", most));
}
