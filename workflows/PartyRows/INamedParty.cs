namespace Funding.Workflows.PartyRows;

/// <summary>An organisation that a row of a part names; text as typed.</summary>
public interface INamedParty
{
    string Name { get; }

    string CreditCode { get; }

    /// <summary>The certificate shows exactly this code, although its check character does not fit.</summary>
    bool CodeConfirmed { get; }

    /// <summary>Id of the kind that the programme gives it.</summary>
    string Kind { get; }

    /// <summary>Where the link goes by which it consents, where the programme asks for consent.</summary>
    string Mailbox { get; }
}
