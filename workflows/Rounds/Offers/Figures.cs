namespace Funding.Workflows.Rounds.Offers;

/// <summary>Figures that are stated of each case, such as the plan that a department allows it.</summary>
public interface IStatesFigures
{
    IReadOnlyList<StatedFigureName> Stated { get; }
}

/// <summary>Sealed prices that were opened by two persons; the kind knows them as figures of cases, in yuan for one place.</summary>
public interface IPrices;

/// <param name="Id">By which later stages name it; the only one of its programme's fields and figures.</param>
public sealed record StatedFigureName(string Id, Bilingual Name, Bilingual Unit);

/// <summary>A kind of stage that knows figures of cases.</summary>
public interface ICaseFigures
{
    /// <summary>By application; absent where none was stated.</summary>
    Task<IReadOnlyDictionary<string, decimal>> FiguresAsync(Round round, string figure, CancellationToken cancellation);
}
