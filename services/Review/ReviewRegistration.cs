using Funding.Services.Rounds;
using Funding.Workflows.Orchestration;
using Funding.Workflows.Review;
using Funding.Workflows.Rounds;
using Microsoft.Extensions.DependencyInjection;

namespace Funding.Services.Review;

public static class ReviewRegistration
{
    /// <summary>Pool, draw, panels, desks. Needs storage, outbox, mail, people, rounds, applications and the catalogue.</summary>
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<ReviewAccess>()
        .AddSingleton<SheetCommands>()
        .AddSingleton<ConflictCommands>()
        .AddSingleton<PublicValueCommands>()
        .AddSingleton<PublicValueActs>()
        .AddSingleton<ReviewDesk>()
        .AddSingleton<ReviewQueries>()
        .AddSingleton<ExpertImport>()
        .AddSingleton<PoolGate>()
        .AddSingleton<PoolChecks>()
        .AddSingleton<PoolCheckCommands>()
        .AddSingleton<PoolCheckMail>()
        .AddSingleton<ApplicationFields>()
        .AddSingleton<WithdrawnReviews>()
        .AddSingleton<DrawRosters>()
        .AddSingleton<DrawBuilder>()
        .AddSingleton<DrawPages>()
        .AddSingleton<DrawActs>()
        .AddSingleton<FillPool>()
        .AddSingleton<FillActs>()
        .AddSingleton<CloseReviewActs>()
        .AddSingleton<ReviewerActs>()
        .AddSingleton<ReviewFacts>()
        .AddSingleton<IRoundFactSource>(provider => provider.GetRequiredService<ReviewFacts>());

    /// <summary>The review's activities of the round, and those of <see cref="ReviewerOrchestrator"/>.</summary>
    public static OrchestrationRegistry AddReviewActivities(this OrchestrationRegistry registry)
    {
        Round<PublicValueActs>(RoundAct.RequestPublicValue, (acts, id, cancellation) => acts.RequestAsync(id, cancellation));
        Round<PublicValueActs>(RoundAct.RemindPublicValue, (acts, id, cancellation) => acts.RemindAsync(id, cancellation));
        Round<PublicValueActs>(RoundAct.AskDeputiesForPublicValue, (acts, id, cancellation) => acts.AskDeputiesAsync(id, cancellation));
        Round<DrawActs>(RoundAct.DrawPanels, (acts, id, cancellation) => acts.DrawPanelsAsync(id, cancellation));
        Round<DrawRosters>(RoundAct.FixRosters, (acts, id, cancellation) => acts.FixAsync(id, cancellation));
        Round<CloseReviewActs>(RoundAct.EscalateUnscored, (acts, id, cancellation) => acts.EscalateUnscoredAsync(id, cancellation));
        Round<FillActs>(RoundAct.FillPanels, (acts, id, cancellation) => acts.FillPanelsAsync(id, cancellation));
        Round<CloseReviewActs>(RoundAct.CloseReview, (acts, id, cancellation) => acts.CloseReviewAsync(id, cancellation));
        Reviewer(ReviewerAct.TreatSilenceAsRecusal, (acts, key, cancellation) => acts.TreatSilenceAsRecusalAsync(key, cancellation));
        Reviewer(ReviewerAct.RemindToAnswer, (acts, key, cancellation) => acts.RemindToAnswerAsync(key, cancellation));
        Reviewer(ReviewerAct.RemindAtTwoThirds, (acts, key, cancellation) => acts.RemindAtTwoThirdsAsync(key, cancellation));
        Reviewer(ReviewerAct.RemindOnLastDay, (acts, key, cancellation) => acts.RemindOnLastDayAsync(key, cancellation));
        return registry.AddActivity(
            ReviewerActivities.LookAtReviewer,
            (services, key, cancellation) => services.GetRequiredService<ReviewerActs>().LookAsync(key, cancellation));

        void Round<T>(RoundAct act, Func<T, string, CancellationToken, Task<Nothing>> run)
            where T : notnull =>
            registry.AddActivity(
                RoundActivities.Acts[act], (services, id, cancellation) => run(services.GetRequiredService<T>(), id, cancellation));

        void Reviewer(ReviewerAct act, Func<ReviewerActs, ReviewerKey, CancellationToken, Task<Nothing>> run) =>
            registry.AddActivity(
                ReviewerActivities.Acts[act],
                (services, key, cancellation) => run(services.GetRequiredService<ReviewerActs>(), key, cancellation));
    }
}
