using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class KeyboardTests(RunningInstance instance)
{
    [Fact]
    public async Task A_rep_signs_in_opens_a_lead_and_saves_without_a_mouse()
    {
        var id = await instance.Crm.NewLead("Keyboard");
        await using var rep = await Rep.Arrive(instance);
        await Press(rep, "button.person >> text=Sam Sales", "Tab");
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Rows.First).ToBeVisibleAsync();
        await Press(rep, ".grid a.open", "Tab");
        await Press(rep, $"tr[data-id='{id}'] a.open", "ArrowDown");
        await rep.Page.Keyboard.PressAsync("Enter");
        await Expect(rep.Heading).ToHaveTextAsync("Test Keyboard");
        await Press(rep, ".cell[data-column='jobtitle'] input", "Tab");
        await rep.Page.Keyboard.TypeAsync("Buyer");
        await rep.Page.Keyboard.PressAsync("Control+s");
        await Expect(rep.Page.Locator("#notice")).ToHaveTextAsync("Saved.");
        Assert.Equal("Buyer", (await instance.Crm.Row("leads", id)).GetProperty("jobtitle").GetString());
        Assert.Empty(rep.Complaints);
    }

    /// <summary>Presses a key until an element has the focus.</summary>
    private static async Task Press(Rep rep, string wanted, string key)
    {
        var target = rep.Page.Locator(wanted).First;
        await target.WaitForAsync(new() { State = WaitForSelectorState.Visible });
        for (var presses = 0; presses < 60; presses++)
        {
            if (await target.EvaluateAsync<bool>("each => each === document.activeElement || each.parentElement === document.activeElement"))
                return;
            await rep.Page.Keyboard.PressAsync(key);
        }

        Assert.Fail($"{key} does not reach {wanted}.");
    }
}
