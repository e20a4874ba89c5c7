namespace LeadSync.Tests.Conventions;

public sealed class SourceMembersTests
{
    private const string Source = """"
        namespace X;
        [Obsolete("a(b) {")]
        public sealed record Thing(int A, int B)
        {
            private readonly Dictionary<string, int> _map = new() { ["{"] = 1 }; // { not a block
            public int P { get; init; } = Compute(1, 2);
            public static implicit operator string(Thing x) => "}";

            [Fact(DisplayName = "x(")]
            public async Task<(int, int)> Long<T>(int a, Func<int, int> b, (int c, int d) e, CancellationToken cancel)
            {
                var text = $"{{ {a switch { 1 => "}", _ => "\"" }} }";
                var raw = """
                    { { "
                    """;
                if (a > 1) { return (1, 2); }
            }

            /* public void Gone() { */
            public Thing(string s) : this(1, 2) { }
            public int Short() => (a, b) switch
            {
                _ => 1,
            };
            private static class Inner { void M(); }
            private sealed record Data(int A, int B, int C, int D, int E, int F);
        }
        """";

    [Fact]
    public void Methods_are_found_with_lines_and_parameters() =>
        Assert.Equal(
            [
                new SourceMethod("string", 1, 1), new SourceMethod("Long", 9, 3), new SourceMethod("Thing", 1, 1),
                new SourceMethod("Short", 4, 0), new SourceMethod("M", 1, 0),
            ],
            SourceMembers.Methods(Source));
}
