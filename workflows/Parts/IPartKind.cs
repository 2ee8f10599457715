namespace Funding.Workflows.Parts;

/// <summary>
/// A kind of part. Whoever works on an application goes through the parts of its programme in the order of the file and asks the kind of
/// each; nobody outside a kind's folder knows one by name.
/// </summary>
public interface IPartKind
    : IPartAnswers, IPartWords, IPartContacts, IPartParties, IPartRoster, IPartRows, IPartPersons, IPartPrices, IPartSamples, IPartPages,
        IPartShown
{
    /// <summary>What it says of itself to who reads a programme's file.</summary>
    IPartDeclaration Declaration { get; }
}
