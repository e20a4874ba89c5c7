namespace LeadSync.Domain.Scoring;

/// <summary>Reads the optional label of a rule, <c>{"en","de"}</c>.</summary>
internal static class LabelJson
{
    public static Label Read(ModelFields rule, string id)
    {
        if (rule.Object("label", required: false) is not { } label)
            return new Label(id, id);
        var en = label.Text("en");
        var de = label.Text("de");
        label.RefuseUnknown();
        return new Label(en ?? id, de ?? id);
    }
}
