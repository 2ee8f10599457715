namespace Funding.Workflows.Awards.Changes;

/// <summary>What the office, or its holder, does about an award.</summary>
public enum AwardChange
{
    /// <summary>A name on its certificate is put right (更正).</summary>
    Correct,

    /// <summary>中止.</summary>
    Suspend,

    /// <summary>A suspension is lifted (恢复).</summary>
    Resume,

    /// <summary>The holder is told that it is to be withdrawn, and why (撤销事先告知).</summary>
    GiveNotice,

    /// <summary>The holder says something to that (陈述申辩).</summary>
    State,

    /// <summary>The matter ends without a withdrawal.</summary>
    Drop,

    /// <summary>A second administrator confirms it (撤销).</summary>
    Withdraw,

    /// <summary>By rule: a later award took its place.</summary>
    Supersede,
}

/// <summary>Something that was done about an award; rows of it are the history of its certificate.</summary>
/// <param name="Document">文号; empty where there is none.</param>
/// <param name="ByName">Empty for what was done by rule.</param>
/// <param name="Note">
/// What it was before, until when the holder is heard, or which award took its place; empty where nothing is to be said.
/// </param>
public sealed record AwardAct(
    AwardChange Change, DateTimeOffset At, string ByPerson, string ByName, string Reason, string Document, string Note = "");

/// <summary>An act with its place among those of its award, and its document where that is here.</summary>
/// <param name="Number">From 1.</param>
public sealed record NumberedAct(int Number, AwardAct Act, AttachedDocument? Paper)
{
    /// <summary>Whether what it decided is everybody's to read; a notice and its end are the holder's and the office's.</summary>
    public bool IsPublic => Act.Change is AwardChange.Correct or AwardChange.Suspend or AwardChange.Resume or AwardChange.Withdraw;

    /// <summary>Whether its document may be uploaded: it is by a document, and none is here but one in which a virus was found.</summary>
    public bool TakesPaper => Act.Document.Length > 0 && (Paper is null || Paper.Scan == Infected);

    /// <summary>Whether everybody may read the document; without a scanner what was inspected counts.</summary>
    /// <param name="scanned">Whether documents are scanned here.</param>
    public bool IsOut(bool scanned) => IsPublic && Paper?.Stands(scanned) == true;

    private const string Infected = "infected";
}

/// <summary>A withdrawal that is under way, or the last one that was.</summary>
/// <param name="By">Person id of who gave notice; somebody else decides.</param>
/// <param name="HeardUntil">The last day of the holder's statement.</param>
public sealed record AwardWithdrawal(string By, string ByName, DateTimeOffset At, string Reason, string Document, DateOnly HeardUntil)
{
    /// <summary>Null while the holder has said nothing.</summary>
    public HolderStatement? Statement { get; init; }

    /// <summary>Null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore]
    public bool IsOpen => EndedAt is null;
}

public sealed record HolderStatement(string By, string ByName, DateTimeOffset At, string Text);
