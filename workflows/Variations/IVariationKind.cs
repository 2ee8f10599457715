using Microsoft.AspNetCore.Components;

namespace Funding.Workflows.Variations;

/// <summary>
/// A change that the holder of an award may ask for: what a file may say of it, what is typed, what it comes to, how it is shown. Pure.
/// </summary>
public interface IVariationKind
{
    IVariationDeclaration Declaration { get; }

    /// <summary>What the change is called.</summary>
    Bilingual Name { get; }

    /// <summary>What its form says first.</summary>
    Bilingual Lead { get; }

    /// <summary>It is about members: who reads it needs the part that names them.</summary>
    bool IsOfMembers { get; }

    /// <summary>Another organisation would hold the award: who asks for it needs what keeps the award from passing.</summary>
    bool PassesAward { get; }

    /// <summary>It is about the award's budget: who reads it needs that.</summary>
    bool IsOfBudget { get; }

    /// <summary>Beyond what bars every change: that the award does not hold, or another change is open.</summary>
    /// <returns>Why it cannot be asked for now; null where it can.</returns>
    Refusal? Bar(VariationFacts facts);

    /// <param name="typed">By fields; several values of one stand one a line.</param>
    /// <exception cref="RefusedException">Something is missing, out of range, or nothing would change.</exception>
    VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed);

    /// <returns>What the wish would change, as it is now; null where the wish or its figures say so themselves.</returns>
    string? Before(AwardHome award, VariationWish wish);

    /// <summary>The fields of its form.</summary>
    RenderFragment Form(VariationFacts facts);

    /// <summary>What is asked for, as rows of a summary.</summary>
    RenderFragment Rows(VariationModel model);

    /// <returns>What stands below the summary; null for nothing.</returns>
    RenderFragment? Below(VariationModel model);

    /// <summary>What the award is once it is granted.</summary>
    VariationOutcome Granted(VariationGrant grant);
}

/// <param name="Today">The day of the grant.</param>
/// <param name="DueOn">The last day by which there have to be enough members, where there are too few; null where none is set.</param>
/// <param name="People">Person ids of the confirmed people of the organisation that would lead.</param>
public sealed record VariationGrant(
    AwardHome Award, Variation Variation, RosterPart? Roster, DateOnly Today, DateOnly? DueOn, IReadOnlyList<string> People)
{
    public VariationWish Wish => Variation.Wish;
}

/// <param name="Award">As it is then; the same where its row stays.</param>
/// <param name="Book">New figures of its task book; null where they stay.</param>
/// <param name="Budget">Its new budget; null where it stays.</param>
public sealed record VariationOutcome(AwardHome Award, TaskBook? Book = null, AwardBudget? Budget = null);

/// <inheritdoc cref="IVariationKind"/>
public abstract class VariationKind(IVariationDeclaration declaration) : IVariationKind
{
    public IVariationDeclaration Declaration => declaration;

    public abstract Bilingual Name { get; }

    public abstract Bilingual Lead { get; }

    public virtual bool IsOfMembers => false;

    public virtual bool PassesAward => false;

    public virtual bool IsOfBudget => false;

    public virtual Refusal? Bar(VariationFacts facts) => null;

    public abstract VariationWish Read(VariationFacts facts, IReadOnlyDictionary<string, string> typed);

    public virtual string? Before(AwardHome award, VariationWish wish) => null;

    public abstract RenderFragment Form(VariationFacts facts);

    public abstract RenderFragment Rows(VariationModel model);

    public virtual RenderFragment? Below(VariationModel model) => null;

    public abstract VariationOutcome Granted(VariationGrant grant);
}
