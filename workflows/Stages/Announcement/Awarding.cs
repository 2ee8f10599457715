namespace Funding.Workflows.Stages.Announcement;

/// <summary>The number under which an award is given, and the day.</summary>
public sealed record AwardNumber(int Number, DateOnly On)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }
}

/// <summary>An award as it is announced, and the rows that go with it.</summary>
internal static class Awarding
{
    /// <param name="secret">Of the round: the certificate's code is derived from it.</param>
    /// <param name="announcement">文号.</param>
    public static Award Of(
        Round round, Programme programme, byte[] secret, NoticeEntry entry, AwardNumber number, string announcement)
    {
        var settings = AnnouncementSettings.AwardOf(programme);
        return new Award
        {
            Number = number.Number,
            RoundId = round.Id,
            Kind = AnnouncementSettings.Of(programme).Award,
            ApplicationId = entry.ApplicationId,
            OrganisationName = entry.OrganisationName,
            Title = entry.Title,
            Desk = entry.Desk,
            Rank = entry.Rank,
            AwardTitle = settings.Title,
            ProgrammeName = programme.Name,
            Lead = programme.Lead,
            CertificateNumber = CertificateNumber.Of(settings.CertificatePattern, round.Year, round.Batch, number.Number),
            VerificationCode = VerificationCode.Of(secret, entry.ApplicationId),
            AnnouncementNumber = announcement,
            AwardedOn = number.On,
            ValidUntil = number.On.AddYears(settings.Years),
        };
    }

    public static Application Awarded(Application application, Award award) =>
        application with { State = ApplicationState.Awarded, CertificateNumber = award.CertificateNumber };

    /// <summary>The award's row and certificate, its making, and the record; the application is the caller's to write.</summary>
    public static Commit Awarded(this Commit commit, Award award) => commit
        .MakeAward(award.RoundId, award.Number)
        .Upsert(RoundKeys.Award(award.Number), award)
        .WriteElsewhere(CertificateKeys.Partition(award.VerificationCode), CertificateKeys.Key, award)
        .Audit(AuditNote.By(Actor.Rule("announcement"), "awarded", award.ApplicationId, ("certificate", award.CertificateNumber)).Moves(
            award.Desk, ApplicationState.Selected, ApplicationState.Awarded));
}
