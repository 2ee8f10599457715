namespace Funding.Platform.Tests.Refusals;

public sealed class TypedConfirmationTests
{
    [Fact]
    public void The_last_four_characters_confirm_in_any_case_and_nothing_else_does() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 20], Gen.String[Gen.Char.AlphaNumeric, 0, 6]).Sample((number, typed) =>
        {
            var expected = number.Length <= 4 ? number : number[^4..];
            Assert.Equal(expected, TypedConfirmation.Expected(number));
            TypedConfirmation.Demand($" {expected.ToUpperInvariant()} ", number);
            var refused = Record.Exception(() => TypedConfirmation.Demand(typed, number, "typed"));
            Assert.Equal(string.Equals(typed, expected, StringComparison.OrdinalIgnoreCase), refused is null);
            if (refused is not null)
            {
                var refusal = Assert.Single(Assert.IsType<RefusedException>(refused).Refusals);
                Assert.Equal(("confirmation-mismatch", "typed", RefusalKind.Invalid), (refusal.Code, refusal.Field, refusal.Kind));
            }
        });

    [Fact]
    public void A_refused_exception_is_of_its_first_refusals_kind_and_names_all()
    {
        var refused = new RefusedException(
            new Refusal("a", "x", "甲", "One") { Kind = RefusalKind.Closed }, new Refusal("b", null, "乙", "Two"));
        Assert.Equal((RefusalKind.Closed, "a: One; b: Two"), (refused.Kind, refused.Message));
        Assert.Equal(("甲", "One"), (refused.Refusals[0].In("zh"), refused.Refusals[0].In("en")));
    }
}
