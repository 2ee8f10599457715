namespace Funding.Workflows.Addresses;

/// <summary>Addresses of the pages that everybody may read.</summary>
public static class PublicLinks
{
    public const string Home = Paths.Home;
    public const string Rounds = "/rounds";
    public const string RoundRoute = "/rounds/{round}";
    public const string Notices = "/notices";
    public const string NoticeRoute = Paths.RoundNotice;
    public const string Archive = "/results";
    public const string Awards = "/awards";
    public const string AwardsFile = "/awards.csv";
    public const string Progress = "/progress";
    public const string ProgressSheets = "/progress.xlsx";
    public const string ProgressFile = "/progress.csv";
    public const string ProgressOpenData = "/progress.json";
    public const string TargetRoute = "/progress/{target}";
    public const string TargetFileRoute = "/progress/{target}/awards.csv";
    public const string ResultsRoute = "/rounds/{round}/results";
    public const string RankingRoute = "/rounds/{round}/ranking";
    public const string RankingFileRoute = "/rounds/{round}/ranking.json";
    public const string AllocationRoute = "/rounds/{round}/allocation";
    public const string AllocationFileRoute = "/rounds/{round}/allocation.json";
    public const string DrawRoute = "/rounds/{round}/draw";
    public const string RoundAuditRoute = Paths.RoundAudit;
    public const string DrawFileRoute = "/rounds/{round}/draw.json";
    public const string LettersRoute = "/rounds/{round}/documents";
    public const string LetterRoute = LettersRoute + "/{stage}";
    public const string LetterVersionRoute = LetterRoute + "/{version:int}";
    public const string LetterFileRoute = LetterVersionRoute + "/{file}";
    public const string Certificates = "/certificates";
    public const string CertificateRoute = "/certificates/{code}";
    public const string CertificatePrintRoute = "/certificates/{code}/print";
    public const string CertificateDocumentRoute = "/certificates/{code}/documents/{act:int}";
    public const string CertificateCodeRoute = "/certificates/{code}/qr.svg";
    public const string Programmes = "/programmes";
    public const string ProgrammeRoute = "/programmes/{programme}";
    public const string AuditHeads = Paths.Audit;
    public const string Verify = "/verify";
    public const string ContentCode = "/verify/code";
    public const string SystemAudit = Paths.SystemAudit;
    public const string AwardAudit = "/audit/awards";
    public const string AwardHeadsRoute = "/audit/awards/{day}";
    public const string Roles = "/roles";
    public const string Privacy = "/privacy";
    public const string Accessibility = "/accessibility";
    public const string SignIn = Paths.SignIn;
    public const string SignInSent = "/signin/sent";
    public const string SignOut = Paths.SignOut;
    public const string Start = Paths.Start;

    public static string Round(string id) => Url.Fill(RoundRoute, id);

    public static string Notice(string round) => Url.Fill(NoticeRoute, round);

    public static string Results(string round) => Url.Fill(ResultsRoute, round);

    public static string Target(string programme) => Url.Fill(TargetRoute, programme);

    public static string TargetFile(string programme) => Url.Fill(TargetFileRoute, programme);

    public static string Ranking(string round) => Url.Fill(RankingRoute, round);

    public static string RankingFile(string round) => Url.Fill(RankingFileRoute, round);

    public static string Allocation(string round) => Url.Fill(AllocationRoute, round);

    public static string AllocationFile(string round) => Url.Fill(AllocationFileRoute, round);

    public static string RoundAudit(string round) => Url.Fill(RoundAuditRoute, round);

    /// <summary>The list of a day's root, a file.</summary>
    public static string AwardHeads(DateOnly day) =>
        Url.Fill(AwardHeadsRoute, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <param name="expected">A published hash, or <c>entries:hash</c> of an audit record.</param>
    public static string VerifyAgainst(string? expected) => Verify.With("expected", expected);

    public static string Draw(string round) => Url.Fill(DrawRoute, round);

    public static string DrawFile(string round) => Url.Fill(DrawFileRoute, round);

    public static string Letters(string round) => Url.Fill(LettersRoute, round);

    public static string Letter(string round, string stage) => Url.Fill(LetterRoute, round, stage);

    public static string LetterVersion(string round, string stage, int version) => $"{Letter(round, stage)}/{version}";

    public static string LetterFile(string round, string stage, int version, string file) =>
        $"{LetterVersion(round, stage, version)}/{file}";

    public static string CertificateDocument(string code, int act) =>
        Url.Fill(CertificateDocumentRoute, code, act.ToString(CultureInfo.InvariantCulture));

    public static string Certificate(string code) => Url.Fill(CertificateRoute, code);

    public static string CertificatePrint(string code) => Url.Fill(CertificatePrintRoute, code);

    public static string CertificateCode(string code) => Url.Fill(CertificateCodeRoute, code);

    public static string Programme(string programme) => Url.Fill(ProgrammeRoute, programme);

    public static string SignInThen(string? returnUrl) => SignIn.With("return", returnUrl);
}
