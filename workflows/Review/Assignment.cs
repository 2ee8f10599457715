namespace Funding.Workflows.Review;

/// <summary>
/// Gives every application its panel. Never traded: conflicts, nobody twice on an application, nobody over the load.
/// Then, in this order: seats held by their own party, even load, matching fields. A seat that its party cannot fill
/// goes to a stand-in of another party and is reported. What the drawn orders leave equal does not depend on
/// the order of the lists.
/// </summary>
public static class Assignment
{
    /// <exception cref="ArgumentException">An id comes twice, or a drawn order lacks one.</exception>
    public static AssignmentResult Assign(AssignmentInputs inputs)
    {
        var state = new AssignmentState(inputs);
        foreach (var party in Parties.All) state.Fill(party);
        state.FillWithStandIns();
        return AssignmentReport.Of(inputs, state.Seats);
    }
}
