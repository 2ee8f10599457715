namespace Funding.Workflows.Money;

/// <summary>What the authority sets about payments; <c>docs/deploying.md</c> lists it.</summary>
public sealed record PaymentOptions
{
    /// <summary>Yuan; a run whose sum is above it is approved with a one-time code.</summary>
    public decimal CodeAbove { get; init; } = 500_000;

    /// <summary>Working days after a changed bank account was confirmed in which nothing is paid to it: 1 to 60.</summary>
    public int AccountRestDays { get; init; } = 10;

    /// <exception cref="InvalidOperationException">Names each that is out of range.</exception>
    public PaymentOptions Demand()
    {
        List<string> faults = [];
        if (CodeAbove < 0 || CodeAbove > Yuan.Most.Value || decimal.Round(CodeAbove, 2) != CodeAbove)
            faults.Add($"{nameof(CodeAbove)} is yuan to the fen, from 0 to {Yuan.Most}");
        if (AccountRestDays is < 1 or > 60)
            faults.Add($"{nameof(AccountRestDays)} is a number of working days from 1 to 60");
        return faults.Count == 0 ? this : throw new InvalidOperationException($"Payments: {string.Join("; ", faults)}");
    }

    /// <inheritdoc cref="Demand"/>
    public static PaymentOptions Of(IConfigurationSection section) => (section.Get<PaymentOptions>() ?? new PaymentOptions()).Demand();
}
