namespace Funding.Workflows.Organisations;

/// <summary>Who is told of a claim and of its decision.</summary>
public sealed class ClaimLetters(PeopleStore people)
{
    // With the other rows of a claim they must fit one commit.
    private const int StaffAtMost = 30;

    /// <summary>
    /// A first claim is seen on the desk's page; where nobody else looks at the applicant, the office is asked. A second one is told those
    /// who hold or claim the organisation, its desk and the office.
    /// </summary>
    public async Task ClaimedAsync(
        Commit commit, Organisation? organisation, Claim claim, IReadOnlyList<Claim> claims, bool confirmedBefore,
        CancellationToken cancellation)
    {
        var others = (organisation?.Members ?? [])
            .Concat(claims.Where(c => c.State == ClaimState.Open).SelectMany(c => c.People)).Except(claim.People).ToList();
        foreach (var person in others.Take(StaffAtMost))
            Add(commit, OrganisationMails.ClaimedByAnother, person, claim, Cause(claim), OrganisationLinks.Own(claim.CreditCode));
        if (others.Count == 0 && !confirmedBefore)
            return;

        var template = others.Count > 0 ? OrganisationMails.ClaimQuestion : OrganisationMails.ClaimWaits;
        var office = (await people.InRoleAsync(Role.Administrator, null, cancellation))
            .Concat(await people.InRoleAsync(Role.Officer, null, cancellation)).Select(p => p.Id).Except(claim.People);
        foreach (var person in office.Distinct().Take(StaffAtMost))
            Add(commit, template, person, claim, Cause(claim), OrganisationLinks.Of(ofDesk: false, claim.CreditCode));
        if (others.Count == 0)
            return;
        foreach (var person in (await people.InRoleAsync(Role.Recommender, claim.Desk, cancellation)).Take(StaffAtMost))
            Add(commit, template, person.Id, claim, Cause(claim) + ":desk", OrganisationLinks.Of(ofDesk: true, claim.CreditCode));
    }

    public void Decided(Commit commit, Organisation before, Claim claim, ClaimVerdict verdict, string why, DateTimeOffset now)
    {
        var page = OrganisationLinks.Own(claim.CreditCode);
        foreach (var person in claim.People)
        {
            if (verdict == ClaimVerdict.Refuse)
                Add(commit, OrganisationMails.ClaimRefused, person, claim, Moment(now), page, ("Reason", why));
            else
                Add(commit, OrganisationMails.ClaimConfirmed, person, claim, Moment(now), page);
        }

        if (verdict != ClaimVerdict.HandOver)
            return;
        foreach (var person in before.Members.Except(claim.People).Take(StaffAtMost))
            Add(commit, OrganisationMails.OrganisationHandedOver, person, claim, Moment(now), page, ("Reason", why));
    }

    private static string Cause(Claim claim) => $"{claim.PersonId}:{Moment(claim.MadeAt)}";

    private static string Moment(DateTimeOffset at) => at.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static void Add(
        Commit commit, MailTemplate template, string personId, Claim claim, string cause, string page, params (string, string)[] more)
    {
        var data = new Dictionary<string, string>
        {
            ["OrganisationName"] = claim.OrganisationName,
            ["CreditCode"] = claim.CreditCode,
        };
        foreach (var (name, value) in more)
            data[name] = value;
        commit.Mail(
            $"mail:{template.Name}:{claim.CreditCode}:{personId}:{cause}", template.To(personId, data, new LinkRef { Path = page }));
    }
}
