namespace Funding.Platform.Web;

/// <summary>The one way a posted form is read, on pages and API alike; what cannot be read is told apart here.</summary>
public static class FormText
{
    /// <summary>The field of every form that carries its antiforgery token.</summary>
    public const string TokenField = "form-token";

    /// <summary>Empty when the request has no form.</summary>
    /// <exception cref="BadHttpRequestException">It breaks off, is no form, holds a NUL (400), or passes a limit of forms
    /// (413).</exception>
    /// <exception cref="RefusedException">A part is in an encoding that is not known.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
            return FormCollection.Empty;
        try
        {
            var form = await request.ReadFormAsync(cancellation);
            return form.Any(f => HasNul(f.Key) || f.Value.Any(HasNul)) || form.Files.Any(f => HasNul(f.Name) || HasNul(f.FileName))
                ? throw Unreadable(null)
                : form;
        }
        catch (InvalidDataException nul) when (nul.InnerException is InvalidOperationException)
        {
            throw Unreadable(nul);
        }
        catch (InvalidDataException tooMuch)
        {
            // The form reader's own limits: too many fields, or one too long.
            throw new BadHttpRequestException(tooMuch.Message, StatusCodes.Status413PayloadTooLarge, tooMuch);
        }
        catch (IOException torn) when (torn is not BadHttpRequestException && !DiskSpace.IsUsedUp(torn))
        {
            throw Unreadable(torn);
        }
        catch (NotSupportedException)
        {
            throw new RefusedException(ShellRefusals.UnknownEncoding());
        }
    }

    private static BadHttpRequestException Unreadable(Exception? cause) =>
        new("The form cannot be read.", StatusCodes.Status400BadRequest, cause!);

    private static bool HasNul(string? text) => text?.Contains('\0', StringComparison.Ordinal) == true;
}
