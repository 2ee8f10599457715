namespace Funding.Engine.Tests;

public enum Act
{
    Activity,
    FanOut,
    Failing,
    Timer,
    Wait,
    Race,
    Guid,
    Child,
}

/// <param name="Size">What it means depends on the act: a number, a width, hours, an event's number.</param>
/// <param name="Inner">Steps of a child.</param>
public sealed record ProgramStep(Act Act, int Size, ProgramStep[] Inner);

/// <param name="Generations">How often the steps are gone through, each time as a new generation.</param>
public sealed record RandomProgram(ProgramStep[] Steps, int Generations, string Log = "")
{
    public const int EventNames = 2;

    public static readonly Orchestration<RandomProgram, string> Orchestration = new("Random");
    private static readonly Activity<int, int> Square = new("Square");
    private static readonly Activity<int, int> Fail = new("Fail");

    private static readonly Gen<ProgramStep> Leaf = Gen.Select(
        Gen.Enum<Act>().Where(a => a != Act.Child), Gen.Int[1, 4], (act, size) => new ProgramStep(act, size, []));

    public static readonly Gen<RandomProgram> Any = Gen.Select(
        Gen.Frequency(
            (5, Leaf),
            (1, Gen.Select(Gen.Int[1, 4], Leaf.Array[0, 3], (size, inner) => new ProgramStep(Act.Child, size, inner)))).Array[1, 6],
        Gen.Int[1, 3],
        (steps, generations) => new RandomProgram(steps, generations));

    public static DurableTaskRegistry Register() => new DurableTaskRegistry()
        .AddOrchestrator(Orchestration.Name, () => new Interpreter())
        .AddActivity(Square, (_, n) => Task.FromResult(n * n))
        .AddActivity(Fail, (_, n) => Task.FromException<int>(new TimeoutException($"failed {n}")));

    public override string ToString() => FundingJson.Serialize(this);

    private sealed class Interpreter : TaskOrchestrator<RandomProgram, string>
    {
        public override async Task<string> RunAsync(TaskOrchestrationContext context, RandomProgram input)
        {
            var log = new StringBuilder(input.Log);
            foreach (var step in input.Steps)
                log.Append(step.Act).Append(await TakeAsync(context, step)).Append(context.CurrentUtcDateTime.ToString(" ddHH;"));
            context.SetCustomStatus(log.Length);
            if (input.Generations > 1)
                context.ContinueAsNew(input with { Generations = input.Generations - 1, Log = log.ToString() });
            return log.ToString();
        }

        private static async Task<string> TakeAsync(TaskOrchestrationContext context, ProgramStep step) => step.Act switch
        {
            Act.Activity => $"{await context.CallActivityAsync(Square, step.Size)}",
            Act.FanOut => string.Join(
                ',', await Task.WhenAll(Enumerable.Range(0, step.Size * 3).Select(n => context.CallActivityAsync(Square, n)))),
            Act.Failing => await FailAsync(context, step.Size),
            Act.Timer => await SleepAsync(context, step.Size),
            Act.Wait => await context.WaitForExternalEvent<string>($"E{step.Size % EventNames}"),
            Act.Race => await RaceAsync(context, step.Size),
            Act.Guid => $"{context.NewGuid()}",
            _ => await context.CallSubOrchestratorAsync(
                Orchestration, new RandomProgram([.. step.Inner.Where(s => s.Act is not Act.Wait and not Act.Race)], step.Size)),
        };

        private static async Task<string> SleepAsync(TaskOrchestrationContext context, int hours)
        {
            await context.CreateTimer(context.CurrentUtcDateTime.AddHours(hours), CancellationToken.None);
            return "";
        }

        private static async Task<string> FailAsync(TaskOrchestrationContext context, int attempts)
        {
            try
            {
                return $"{await context.CallActivityAsync(Fail, attempts, new RetryPolicy(attempts, TimeSpan.FromMinutes(30), 2))}";
            }
            catch (TaskFailedException e)
            {
                return e.FailureDetails.ErrorMessage;
            }
        }

        private static async Task<string> RaceAsync(TaskOrchestrationContext context, int size)
        {
            using var timeUp = new CancellationTokenSource();
            using var came = new CancellationTokenSource();
            var waiting = context.WaitForExternalEvent<string>($"E{size % EventNames}", timeUp.Token);
            var timer = context.CreateTimer(context.CurrentUtcDateTime.AddHours(size), came.Token);
            if (await Task.WhenAny(waiting, timer) == waiting)
            {
                came.Cancel();
                return await waiting;
            }
            timeUp.Cancel();
            return "late";
        }
    }
}
