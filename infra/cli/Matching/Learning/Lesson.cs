using LeadSync.Cli.Matching.Reporting;
using LeadSync.Domain.Mapping.Evidence;
using LeadSync.Domain.Mapping.Learning;

namespace LeadSync.Cli.Matching.Learning;

/// <summary>Which of the labelled cases teach what.</summary>
/// <param name="LeftOut">Strata that nobody can learn from: the new name of a company has little to do with the old.</param>
/// <param name="NeedPlace">Strata of which nobody could tell without the city: another company of the same name.</param>
internal sealed record Lesson(IReadOnlyCollection<string> LeftOut, IReadOnlyCollection<string> NeedPlace)
{
    /// <summary>The examples of a book.</summary>
    public List<MatchingExample> Of(IEnumerable<LabelledCase> cases, string book) =>
        [.. cases.Where(each => each.Book == book && !each.Expected.IsAmbiguous && !LeftOut.Contains(each.Stratum))
            .Select(each => new MatchingExample(each.Lead, each.Expected.Accounts.SingleOrDefault(), NeedPlace.Contains(each.Stratum)))];

    /// <summary>Learns a table from those cases that are chosen.</summary>
    public EvidenceTable Learn(LabelledBooks books, string version, Func<LabelledCase, bool> isChosen, CancellationToken cancel) => EvidenceLearner.Learn(
        [.. books.Indexes.Select(book => (book.Value, (IReadOnlyList<MatchingExample>)Of(books.Cases.Where(isChosen), book.Key)))], version, cancel);
}
