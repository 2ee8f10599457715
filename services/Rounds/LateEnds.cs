using Funding.Services.Outbox;
using Funding.Workflows.Programmes;
using Funding.Workflows.Rounds;

namespace Funding.Services.Rounds;

/// <summary>A stage that ended late shortens none after it: whose day moves by that is told as of any other change.</summary>
internal static class LateEnds
{
    public static Commit TellOfLateEnd(this Commit commit, Round before, Round after)
    {
        var change = DeadlineChange.OfLateEnd(before, after);
        return change.Moved.Count == 0
            ? commit
            : commit.TellOf(before.Id, $"late:{before.Stage}:{change.Moved[0].New:yyyy-MM-dd}", change, Reason(before.Stage));
    }

    private static Bilingual Reason(RoundStage ended) => ended switch
    {
        RoundStage.Draw => new(
            "专家抽取晚于原定日期，专家的评审时间不因此缩短，其后各阶段相应顺延。",
            "The draw came later than planned. The experts keep their time, and later stages move along."),
        RoundStage.Ranking => new(
            "排名产生晚于原定日期，委员的审定时间不因此缩短。",
            "The ranking came later than planned. The committee keeps its time."),
        _ => new(
            "形式审查结束晚于原定日期，其后各阶段相应顺延。",
            "The eligibility check ended later than planned. Later stages keep their lengths and move along."),
    };
}
