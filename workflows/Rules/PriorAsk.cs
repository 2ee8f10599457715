namespace Funding.Workflows.Rules;

/// <summary>The words of rules that ask for what is on record of an organisation.</summary>
public enum PriorWord
{
    LiveAward,
    LiveAwards,
    Won,
    Applied,
    Barred,
    AcceptedReports,
    PrizePlace,
}

/// <param name="Programme">As the rule names it; empty for the programme of the rule; of a prize the part that names the person.</param>
public sealed record PriorAsk(PriorWord Word, string Programme);
