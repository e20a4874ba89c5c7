using System.Reflection;
using Microsoft.Xrm.Sdk;

namespace LeadSync.PluginWorker;

/// <summary>Loads assemblies, keeps one instance of each plug-in, as the platform does, and runs them one at a time.</summary>
internal sealed class Worker
{
    private readonly Frames frames;
    private readonly Dictionary<string, Assembly> assemblies = new Dictionary<string, Assembly>();
    private readonly Dictionary<string, IPlugin> plugins = new Dictionary<string, IPlugin>();

    public Worker(Frames frames) => this.frames = frames;

    /// <summary>Serves frames until the other side is gone.</summary>
    public void Run()
    {
        while (true)
            Serve(frames.Next());
    }

    /// <summary>Sends a call to the organisation and waits for its answer, running what it asks for meanwhile.</summary>
    /// <exception cref="OrganizationRefusal">The organisation refused.</exception>
    public OrganizationResponse Call(Guid? user, ParameterCollection shared, OrganizationRequest request)
    {
        frames.Send(FrameKind.Call, user?.ToString("D") ?? "", Frames.Pack(shared), Frames.Pack(request));
        for (var kind = frames.Next(); ; kind = frames.Next())
        {
            if (kind == FrameKind.Answer)
                return frames.Contract<OrganizationResponse>();
            if (kind == FrameKind.Faulted)
                throw new OrganizationRefusal(frames.Number(), frames.Number(), frames.Text());
            Serve(kind);
        }
    }

    public void Trace(string line) => frames.Send(FrameKind.Trace, line);

    private void Serve(FrameKind kind)
    {
        if (kind == FrameKind.Load)
            assemblies[frames.Text()] = Assembly.Load(frames.Bytes());
        else if (kind == FrameKind.Execute)
            Execute(frames.Text(), frames.Text(), frames.Contract<RemoteExecutionContext>());
        else
            throw new InvalidOperationException($"The frame {kind} is not expected here.");
    }

    private void Execute(string assembly, string type, RemoteExecutionContext context)
    {
        try
        {
            Plugin(assembly, type).Execute(new WorkerServices(this, context));
            frames.Send(FrameKind.Done, Frames.Pack(context.InputParameters), Frames.Pack(context.OutputParameters), Frames.Pack(context.SharedVariables));
        }
        catch (InvalidPluginExecutionException refusal)
        {
            frames.Send(FrameKind.Refused, (int)refusal.HttpStatus, refusal.Message);
        }
        catch (OrganizationRefusal refusal)
        {
            frames.Send(FrameKind.Faulted, refusal.Status, refusal.Code, refusal.Message);
        }
        // The edge to foreign code: what it throws is told to DevOrg, and the worker serves on.
        catch (Exception failure) when (!(failure is System.IO.IOException))
        {
            frames.Send(FrameKind.Failed, failure.ToString());
        }
    }

    private IPlugin Plugin(string assembly, string type)
    {
        var key = $"{assembly} {type}";
        if (!plugins.TryGetValue(key, out var plugin))
            plugins[key] = plugin = (IPlugin)Activator.CreateInstance(assemblies[assembly].GetType(type, throwOnError: true)!)!;
        return plugin;
    }
}
