namespace Funding.Workflows.Rounds.Offers;

/// <summary>Applications that a stage brought in.</summary>
public interface ICases;

/// <summary>Experts in the seats of each application.</summary>
public interface ISeats;

/// <summary>What panels are to be drawn.</summary>
public interface IPanel
{
    PanelRules Panel { get; }
}

/// <summary>Signed scores, and what they are worth.</summary>
public interface IScores
{
    Rubric Rubric { get; }
}

/// <summary>An order of the applications, with who comes next.</summary>
public interface IOrder;

/// <summary>An order by what was scored, and the rules by which places are given in it.</summary>
public interface IRanking
{
    SelectionRules Selection { get; }
}

/// <summary>Places that cases which go their own way take one by one, and give back; see <see cref="CasePlaces"/>.</summary>
public interface IPlaces;

/// <summary>The committee's approval.</summary>
public interface IVotes;

/// <summary>Entries that were open to objection.</summary>
public interface IPublished;
