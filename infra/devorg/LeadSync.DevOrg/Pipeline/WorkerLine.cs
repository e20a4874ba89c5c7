using System.Diagnostics;
using LeadSync.PluginWorker;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>One worker process and the frames exchanged with it.</summary>
internal sealed class WorkerLine : IDisposable
{
    private readonly Process process;
    private readonly Frames frames;
    private readonly HashSet<string> loaded = [];

    public WorkerLine(Process process)
    {
        this.process = process;
        frames = new Frames(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
    }

    /// <summary>Runs a plug-in, serving its calls on the way; its changes are in the context afterwards.</summary>
    /// <exception cref="IOException">The worker is gone.</exception>
    public void Execute(PluginCode code, PluginServices services)
    {
        if (loaded.Add(code.Assembly))
            frames.Send(FrameKind.Load, code.Assembly, code.Read());
        frames.Send(FrameKind.Execute, code.Assembly, code.Type, Frames.Pack(RemoteContext.Of(services.Context)));
        for (var kind = frames.Next(); kind != FrameKind.Done; kind = frames.Next())
            Serve(kind, services);
        Take(services.Context.InputParameters, frames.Contract<ParameterCollection>());
        Take(services.Context.OutputParameters, frames.Contract<ParameterCollection>());
        Take(services.Context.SharedVariables, frames.Contract<ParameterCollection>());
    }

    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public void Dispose()
    {
        Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private void Serve(FrameKind kind, PluginServices services)
    {
        switch (kind)
        {
            case FrameKind.Trace:
                services.Trace(frames.Text());
                break;
            case FrameKind.Call:
                Answer(frames.Text(), services);
                break;
            case FrameKind.Refused:
                var status = (PluginHttpStatusCode)frames.Number();
                throw new InvalidPluginExecutionException(frames.Text(), status);
            case FrameKind.Faulted:
                throw new OrgFault(frames.Number(), unchecked((uint)frames.Number()), frames.Text());
            case FrameKind.Failed:
                throw new PluginFailure(frames.Text());
            default:
                throw new PluginFailure($"The worker sent {kind}, which is not expected here.");
        }
    }

    private void Answer(string user, PluginServices services)
    {
        Take(services.Context.SharedVariables, frames.Contract<ParameterCollection>());
        var request = frames.Contract<OrganizationRequest>();
        try
        {
            var organization = services.CreateOrganizationService(user.Length == 0 ? null : Guid.Parse(user));
            frames.Send(FrameKind.Answer, Frames.Pack(organization.Execute(request)));
        }
        catch (OrgFault fault)
        {
            frames.Send(FrameKind.Faulted, fault.Status, fault.Code, fault.Message);
        }
    }

    /// <summary>Rows stay the objects they are, because the message goes on with them; only their columns change.</summary>
    private static void Take(ParameterCollection present, ParameterCollection changed)
    {
        foreach (var gone in present.Select(pair => pair.Key).Where(name => !changed.Contains(name)).ToArray())
            present.Remove(gone);
        foreach (var (name, value) in changed)
            if (value is Entity row && present.TryGetValue(name, out var known) && known is Entity same)
                Take(same, row);
            else
                present[name] = value;
    }

    private static void Take(Entity present, Entity changed)
    {
        present.Id = changed.Id;
        present.Attributes.Clear();
        present.Attributes.AddRange(changed.Attributes);
    }
}
