namespace Miaopu.Web.Look;

/// <summary>The shapes behind <see cref="Icon"/>. An unknown name draws a dot: a missing picture must not take a page down.</summary>
public static class IconShapes
{
    private const string Dot = """<circle cx="12" cy="12" r="2.5" fill="currentColor" stroke="none"/>""";

    private static readonly Dictionary<string, string> Shapes = new(StringComparer.Ordinal)
    {
        ["dot"] = Dot,
        ["check"] = """<path d="M5 12.5 10 17.5 19.5 7"/>""",
        ["cross"] = """<path d="M6.5 6.5l11 11M17.5 6.5l-11 11"/>""",
        ["minus"] = """<path d="M6 12h12"/>""",
        ["plus"] = """<path d="M12 5.5v13M5.5 12h13"/>""",
        ["alert"] = """<path d="M12 4 2.8 19.5h18.4zM12 10v4.5"/><circle cx="12" cy="17" r=".6" fill="currentColor"/>""",
        ["info"] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 11.2v5"/><circle cx="12" cy="8" r=".6" fill="currentColor"/>""",
        ["question"] = """<circle cx="12" cy="12" r="8.5"/><path d="M9.6 9.8c.2-1.5 1.2-2.3 2.5-2.3 1.4 0 2.4.9 2.4 2.1 0 1.9-2.4 2-2.4 3.9"/><circle cx="12.1" cy="16.4" r=".6" fill="currentColor"/>""",
        ["person"] = """<circle cx="12" cy="8" r="3.8"/><path d="M4.8 20c.8-4 3.6-6 7.2-6s6.4 2 7.2 6"/>""",
        ["people"] = """<circle cx="9" cy="8.5" r="3.3"/><path d="M2.8 19.5c.6-3.6 3-5.5 6.2-5.5s5.6 1.9 6.2 5.500M15.5 5.500a3.2 3.2 0 0 1 0 6M17.3 14.300c2.2.5 3.5 2.2 3.9 5"/>""",
        ["todo"] = """<path d="M9.5 6.500h11M9.5 12h11M9.5 17.500h11M3.5 6.500l1.4 1.4 2.3-2.700M3.5 12l1.4 1.4 2.3-2.7"/><path d="M4.6 17.500h1.4"/>""",
        ["carrier"] = """<path d="M4 20.500V9l8-5 8 5v11.500M2.5 20.500h19M9.5 20.500v-5.500h5v5.500M9 11h.01M15 11h.01M12 8.500h.01"/>""",
        ["application"] = """<path d="M6 3.500h8.500L19 8v12.500H6zM14.3 3.700V8.200h4.500M9.3 12.500h6M9.3 16h6"/>""",
        ["ledger"] = """<path d="M5 5a1.5 1.5 0 0 1 1.5-1.500H19v14H6.500A1.5 1.5 0 0 0 5 19zM5 19a1.5 1.5 0 0 0 1.5 1.500H19v-3M9 8h6M9 11.500h4"/>""",
        ["desk"] = """<path d="M4.5 4.500h15v10h-4.300l-1.7 2.500h-3l-1.7-2.500H4.500zM4.5 14.500v5h15v-5"/>""",
        ["round"] = """<path d="M4 9.500v5h3l7 4V5.500l-7 4zM17.5 9c1 .7 1.5 1.7 1.5 3s-.5 2.3-1.5 3"/>""",
        ["board"] = """<path d="M4 20h16.500M6.5 16.500v-5M11 16.500V5M15.5 16.500v-8M20 16.500v-3"/>""",
        ["award"] = """<circle cx="12" cy="9" r="5.2"/><path d="M8.8 13.3 7.5 20.5 12 18l4.5 2.5-1.3-7.200M10 9l1.5 1.500L14.2 7.8"/>""",
        ["book"] = """<path d="M12 6.500C10 5 7 4.5 3.5 4.700v13.600c3.5-.2 6.5.3 8.5 1.8 2-1.5 5-2 8.5-1.800V4.700C17 4.5 14 5 12 6.500zM12 6.500v13.4"/>""",
        ["shield"] = """<path d="M12 3.500c2.5 1.5 5 2.2 7.5 2.3 0 7-2.3 11.7-7.5 14.7-5.2-3-7.5-7.7-7.5-14.700C7 5.7 9.5 5 12 3.500zM8.8 12l2.3 2.3 4.2-4.6"/>""",
        ["organisation"] = """<rect x="9" y="3.5" width="6" height="5" rx="1"/><rect x="3" y="15.5" width="6" height="5" rx="1"/><rect x="15" y="15.5" width="6" height="5" rx="1"/><path d="M12 8.500v3.500M6 15.500V12h12v3.5"/>""",
        ["bell"] = """<path d="M6 16.500v-5.500a6 6 0 0 1 12 0v5.500l1.5 1.500h-15zM10 20.500h4"/>""",
        ["search"] = """<circle cx="10.7" cy="10.7" r="6.2"/><path d="M15.3 15.3 20.5 20.5"/>""",
        ["clock"] = """<circle cx="12" cy="12" r="8.5"/><path d="M12 7.200V12l3.3 2.2"/>""",
        ["calendar"] = """<rect x="4" y="5.5" width="16" height="14.5" rx="1.5"/><path d="M4 10h16M8.5 3.500v4M15.5 3.500v4"/>""",
        ["down"] = """<path d="M6.5 9.5 12 15l5.5-5.5"/>""",
        ["up"] = """<path d="M6.5 14.5 12 9l5.5 5.5"/>""",
        ["left"] = """<path d="M14.5 6.5 9 12l5.5 5.5"/>""",
        ["right"] = """<path d="M9.5 6.5 15 12l-5.5 5.5"/>""",
        ["sort"] = """<path d="M8.5 10 12 6.500l3.5 3.500M8.5 14 12 17.500l3.5-3.5"/>""",
        ["upload"] = """<path d="M12 15.500V4.500M7.5 8.7 12 4.300l4.5 4.400M4.5 15.500v4.500h15v-4.5"/>""",
        ["download"] = """<path d="M12 4.500v11M7.5 11.300l4.5 4.4 4.5-4.400M4.5 15.500v4.500h15v-4.5"/>""",
        ["file"] = """<path d="M6 3.500h8.500L19 8v12.500H6zM14.3 3.700V8.200h4.5"/>""",
        ["print"] = """<path d="M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6.500H7z"/>""",
        ["out"] = """<path d="M13.5 4.500h-8v15h8M10 12h10.500M16.5 7.8 20.7 12l-4.2 4.2"/>""",
        ["back"] = """<path d="M9 6.5 4 11.500l5 5M4.5 11.500h9.500a5.5 5.5 0 0 1 0 8"/>""",
        ["menu"] = """<path d="M4 7h16M4 12h16M4 17h16"/>""",
        ["filter"] = """<path d="M4 5.500h16l-6.3 7.300v6.700l-3.4-2v-4.700z"/>""",
        ["link"] = """<path d="M10 7.500H8a4.5 4.5 0 0 0 0 9h2M14 7.500h2a4.5 4.5 0 0 1 0 9h-2M8.5 12h7"/>""",
        ["place"] = """<path d="M12 21c4.5-4.7 6.8-8.4 6.8-11.200a6.8 6.8 0 0 0-13.6 0C5.2 12.6 7.5 16.3 12 21z"/><circle cx="12" cy="9.8" r="2.3"/>""",
        ["money"] = """<circle cx="12" cy="12" r="8.5"/><path d="M8.5 7.5 12 12l3.5-4.500M12 12v5M9 12.500h6M9 15h6"/>""",
        ["settings"] = """<path d="M4 7.500h9M17 7.500h3M4 16.500h3M11 16.500h9"/><circle cx="15" cy="7.5" r="2"/><circle cx="9" cy="16.5" r="2"/>""",
    };

    public static string Of(string name) => Shapes.GetValueOrDefault(name, Dot);
}
