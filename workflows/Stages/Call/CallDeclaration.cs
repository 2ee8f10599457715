namespace Funding.Workflows.Stages.Call;

/// <inheritdoc cref="CallSettings"/>
public sealed class CallDeclaration() : StageDeclaration<CallSettings>(CallSettings.Kind)
{
    public override IReadOnlyList<Type> Gives => [typeof(ICases)];

    public override StageLength Length(CallSettings settings) => StageLength.InDays(settings.Days);

    protected override IEnumerable<Fault> Check(CallSettings settings, StageOutline stage, ProgrammeOutline programme)
    {
        if (settings.LaunchOn is { } launch
            && !DateOnly.TryParseExact($"2023-{launch}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            yield return new("launchOn", $"'{launch}' is no day of every year; allowed: month and day, such as 03-01");
        if (settings.LaunchOn is null != settings.NoticeNumber is null)
            yield return new(
                "noticeNumber", "goes with launchOn: a launch by itself needs the number of its notice; allowed: both or neither");
        if (settings.NoticeNumber is { } number
            && number.Replace("{year}", "", StringComparison.Ordinal) is var rest
            && (rest.Length == number.Length || rest.AsSpan().ContainsAny('{', '}')))
            yield return new(
                "noticeNumber", $"'{number}' must hold {{year}} and no other placeholder: each year's notice has its own number");
    }
}
