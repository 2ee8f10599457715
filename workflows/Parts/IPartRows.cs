namespace Funding.Workflows.Parts;

/// <summary>Rows that a part is filled in with, for who goes on with them once there is an award. Pure.</summary>
public interface IPartRows
{
    /// <returns>The questions of each row of <see cref="Answers.RowsOf"/>; null where the part has no rows.</returns>
    IReadOnlyList<FormField>? RowFields(PartOutline part);
}
