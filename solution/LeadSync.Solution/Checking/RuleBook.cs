using LeadSync.Solution.Checking.Rules;

namespace LeadSync.Solution.Checking;

/// <summary>Every rule. LSC000 (unreadable) and LSC001 (unplaced file) are found while reading.</summary>
internal static class RuleBook
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new ManifestRule(), new UniqueIdRule(), new RootComponentRule(), new FileNameRule(),
        new StepHandlerRule(), new StepColumnRule(), new StepHandlerCodeRule(), new StepStageRule(), new PluginTypeRule(),
        new FormColumnRule(), new FormWebResourceRule(), new FormControlRule(), new SubgridRule(), new ViewColumnRule(),
        new LookupRule(), new OptionSetRule(), new OptionValueRule(), new KeyColumnRule(), new PrimaryNameRule(),
        new LanguageRule(), new CasingRule(), new PrefixRule(), new PrivilegeRule(),
        new AppRule(), new SiteMapRule(), new SchemaRule(),
        new DefaultViewRule(), new ColumnTypeRule(), new CustomApiRule(),
    ];
}
