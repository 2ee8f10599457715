namespace Funding.Workflows.Tests.People;

/// <summary>The process is killed before each commit in turn: a person has one address, and it has them.</summary>
public sealed class AddressOnRecordTests
{
    private const string Old = "old@college.example";
    private const string New = "new@college.example";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_at_any_commit_the_office_moves_a_person_wholly_and_once_or_not_at_all(bool emptyAccountThere)
    {
        for (var left = 0; ; left++)
        {
            await using var house = RolesOnRecordTests.House(out var tables);
            var people = house.Get<PeopleStore>();
            var li = await people.GrantAsync(Old, new RoleGrant(Role.Committee), "李明");
            if (emptyAccountThere)
                await people.GetOrCreateAsync(New);
            var killed = await RolesOnRecordTests.KilledAsync(tables, left, () => house.Get<AddressChangeCommands>().ByOfficeAsync(
                Cast.Administrator, li.Id, New, "原邮箱已停用，本人来函。"));

            var actions = (await house.NotesAsync(li.Id)).Select(n => n.Action);
            Assert.Equal(left == 0 ? [] : ["address-change-decided", "address-changed"], actions);
            Assert.Equal(left == 0 ? Old : New, (await people.FindAsync(li.Id))!.Value.Email);
            Assert.Equal(li.Id, await people.IdOfAsync(left == 0 ? Old : New));
            Assert.NotEqual(li.Id, await people.IdOfAsync(left == 0 ? New : Old));
            Assert.Equal(left == 0 ? 0 : 1, (await house.SubjectsAsync(Old)).Count);
            Assert.Equal(left == 0 ? 0 : 1, (await house.SubjectsAsync(New)).Count);
            if (!killed) break;
        }
    }

    [Fact]
    public async Task Killed_at_any_commit_a_removed_persons_address_leads_to_nobody_or_to_a_new_person()
    {
        for (var left = 0; ; left++)
        {
            await using var house = RolesOnRecordTests.House(out var tables);
            var people = house.Get<PeopleStore>();
            var first = await people.GetOrCreateAsync(Old);
            await people.RemoveAsync(first.Id, CancellationToken.None);
            var killed = await RolesOnRecordTests.KilledAsync(tables, left, () => people.GetOrCreateAsync(Old));

            var second = await people.GetOrCreateAsync(Old);
            Assert.NotEqual(first.Id, second.Id);
            Assert.Equal(second.Id, (await people.HolderAsync(Old)).Person!.Id);
            if (!killed) break;
        }
    }
}
