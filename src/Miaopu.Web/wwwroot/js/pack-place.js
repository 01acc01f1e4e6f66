// Where in a text of YAML somebody types, and what its JSON Schema and the text itself offer there.

// A key at the beginning of what is left of a line: plain or in quotes, ending in a colon.
const keyAt = /^("[^"]*"|'[^']*'|[^\s#"'{}[\],&*!|>%@`-][^:#{}[\],]*?|-?[^\s#"'{}[\],:-][^:#{}[\],]*?)\s*:(?=\s|$)/;

/** The keys that lead to a place of the text, "-" for an item of a list; the word typed there and the whole phrase; whether a key is expected. */
export function placeIn(text, caret) {
  const before = text.slice(0, caret);
  const typed = /[^\s{}[\],:"'()=<>+*/#]*$/.exec(before)[0];
  const lines = before.slice(0, before.length - typed.length).split("\n");
  const line = lines.pop();
  const block = []; // { column, key }, the outer first
  const flow = []; // { kind: "{" or "[", key }
  for (const earlier of lines) read(earlier, block, flow, false);
  const inFlow = flow.length > 0;
  const { rest, keyed } = read(line, block, flow, true);
  const phrase = /(?:^|[{}[\],]|: |- ) *([^{}[\],:]*)$/.exec(before.slice(before.lastIndexOf("\n") + 1))?.[1] ?? typed;
  const path = block.map((b) => b.key);
  for (const frame of flow) path.push(...(frame.kind === "[" ? ["-"] : frame.key === null ? [] : [frame.key]));
  const inner = flow.at(-1);
  const key = inner ? inner.kind === "{" && inner.key === null : !inFlow && !keyed && /^[\w -]*$/.test(rest);
  return { path, typed, phrase, key, comment: /(^|\s)#/.test(line.replace(/"[^"]*"|'[^']*'/g, "")) };
}

// Takes one line into the stacks; tells what stands behind its key, and whether it has one.
function read(line, block, flow, last) {
  if (flow.length > 0) {
    scan(line, flow);
    return { rest: line, keyed: false };
  }
  let column = /^ */.exec(line)[0].length;
  let rest = line.slice(column);
  if ((rest === "" && !last) || rest.startsWith("#")) return { rest, keyed: false };
  const close = (at) => {
    while (block.length > 0 && block.at(-1).column >= at) block.pop();
  };
  while (/^-(\s|$)/.test(rest)) {
    close(column);
    block.push({ column, key: "-" });
    const dash = /^-\s*/.exec(rest)[0].length;
    column += dash;
    rest = rest.slice(dash);
  }
  close(column);
  const key = keyAt.exec(rest);
  if (key) {
    block.push({ column, key: key[1].replace(/^["']|["']$/g, "") });
    rest = rest.slice(key[0].length).trimStart();
  }
  scan(rest, flow);
  return { rest, keyed: Boolean(key) };
}

function scan(text, flow) {
  let word = "";
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    const frame = flow.at(-1);
    if (sign === '"' || sign === "'") {
      const end = text.indexOf(sign, i + 1);
      if (end < 0) return;
      word += text.slice(i + 1, end);
      i = end;
    } else if (sign === "#" && (i === 0 || /\s/.test(text[i - 1]))) return;
    else if (sign === "{" || sign === "[") {
      flow.push({ kind: sign, key: null });
      word = "";
    } else if (frame && (sign === "}" || sign === "]")) {
      flow.pop();
      word = "";
    } else if (frame && sign === ",") {
      if (frame.kind === "{") frame.key = null;
      word = "";
    } else if (frame?.kind === "{" && frame.key === null && sign === ":" && /\s|^$/.test(text[i + 1] ?? "")) {
      frame.key = word.trim();
      word = "";
    } else word += sign;
  }
}

/** The schemas that hold at a path. */
export function schemasAt(root, path) {
  let here = meant(root, [root]);
  for (const step of path) {
    const next = here.flatMap((schema) =>
      step === "-" ? [schema.items, ...(schema.prefixItems ?? [])] : [schema.properties?.[step] ?? Object.values(schema.patternProperties ?? {})[0] ?? schema.additionalProperties],
    );
    here = meant(root, next.filter((schema) => schema && typeof schema === "object"));
  }
  return here;
}

// What a schema stands for: behind references, and each of its alternatives.
function meant(root, schemas, seen = new Set()) {
  return schemas.flatMap((schema) => {
    if (!schema || typeof schema !== "object" || seen.has(schema)) return [];
    seen.add(schema);
    const below = [schema.$ref && root.$defs?.[schema.$ref.split("/").pop()], ...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
    return [schema, ...meant(root, below.filter(Boolean), seen)];
  });
}

/** The keys that may stand at a path, each with its sentence. */
export function keysAt(root, path) {
  const keys = new Map();
  for (const schema of schemasAt(root, path)) {
    for (const [key, below] of Object.entries(schema.properties ?? {})) if (!keys.has(key)) keys.set(key, below?.description ?? "");
  }
  return [...keys];
}

/** The words that a value at a path may be, where there is a choice of them. */
export function choicesAt(root, path) {
  const choices = new Set();
  for (const schema of schemasAt(root, path)) {
    for (const choice of [...(schema.enum ?? []), ...("const" in schema ? [schema.const] : [])]) choices.add(String(choice));
  }
  return [...choices].map((choice) => [choice, ""]);
}

// the parts of a file whose keys are names that other parts refer to
const defining = new Set(["measures", "definitions", "windows", "tables", "dates", "bodies", "materials", "outcomes", "stages", "cohorts", "ledgers", "lists"]);

/** What a text itself defines, by the part that defines it; clauses as they are cited. */
export function namesIn(text) {
  const names = [];
  let part = "";
  let item = "";
  let below = "";
  for (const line of text.split("\n")) {
    const top = /^([^\s#"'-][^:#]*):/.exec(line);
    if (top) [part, item, below] = [top[1], "", ""];
    const second = /^ {2}([^\s#"'-][^:#]*):/.exec(line);
    if (second) [item, below] = [second[1], ""];
    if (second && defining.has(part)) names.push([second[1], part]);
    const identified = /^ {2}- (?:\{ *)?id: *([^\s,}]+)/.exec(line);
    if (identified) names.push([identified[1], part]);
    const third = /^ {4}([^\s#"'-][^:#]*):/.exec(line);
    if (third) below = third[1];
    if (part === "sources" && item) {
      const clauses = /clauses: *\{(.*)\}/.exec(line);
      const one = below === "clauses" && /^ {6}("[^"]*"|[^\s#'-][^:#]*):/.exec(line);
      for (const clause of clauses ? clauses[1].matchAll(/(?:^|,) *("[^"]*"|[^,:{}"]+): /g) : one ? [one] : []) names.push([`${item} ${clause[1].replace(/"/g, "").trim()}`, "clauses"]);
    }
    const derived = /^ {6}([^\s#"'{-][^:#]*): *\{ *(?:formula|months since)/.exec(line);
    if (derived && part !== "sources") names.push([derived[1], "fields"]);
  }
  return names;
}

// which names a key asks for, most wanted first; any other key takes all of them
const wanted = {
  measure: ["measures"],
  of: ["measures", "bodies", "cohorts"],
  to: ["measures", "bodies", "stages"],
  less: ["measures"],
  "chosen by": ["measures"],
  ratio: ["measures"],
  in: ["windows", "cohorts"],
  either: ["windows"],
  each: ["definitions", "ledgers"],
  count: ["definitions", "ledgers"],
  cite: ["clauses"],
  by: ["bodies", "fields", "measures"],
  "judged by": ["bodies"],
  "scored by": ["bodies"],
  evidence: ["materials"],
  due: ["dates"],
  day: ["dates"],
  table: ["tables"],
  resume: ["stages"],
  distinct: ["fields"],
  event: ["fields"],
};

/** Those of the names that the last key of a path asks for; all of them where it does not say. */
export function wantedAt(path, names) {
  const key = path.filter((step) => step !== "-").at(-1);
  const parts = wanted[key];
  const found = parts ? parts.flatMap((part) => names.filter(([, of]) => of === part)) : [];
  return found.length > 0 ? found : names;
}
