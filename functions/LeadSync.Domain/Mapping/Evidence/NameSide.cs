using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>What one of two compared names adds up to, word by word in their order.</summary>
internal struct NameSide()
{
    private bool isPastHead;

    /// <summary>What the other name says too, in bits.</summary>
    public double Shared { get; private set; }

    /// <summary>What only this one says.</summary>
    public double Only { get; private set; }

    /// <summary>The most telling word that only this one has.</summary>
    public double Most { get; private set; }

    /// <summary>What it says before the first word in common.</summary>
    public double Head { get; private set; }

    /// <summary>How well the worst spelt word in common is spelt, from 0 to 1.</summary>
    public double Spelling { get; private set; } = 1;

    /// <summary>The weakest way in which a word in common goes with the other's.</summary>
    public WordRelation Weakest { get; private set; }

    /// <summary>True where it has a number that the other has not.</summary>
    public bool HasNumber { get; private set; }

    /// <summary>True where a misspelt word is in no name.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Adds a word. Another spelling of a word is that word, with less weight; a part of one leaves the rest unsaid.</summary>
    public void Count(double bits, WordSimilarity similarity, bool isNumber, bool isUnknown)
    {
        Shared += bits * similarity.Quality;
        HasUnknown |= isUnknown;
        if (similarity.Quality == 0) HasNumber |= isNumber;
        else Weakest = Weakest == WordRelation.None ? similarity.Relation : (WordRelation)Math.Min((int)Weakest, (int)similarity.Relation);
        isPastHead |= similarity.Quality > 0;
        if (!isPastHead) Head += bits;
        if (similarity.Relation is WordRelation.Misspelt or WordRelation.Abbreviated or WordRelation.Shortened)
        {
            Spelling = Math.Min(Spelling, similarity.Quality);
            return;
        }
        Only += bits * (1 - similarity.Quality);
        Most = Math.Max(Most, bits * (1 - similarity.Quality));
    }
}
