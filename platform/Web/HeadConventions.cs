namespace Funding.Platform.Web;

public static class HeadConventions
{
    /// <summary>HEAD is answered like GET, without the body.</summary>
    public static TBuilder AnswersHead<TBuilder>(this TBuilder calls)
        where TBuilder : IEndpointConventionBuilder
    {
        calls.Add(endpoint =>
        {
            var reading = endpoint.Metadata.OfType<IHttpMethodMetadata>().FirstOrDefault(m => m.HttpMethods is ["GET"]);
            if (reading is not null)
                endpoint.Metadata[endpoint.Metadata.IndexOf(reading)] = new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]);
        });
        return calls;
    }
}
