namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The default process of one table as a person reads it, written down apart from rows and plug-ins.</summary>
/// <param name="Table">Logical name; the noun of the English messages.</param>
/// <param name="Set">Entity set name.</param>
/// <param name="Name">The column that a new row needs.</param>
/// <param name="German">The noun of the German messages, with "this" and "a".</param>
/// <param name="First">The stages to begin in, as in <paramref name="Moves"/>.</param>
/// <param name="Moves">
/// Rows from, columns to, in the order of the stages: "=" stays, "+" for everybody, "s" for sales, "r" with a reason,
/// "R" for sales with a reason, "a" for administrators, "-" never.
/// </param>
internal sealed record StagePairs(string Table, string Set, string Name, (string This, string A) German, string First, string[] Moves)
{
    private const int FirstValue = 844060000;

    public required (string English, string German)[] Stages { get; init; }

    public static StagePairs Lead { get; } = new("lead", "leads", "lastname", ("Dieser Lead", "Ein Lead"), "++------",
        ["=++----r", "-=+----r", "-R=s---r", "-R-=s--r", "-r--=++r", "-----=--", "------=-", "-------="])
    {
        Stages =
        [
            ("Prospect", "Interessent"), ("Lead", "Lead"), ("Qualified Lead", "Qualifizierter Lead"), ("Sales Accepted Lead", "Vom Vertrieb akzeptierter Lead"),
            ("Opportunity", "Verkaufschance"), ("Customer", "Kunde"), ("Lost", "Verloren"), ("Disqualified", "Disqualifiziert"),
        ],
    };

    public static StagePairs Account { get; } = new("account", "accounts", "name", ("Diese Firma", "Eine Firma"), "++++++",
        ["=+++++", "+=++++", "-+=+++", "-+-=++", "-+++=+", "-----="])
    {
        Stages =
        [
            ("Target", "Zielfirma"), ("Engaged", "Engagiert"), ("Qualified Account", "Qualifizierte Firma"),
            ("Sales Qualified Account", "Vom Vertrieb qualifizierte Firma"), ("Opportunity", "Verkaufschance"), ("Customer", "Kunde"),
        ],
    };

    public static StagePairs Opportunity { get; } = new("opportunity", "opportunities", "name", ("Diese Verkaufschance", "Eine Verkaufschance"), "+++++r",
        ["=++-+r", "+=+++r", "-+=++r", "---=--", "--a-=-", "-----="])
    {
        Stages =
        [
            ("Discovery", "Bedarfsklärung"), ("Proposal", "Angebot"), ("Negotiation", "Verhandlung"), ("Won", "Gewonnen"), ("Lost", "Verloren"), ("Recycled", "Zurückgegeben"),
        ],
    };

    public static StagePairs Of(string table) => new[] { Lead, Account, Opportunity }.Single(pairs => pairs.Table == table);

    public static int Value(int stage) => FirstValue + stage;

    /// <summary>The rule for a move; from null, for a beginning.</summary>
    public char Rule(int? from, int to) => from is { } left ? Moves[left][to] : First[to];

    /// <summary>Whether the user may make the move at all, given a reason where one is needed.</summary>
    public bool MayMove(int? from, int to, StageUser user) => Rule(from, to) switch
    {
        '=' or '+' or 'r' => true,
        's' or 'R' => user.Sells,
        'a' => user.Administers,
        _ => false,
    };

    /// <summary>What a save without a reason answers: "204", or the message in the user's language.</summary>
    public string Answer(int? from, int to, StageUser user)
    {
        var rule = Rule(from, to);
        if (rule is '=' or '+' || (rule == 's' && user.Sells) || (rule == 'a' && user.Administers))
            return "204";
        if (rule is 's' or 'R' && !user.Sells)
            return Role(to, "LeadSync Sales, LeadSync Administrator", user);
        if (rule == 'a')
            return Role(to, "LeadSync Administrator", user);
        if (rule is 'r' or 'R')
            return user.IsGerman ? $"Wählen Sie für den Wechsel nach „{Stages[to].German}“ einen Rückgabegrund und speichern Sie ihn zusammen mit der Phase."
                : $"To move this {Table} to \"{Stages[to].English}\", choose a recycle reason and save it together with the stage.";
        return from is { } left ? Never(left, to, user) : NotFirst(to, user);
    }

    private string Role(int to, string roles, StageUser user) => user.IsGerman
        ? $"Für den Wechsel nach „{Stages[to].German}“ benötigen Sie eine dieser Sicherheitsrollen: {roles}. Bitten Sie jemanden mit einer solchen Rolle um den Wechsel."
        : $"To move this {Table} to \"{Stages[to].English}\", you need one of these security roles: {roles}. Ask somebody who has it to move it.";

    private string Never(int from, int to, StageUser user) => user.IsGerman
        ? $"{German.This} kann nicht von „{Stages[from].German}“ nach „{Stages[to].German}“ wechseln. {Next(from, user)}"
        : $"This {Table} cannot move from \"{Stages[from].English}\" to \"{Stages[to].English}\". {Next(from, user)}";

    private string NotFirst(int to, StageUser user) => user.IsGerman
        ? $"{German.A} kann nicht in der Phase „{Stages[to].German}“ beginnen. {Next(null, user)}"
        : $"A {Table} cannot start in the stage \"{Stages[to].English}\". {Next(null, user)}";

    private string Next(int? from, StageUser user)
    {
        var next = Enumerable.Range(0, Stages.Length).Where(to => Rule(from, to) is not '-' and not '=')
            .Select(to => user.IsGerman ? Stages[to].German : Stages[to].English).ToList();
        if (user.IsGerman)
            return next.Count == 0 ? "Von hier aus ist kein Wechsel erlaubt." : $"Erlaubt: {string.Join(", ", next)}.";
        return next.Count == 0 ? "No move is allowed from here." : $"Allowed: {string.Join(", ", next)}.";
    }
}

/// <summary>Who saves.</summary>
/// <param name="Name">A user of DevOrg.</param>
/// <param name="Sells">May make moves of sales: the roles LeadSync Sales, LeadSync Administrator or System Administrator.</param>
/// <param name="Administers">The roles LeadSync Administrator or System Administrator.</param>
/// <param name="IsGerman">Reads German.</param>
internal sealed record StageUser(string Name, bool Sells, bool Administers, bool IsGerman = false)
{
    /// <summary>May create rows of all three tables.</summary>
    public bool Creates => Name is "Sam Sales" or "Sabine Vertrieb" or "Ada Admin";

    public static StageUser[] All { get; } =
    [
        new("Sam Sales", Sells: true, Administers: false),
        new("Sabine Vertrieb", Sells: true, Administers: false, IsGerman: true),
        new("Otto Operations", Sells: true, Administers: true),
        new("Ada Admin", Sells: true, Administers: true),
        new("LeadSync Integration", Sells: false, Administers: false),
    ];

    public static StageUser Of(string name) => All.Single(user => user.Name == name);
}
