namespace Funding.Workflows.Parts;

/// <summary>Whose consent a part asks for by link. Pure.</summary>
public interface IPartParties
{
    /// <summary>Those beside the applicant, each with what its consent would be to; none where the part asks for none.</summary>
    IReadOnlyList<ConsentParty> Parties(PartOutline part, Programme programme, Application application, Answers answers);
}

/// <summary>One whose consent is asked for, as the answers have it now.</summary>
public sealed record ConsentParty
{
    /// <summary>Its credit code in its one form; of a person the id of the part that names it.</summary>
    public required string Code { get; init; }

    /// <summary>Of a person the last four characters of its identity number, empty while none is given; null for an organisation.</summary>
    public string? Tail { get; init; }

    public required string Name { get; init; }

    /// <summary>What refusals about it begin with, such as <c>owners[1]</c>.</summary>
    public required string Field { get; init; }

    /// <summary>Where its link goes, in the one form of addresses; null where none was given.</summary>
    public required string? Mailbox { get; init; }

    /// <summary>What it consents to: its role, what it brings, money.</summary>
    public required IReadOnlyList<ConsentTerm> Terms { get; init; }

    /// <summary>What it consents to and may open: the agreement.</summary>
    public IReadOnlyList<AttachedDocument> Documents { get; init; } = [];

    /// <summary>What has to be filled in before it can be asked; empty where it can.</summary>
    public IReadOnlyList<Refusal> Open { get; init; } = [];
}

/// <param name="Value">In the one form in which it is compared: another one is another matter.</param>
public sealed record ConsentTerm(Bilingual Name, Bilingual Text, string Value);
