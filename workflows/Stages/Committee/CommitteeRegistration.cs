namespace Funding.Workflows.Stages.Committee;

public static class CommitteeRegistration
{
    /// <summary>The committee's votes, on a list and on single cases.</summary>
    public static IServiceCollection AddCommittee(this IServiceCollection services) => services
        .AddSingleton<ApprovalCommands>()
        .AddSingleton<ApprovalQueries>()
        .AddSingleton<VoteWaitQueries>()
        .AddSingleton<ILanding, ApproveLandingQueries>()
        .AddSingleton<ILinkHolder, ApproveLinkQueries>()
        .AddSingleton<ApprovalActs>()
        .AddSingleton<CaseBallotStore>()
        .AddSingleton<VoteDataStore>()
        .AddSingleton<CaseVoteActs>()
        .AddSingleton<CaseVoteCommands>()
        .AddSingleton<CaseVoteQueries>()
        .AddSingleton<ListedApplicationQueries>()
        .AddSingleton<ListActs>()
        .AddStageKind<CommitteeKind, CommitteeDeclaration>()
        .AddSubjectKind<VoteLetterSubject>();
}
