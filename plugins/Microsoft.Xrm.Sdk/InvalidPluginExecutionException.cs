using System;
using System.Collections.Generic;
using System.Text;

namespace Microsoft.Xrm.Sdk;

/// <summary>The refusal of a plug-in: the only exception whose message the platform shows to the user.</summary>
[Serializable]
public sealed class InvalidPluginExecutionException : Exception
{
    public InvalidPluginExecutionException() => ExceptionDetails = new Dictionary<string, string>();

    public InvalidPluginExecutionException(OperationStatus status) : this(status, string.Empty)
    {
    }

    public InvalidPluginExecutionException(string message) : this(OperationStatus.Failed, message)
    {
    }

    public InvalidPluginExecutionException(OperationStatus status, string message) : this(status, message, new Dictionary<string, string>())
    {
    }

    public InvalidPluginExecutionException(string message, Exception exception) : base(message, exception) =>
        ExceptionDetails = new Dictionary<string, string>();

    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message) : this(status, message) => HResult = errorCode;

    public InvalidPluginExecutionException(string message, PluginHttpStatusCode httpStatus) : this(message) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(string message, PluginHttpStatusCode httpStatus, Dictionary<string, string> exceptionDetails)
        : this(message, exceptionDetails) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(OperationStatus status, int errorCode, string message, PluginHttpStatusCode httpStatus)
        : this(status, errorCode, message) => HttpStatus = httpStatus;

    public InvalidPluginExecutionException(string message, Dictionary<string, string> exceptionDetails)
        : this(OperationStatus.Failed, message, exceptionDetails)
    {
    }

    public InvalidPluginExecutionException(OperationStatus status, string message, Dictionary<string, string> exceptionDetails) : base(message)
    {
        Status = status;
        ExceptionDetails = exceptionDetails;
    }

    public OperationStatus Status { get; }

    public int ErrorCode => HResult;

    public PluginHttpStatusCode HttpStatus { get; }

    public IReadOnlyDictionary<string, string> ExceptionDetails { get; }

    public override string ToString() =>
        new StringBuilder().AppendLine($"_status: {Status}").AppendLine($"_httpStatusCode: {HttpStatus}").ToString();
}
