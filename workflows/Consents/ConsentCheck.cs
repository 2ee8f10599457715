namespace Funding.Workflows.Consents;

/// <summary>What of the consents keeps an application from being submitted.</summary>
public static class ConsentCheck
{
    public static IEnumerable<Refusal> Missing(IEnumerable<ConsentParty> parties, Application application) => parties
        .Select(p => (Party: p, State: ConsentDecision.StateOf(p, application.ConsentOf(p.Code))))
        .Where(p => p.State != ConsentState.Given)
        .Select(p => ConsentRefusals.Missing(p.Party, p.State));
}
