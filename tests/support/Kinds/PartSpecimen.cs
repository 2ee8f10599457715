namespace Funding.Tests.Support.Kinds;

/// <summary>What stands for a kind of part in tests: its smallest settings, and what fills it in.</summary>
public abstract class PartSpecimen
{
    /// <summary>As a programme's file writes it.</summary>
    public abstract string Kind { get; }

    /// <summary>The smallest settings as the members of a file's part, such as <c>slots: [ … ]</c>. Its id is its kind.</summary>
    public abstract string Settings { get; }

    /// <summary>The application with the part filled in, so that nothing of it is missing.</summary>
    public abstract Scored Fill(PartOutline part, Scored empty);
}
