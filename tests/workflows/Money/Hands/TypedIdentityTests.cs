namespace Funding.Workflows.Tests.Money.Hands;

public sealed class TypedIdentityTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    /// <summary>The first is the example of GB 11643 itself.</summary>
    [Theory]
    [InlineData("11010519491231002X")]
    [InlineData("440524188001010014", false)]
    [InlineData("１１０１０５１９４９１２３１００２ｘ")]
    [InlineData(" 110105 19491231 002x ")]
    public void A_number_is_read_however_it_is_typed(string typed, bool holds = true)
    {
        if (holds)
            Assert.Equal("002X", TypedIdentity.Read(typed, Today).Tail);
        else
            Assert.Equal("identity-number-birthday", Refused(typed).Code);
    }

    [Theory]
    [InlineData(null, "form")]
    [InlineData("", "form")]
    [InlineData("11010519491231002", "form")]
    [InlineData("11010519491231002XX", "form")]
    [InlineData("11010519491231X02X", "form")]
    [InlineData("11010519491231002Y", "form")]
    [InlineData("10010519491231002X", "province")]
    [InlineData("11010519490229002X", "birthday")]
    [InlineData("110105194913310020", "birthday")]
    [InlineData("110105202603030023", "birthday")]
    [InlineData("110105194912310021", "check")]
    [InlineData("110105194912310012", "check")]
    public void What_is_no_number_is_refused_by_its_rule_and_not_repeated(string? typed, string rule)
    {
        var refused = Refused(typed);
        Assert.Equal(($"identity-number-{rule}", "number"), (refused.Code, refused.Field));
        if (typed is { Length: > 4 })
            Assert.DoesNotContain(typed, refused.Chinese + refused.English, StringComparison.Ordinal);
    }

    /// <summary>The check digit finds every digit that was mistyped, and every pair that was changed round.</summary>
    [Fact]
    public void One_wrong_digit_or_two_in_the_wrong_order_are_found()
    {
        var right = IdentityNumbers.Of(417);
        for (var at = 0; at < 17; at++)
        {
            foreach (var other in "0123456789".Where(d => d != right[at]))
                Assert.NotEqual(right[^1], IdentityNumber.CheckOf(right[..at] + other + right[(at + 1)..17]));
            if (at < 16 && right[at] != right[at + 1])
                Assert.NotEqual(right[^1], IdentityNumber.CheckOf(right[..at] + right[at + 1] + right[at] + right[(at + 2)..17]));
        }
    }

    [Fact]
    public void One_key_knows_a_number_again_and_another_does_not()
    {
        byte[] key = [.. Enumerable.Repeat((byte)7, 32)], other = [.. Enumerable.Repeat((byte)8, 32)];
        var number = TypedIdentity.Read(IdentityNumbers.Of(3), Today);
        Assert.Equal(number.Hash(key), TypedIdentity.Read(" " + IdentityNumbers.Of(3), Today).Hash(key));
        Assert.NotEqual(number.Hash(key), number.Hash(other));
        Assert.NotEqual(number.Hash(key), TypedIdentity.Read(IdentityNumbers.Of(4), Today).Hash(key));
        Assert.DoesNotContain(IdentityNumbers.Of(3)[..14], $"{number} {number.Hash(key)}", StringComparison.Ordinal);
    }

    private static Refusal Refused(string? typed) =>
        Assert.Throws<RefusedException>(() => TypedIdentity.Read(typed, Today)).Refusals.Single();
}
