namespace Funding.Workflows.Launches;

/// <summary>Asks the other administrators to launch what a draft says; who asked does not confirm it.</summary>
public sealed class LaunchProposalCommands(
    LaunchDraftCommands drafts, LaunchCommands launches, PeopleStore people, CommitWriter commits)
{
    /// <summary>Marks the draft and writes to the others, once for each version of it.</summary>
    /// <param name="request">What the draft says.</param>
    /// <param name="path">Of the page on which it is confirmed.</param>
    /// <exception cref="RefusedException">It could not be launched so, or there is no other administrator.</exception>
    public async Task ProposeAsync(
        Actor actor, LaunchDraft draft, LaunchRequest request, string path, CancellationToken cancellation = default)
    {
        actor.Demand(Right.LaunchRound);
        var plan = await launches.PlanAsync(actor, request, cancellation);
        var others = (await people.InRoleAsync(Role.Administrator, null, cancellation)).Where(a => a.Id != actor.PersonId).ToList();
        if (others.Count == 0)
        {
            throw new RefusedException(LaunchRefusals.NoSecondAdministrator());
        }

        await drafts.MarkProposedAsync(actor, draft.Id, cancellation);
        var commit = new Commit(HomeKeys.System).Audit(AuditNote.By(
            actor, "launch-proposed", plan.Id, ("draft", draft.Id), ("settings", request.SettingsHash())));
        await commits.SaveAsync(
            others.Take(50).Aggregate(commit, (all, other) => all.Mail(
                $"mail:{nameof(LaunchMails.LaunchProposed)}:{draft.Id}:{draft.Version}:{other.Id}",
                LaunchMails.To(other.Id, actor.Name, plan, RoundTexts.NameOf(plan.Programme), path))),
            cancellation);
    }

    /// <exception cref="RefusedException">The administrator asked for it.</exception>
    public static void DemandSecond(Actor actor, LaunchDraft draft)
    {
        if (draft.ProposedBy == actor.PersonId)
        {
            throw new RefusedException(LaunchRefusals.OwnProposal());
        }
    }
}
