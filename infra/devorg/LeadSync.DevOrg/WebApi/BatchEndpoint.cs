using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadSync.DevOrg.WebApi;

/// <summary>POST $batch: requests one after the other, change sets as a whole; stops at the first failure unless told not to.</summary>
internal sealed class BatchEndpoint(ApiExecutor executor)
{
    public async Task<ApiResponse> Run(HttpContext http, Guid user)
    {
        IReadOnlyList<BatchPart> parts;
        try
        {
            parts = await BatchParts.Read(http.Request.ContentType, http.Request.Body, ApiEndpoint.RootAddress(http.Request), http.RequestAborted);
        }
        catch (OrgFault fault)
        {
            return ApiResponse.Error(fault);
        }

        var goOn = Preferences.Read(http.Request.Headers["Prefer"].ToString()).ContinueOnError;
        var answers = new List<(BatchPart Part, IReadOnlyList<ApiResponse> Responses)>();
        var status = 200;
        foreach (var part in parts)
        {
            var responses = part.IsSet
                ? await executor.RunSet(part.Requests, user, http.RequestAborted)
                : [await executor.Run(part.Requests[0].Request, user, http.RequestAborted)];
            answers.Add((part, responses));
            if (responses.FirstOrDefault(response => response.Status >= 400) is not { } failed || goOn)
                continue;
            status = failed.Status;
            break;
        }

        return Write(status, answers);
    }

    private static ApiResponse Write(int status, List<(BatchPart Part, IReadOnlyList<ApiResponse> Responses)> answers)
    {
        var boundary = $"batchresponse_{Guid.NewGuid()}";
        var text = new StringBuilder();
        foreach (var (part, responses) in answers)
        {
            text.Append(CultureInfo.InvariantCulture, $"--{boundary}\r\n");
            if (!part.IsSet || responses is [{ Status: >= 400 }])
            {
                WriteResponse(text, responses[0], contentId: null);
                continue;
            }

            var set = $"changesetresponse_{Guid.NewGuid()}";
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary={set}\r\n\r\n");
            for (var i = 0; i < responses.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"--{set}\r\n");
                WriteResponse(text, responses[i], part.Requests[i].ContentId);
            }

            text.Append(CultureInfo.InvariantCulture, $"--{set}--\r\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"--{boundary}--\r\n");
        return new ApiResponse(status, Encoding.UTF8.GetBytes(text.ToString())) { ContentType = $"multipart/mixed; boundary={boundary}" };
    }

    private static void WriteResponse(StringBuilder text, ApiResponse response, string? contentId)
    {
        text.Append("Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n");
        if (contentId is not null)
            text.Append(CultureInfo.InvariantCulture, $"Content-ID: {contentId}\r\n");
        text.Append(CultureInfo.InvariantCulture, $"\r\nHTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}\r\n");
        foreach (var (name, value) in response.Headers)
            text.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        if (response.Body is { } body)
            text.Append(CultureInfo.InvariantCulture, $"Content-Type: {response.ContentType}\r\nOData-Version: 4.0\r\n\r\n{Encoding.UTF8.GetString(body)}\r\n");
        else
            text.Append("OData-Version: 4.0\r\n\r\n\r\n");
    }
}
