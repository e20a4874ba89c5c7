using NodaTime;

namespace LeadSync.Domain.Calendars;

/// <summary>A day on which nobody works.</summary>
/// <param name="Date">The day that is kept, moved where the country moves it.</param>
/// <param name="Name">Its English name.</param>
public sealed record Holiday(LocalDate Date, string Name);

/// <summary>The holidays of a country or of a part of one.</summary>
/// <param name="Name">Its code after ISO 3166, such as DE-BY.</param>
/// <param name="Region">What it is of, in English.</param>
/// <param name="Source">Where its days are laid down.</param>
/// <param name="Days">The days of 2025 to 2030, in order.</param>
public sealed record HolidaySet(string Name, string Region, string Source, IReadOnlyList<Holiday> Days);
