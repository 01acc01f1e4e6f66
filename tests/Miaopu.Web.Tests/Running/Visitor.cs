using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Miaopu.Web.Tests.Running;

/// <summary>Somebody with a browser without scripts: follows links, fills in forms as they stand on the page (with their real antiforgery token), keeps cookies.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;

    public Visitor(RunningHost host)
    {
        http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true, UseCookies = true }) { BaseAddress = host.Address };
    }

    /// <summary>The page last seen.</summary>
    public IHtmlDocument Page { get; private set; } = null!;

    public System.Net.HttpStatusCode Status { get; private set; }

    /// <summary>Where the last request ended after redirects.</summary>
    public string Path { get; private set; } = "";

    public string Text => Page.Body!.TextContent;

    public Task<IHtmlDocument> Get(string path) => See(http.GetAsync(path));

    public Task<HttpResponseMessage> Raw(HttpRequestMessage request) => http.SendAsync(request);

    /// <summary>Sends a request of one's own making and looks at the page that answers.</summary>
    public Task<IHtmlDocument> Send(HttpRequestMessage request) => See(http.SendAsync(request));

    /// <summary>Sends the form that holds the named handler (or the only form) with its fields as shown, changed by <paramref name="fields"/>.</summary>
    public Task<IHtmlDocument> Submit(string? handler, params (string Name, string? Value)[] fields) => Submit(handler, null, fields);

    /// <summary>Sends a form by its button: name and value of the button go along.</summary>
    public Task<IHtmlDocument> Submit(string? handler, (string Name, string Value)? button, params (string Name, string? Value)[] fields)
    {
        var forms = Page.Forms.OfType<IHtmlFormElement>().Where(f => handler is null || f.QuerySelector($"input[name=_handler][value='{handler}']") is not null).ToList();
        var form = forms.Count == 1 ? forms[0] : throw new InvalidOperationException($"{forms.Count} forms answer to '{handler}' on {Path}.");
        return Submit(form, button, fields);
    }

    public Task<IHtmlDocument> Submit(IHtmlFormElement form, (string Name, string Value)? button, params (string Name, string? Value)[] fields)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.Elements.Where(e => !e.HasAttribute("disabled")))
        {
            var name = element.GetAttribute("name");
            if (string.IsNullOrEmpty(name) || fields.Any(f => f.Name == name))
            {
                continue;
            }

            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box when box.IsChecked:
                    values.Add(new(name, box.Value));
                    break;
                case IHtmlInputElement { Type: not ("checkbox" or "radio" or "submit" or "file") } input:
                    values.Add(new(name, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(new(name, area.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.SelectedOptions.Select(o => new KeyValuePair<string, string>(name, o.Value)));
                    break;
            }
        }

        values.AddRange(fields.Where(f => f.Value is not null).Select(f => new KeyValuePair<string, string>(f.Name, f.Value!)));
        if (button is { } b)
        {
            values.Add(new(b.Name, b.Value));
        }

        // the page that the form stands on, which need not be the one last seen
        var action = form.GetAttribute("action") is { Length: > 0 } a ? a : form.Owner!.Location.PathName + form.Owner.Location.Search;
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join('&', values.Select(v => Uri.EscapeDataString(v.Key) + "=" + Uri.EscapeDataString(v.Value)));
            return See(http.GetAsync(action.Split('?')[0] + "?" + query));
        }

        return See(http.PostAsync(action, new FormUrlEncodedContent(values)));
    }

    /// <summary>Sends the hidden fields of a form seen earlier, with others, to an address: the second click.</summary>
    public Task<IHtmlDocument> Send(string path, IHtmlFormElement form, params (string Name, string Value)[] fields) => See(http.PostAsync(path, new FormUrlEncodedContent(
        form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => new KeyValuePair<string, string>(i.Name!, i.Value))
            .Concat(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))))));

    /// <summary>Sends a field as the autosave script does.</summary>
    public async Task<System.Net.HttpStatusCode> Autosave(IElement field, string text, string version)
    {
        var token = Page.QuerySelector<IHtmlInputElement>("input[name='__RequestVerificationToken']")!;
        using var answer = await http.PostAsync(field.GetAttribute("data-autosave"), new FormUrlEncodedContent(
            [new(field.GetAttribute("name")!, text), new("version", version), new(token.Name!, token.Value)]));
        return answer.StatusCode;
    }

    /// <summary>Sends files by an upload form as a browser without script does: the form's own fields first, then the files.</summary>
    public Task<IHtmlDocument> Upload(IHtmlFormElement form, params (string Name, byte[] Content)[] files) => See(http.PostAsync(form.GetAttribute("action"), Parts(form, files)));

    /// <summary>The same as the script does it: one file, answered in JSON.</summary>
    public Task<HttpResponseMessage> UploadByScript(IHtmlFormElement form, string name, byte[] content)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, form.GetAttribute("action")) { Content = Parts(form, (name, content)) };
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");
        return http.SendAsync(request);
    }

    private static MultipartFormDataContent Parts(IHtmlFormElement form, params (string Name, byte[] Content)[] files)
    {
        var parts = new MultipartFormDataContent();
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            parts.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        foreach (var (name, content) in files)
        {
            parts.Add(new ByteArrayContent(content), "file", name);
        }

        return parts;
    }

    /// <summary>Sends the form of the named handler as multipart, with one text file in it.</summary>
    public Task<IHtmlDocument> Upload(string handler, string field, string content, string fileName = "file.csv")
    {
        var form = Page.Forms.OfType<IHtmlFormElement>().Single(f => f.QuerySelector($"input[name=_handler][value='{handler}']") is not null);
        var body = new MultipartFormDataContent();
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        body.Add(new StringContent(content), field, fileName);
        return See(http.PostAsync(form.GetAttribute("action") is { Length: > 0 } action ? action : Path, body));
    }

    /// <summary>Sends a form as multipart: its hidden fields, what was typed, and the files chosen in one field; where none is chosen, the nameless part of a browser.</summary>
    public Task<IHtmlDocument> SubmitFiles(IHtmlFormElement form, (string Name, string Value)[] fields, string field, params (string Name, byte[] Content)[] files)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden").Select(i => (i.Name!, i.Value)).Concat(fields))
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, content) in files)
        {
            body.Add(new ByteArrayContent(content), field, name);
        }

        if (files.Length == 0)
        {
            var none = new ByteArrayContent([]);
            none.Headers.ContentDisposition = new("form-data") { Name = $"\"{field}\"", FileName = "\"\"" };
            none.Headers.ContentType = new("application/octet-stream");
            body.Add(none);
        }

        return See(http.PostAsync(form.Owner!.Location.PathName, body));
    }

    public async Task<IHtmlDocument> SignIn(string name, string password)
    {
        await Get("/sign-in");
        return await Submit("sign-in", ("Form.Name", name), ("Form.Password", password));
    }

    private async Task<IHtmlDocument> See(Task<HttpResponseMessage> request)
    {
        using var response = await request;
        Status = response.StatusCode;
        Path = response.RequestMessage!.RequestUri!.PathAndQuery;
        var html = await response.Content.ReadAsStringAsync();
        var context = BrowsingContext.New(Configuration.Default);
        Page = (IHtmlDocument)await context.OpenAsync(r => r.Content(html).Address(response.RequestMessage.RequestUri));
        return Page;
    }

    public void Dispose() => http.Dispose();
}
