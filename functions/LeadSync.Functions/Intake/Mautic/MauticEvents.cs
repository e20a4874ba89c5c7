namespace LeadSync.Functions.Intake.Mautic;

/// <summary>Which event type means what.</summary>
internal static class MauticEvents
{
    /// <summary>Reads an item by its type.</summary>
    public static ItemReading Read(MauticItem item) => item.Type switch
    {
        "page_on_hit" => MauticWeb.PageHit(item),
        "form_on_submit" => MauticWeb.FormSubmit(item),
        "email_on_open" => MauticMail.Open(item),
        "email_on_send" => MauticMail.Send(item),
        "sms_on_send" => MauticContacts.Other(item, "sms_sent"),
        "lead_post_save_new" => MauticContacts.Other(item, "contact_identified"),
        "lead_post_save_update" => MauticContacts.Other(item, "contact_updated"),
        "lead_post_delete" => MauticContacts.Other(item, "contact_deleted"),
        "lead_company_change" => MauticContacts.Other(item, "company_change"),
        "lead_points_change" => MauticContacts.PointsChange(item),
        "lead_channel_subscription_changed" => MauticContacts.SubscriptionChange(item),
        "lead_list_change" => MauticContacts.ListChange(item),
        "company_post_save" or "company_post_delete" => new ItemReading.Ignored($"{item.Type}: tells of a company, not of a person"),
        _ => new ItemReading.Rejected("unknown event type"),
    };
}
